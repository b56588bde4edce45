import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';
import { TENDER_LABELS } from '../../../../electron/shared/domain/tenders.ts';
import { type ClinicDay, lastDayOf, monthOf } from '../../../../electron/shared/values/clinic-day.ts';
import { formatFen } from '../../../components/format.ts';

type Overview = Output<'settings.getOverview'>;

const WIDTH = 327;
const HEIGHT = 236;
const BASE = 208;

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="#fff" />
        <rect width="2" height="5" fill="currentColor" />
      </pattern>
    </defs>
  );
}

export function HourKey() {
  return (
    <span className="key">
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <rect x=".5" y=".5" width="13" height="13" fill="currentColor" stroke="currentColor" />
        </svg>
        普通
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <Hatch id="hatch-key" />
          <rect x=".5" y=".5" width="13" height="13" fill="url(#hatch-key)" stroke="currentColor" />
        </svg>
        优先
      </span>
    </span>
  );
}

/** Registrations by hour, ordinary below, priority hatched above; the number stands on the bar. */
export function HourBars({ hours }: { hours: Overview['hours'] }) {
  if (hours.length === 0) return <p className="empty-chart">今天还没有人挂号。</p>;
  const first = Math.min(8, ...hours.map((row) => row.hour));
  const last = Math.max(17, ...hours.map((row) => row.hour));
  const step = WIDTH / (last - first + 1);
  const most = Math.max(...hours.map((row) => row.priority + row.ordinary));
  const unit = 164 / Math.max(most, 4);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="今日每小时挂号人次">
      <Hatch id="hatch-hours" />
      {Array.from({ length: last - first + 1 }, (_, index) => first + index).map((hour, index) => (
        <text key={hour} x={step * (index + 0.5)} y={HEIGHT - 8} textAnchor="middle" className="tx2">
          {index === 0 ? `${hour} 时` : hour}
        </text>
      ))}
      {hours.map((row) => {
        const x = step * (row.hour - first) + step * 0.15;
        const ordinary = row.ordinary * unit;
        const priority = row.priority * unit;
        return (
          <g key={row.hour}>
            <rect x={x} y={BASE - ordinary} width={step * 0.7} height={ordinary} fill="currentColor" />
            <rect
              x={x}
              y={BASE - ordinary - priority}
              width={step * 0.7}
              height={priority}
              fill="url(#hatch-hours)"
              stroke="currentColor"
              strokeWidth={priority > 0 ? 1 : 0}
            />
            <text x={x + step * 0.35} y={BASE - ordinary - priority - 6} textAnchor="middle" className="tx1">
              {row.priority + row.ordinary}
            </text>
          </g>
        );
      })}
      <path d={`M0 ${BASE}H${WIDTH}`} className="ln" />
    </svg>
  );
}

export function WaitKey() {
  return (
    <span className="key">
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <path d="M7 0l7 7-7 7-7-7z" fill="currentColor" />
        </svg>
        优先
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="5.5" fill="#fff" stroke="currentColor" strokeWidth="2" />
        </svg>
        普通
      </span>
    </span>
  );
}

function diamond(x: number, y: number, radius: number): string {
  return `M${x} ${y - radius}l${radius} ${radius}-${radius} ${radius}-${radius}-${radius}z`;
}

/** Median minutes of waiting at the points where somebody was called today. */
export function WaitDots({ waits }: { waits: Overview['waits'] }) {
  const used = waits.filter((wait) => wait.priority !== null || wait.ordinary !== null);
  if (used.length === 0) return <p className="empty-chart">今天还没有叫过号。</p>;
  const most = Math.max(10, ...used.flatMap((wait) => [wait.priority ?? 0, wait.ordinary ?? 0]));
  const at = (minutes: number) => 62 + (minutes / most) * (WIDTH - 100);
  // The first row's number stands above its mark.
  const top = 8;
  const step = (HEIGHT - top) / waits.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="各处等候分钟中位数">
      {waits.map((wait, index) => {
        const y = top + step * (index + 0.5);
        // One mark inside the other, and the number once.
        const same = wait.priority === wait.ordinary;
        // To the left where the diamond stands on the right.
        const left = wait.priority !== null && wait.ordinary !== null && wait.priority > wait.ordinary;
        return (
          <g key={wait.point}>
            <text x="0" y={y + 5} className="tx1" fontWeight="400">
              {QUEUE_POINT_NAMES[wait.point]}
            </text>
            <path d={`M52 ${y}H${WIDTH}`} className="ln" />
            {wait.priority !== null && wait.ordinary !== null ? (
              <path
                d={`M${at(wait.priority)} ${y}H${at(wait.ordinary)}`}
                stroke="currentColor"
                strokeWidth="2"
              />
            ) : null}
            {wait.ordinary === null ? null : (
              <circle
                cx={at(wait.ordinary)}
                cy={y}
                r={same ? 8 : 6}
                fill="#fff"
                stroke="currentColor"
                strokeWidth="2"
              />
            )}
            {wait.priority === null ? null : (
              <path d={diamond(at(wait.priority), y, same ? 5 : 7)} fill="currentColor" />
            )}
            {wait.priority === null || same ? null : (
              <text x={at(wait.priority)} y={y - 10} textAnchor="middle" className="tx1">
                {wait.priority}
              </text>
            )}
            {wait.ordinary === null ? null : (
              <text
                x={at(wait.ordinary) + (left ? -12 : 12)}
                y={y + 5}
                textAnchor={left ? 'end' : 'start'}
                className="tx1"
              >
                {wait.ordinary}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Net takings of the month's days; the highest is named, and so is today. */
export function MonthLine({ month, today }: { month: Overview['month']; today: ClinicDay }) {
  const days = month.filter((one) => one.netFen !== 0 || one.day === today);
  if (days.length === 0) return <p className="empty-chart">本月还没有收入。</p>;
  const most = Math.max(1, ...days.map((one) => one.netFen));
  const last = Number(lastDayOf(monthOf(today)).slice(8));
  const at = (date: number) => 10 + ((date - 1) / (last - 1)) * (WIDTH - 20);
  const x = (day: string) => at(Number(day.slice(8)));
  const y = (netFen: number) => BASE - 14 - (Math.max(0, netFen) / most) * 150;
  const highest = days.reduce((best, one) => (one.netFen > best.netFen ? one : best));
  // The line runs where the figure would stand: it goes below.
  const isCrowdedAbove = ({ day, netFen }: (typeof days)[number]) =>
    days.some((other) => {
      const rise = y(netFen) - y(other.netFen);
      return other.day !== day && Math.abs(x(other.day) - x(day)) < 48 && rise > 0 && rise < 30;
    });
  const named = days.filter((one) => one.day === today || one === highest);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="本月每日实收">
      <path d={`M0 ${BASE}H${WIDTH}`} className="ln" />
      <path
        d={days.map((one, index) => `${index === 0 ? 'M' : 'L'}${x(one.day)} ${y(one.netFen)}`).join('')}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      {days.map((one) => (
        <circle
          key={one.day}
          cx={x(one.day)}
          cy={y(one.netFen)}
          r="3.6"
          fill={one.day === today ? '#fff' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="2"
        />
      ))}
      {named.map((one) => (
        <text
          key={one.day}
          x={Math.min(Math.max(x(one.day), 40), WIDTH - 40)}
          y={y(one.netFen) + (isCrowdedAbove(one) ? 20 : -9)}
          textAnchor="middle"
          className="tx1"
        >
          {formatFen(one.netFen)}
        </text>
      ))}
      {[1, 5, 10, 15, 20, 25, last].map((date) => (
        <text key={date} x={at(date)} y={HEIGHT - 8} textAnchor="middle" className="tx2">
          {date === 1 ? '1 日' : date}
        </text>
      ))}
    </svg>
  );
}

/** How today was paid; shown only after the drawer has been counted. */
export function TenderBars({
  tenders,
  waivedFen,
}: {
  tenders: Overview['tenders'];
  waivedFen: Overview['money']['waivedFen'];
}) {
  if (tenders === null) {
    return <p className="empty-chart">盲点钞票：今天的钱箱清点以后，这里才显示各种收款。</p>;
  }
  const rows = [
    ...tenders.map((one) => ({ label: TENDER_LABELS[one.tender], amountFen: one.amountFen, hatched: false })),
    { label: '减免', amountFen: waivedFen, hatched: true },
  ];
  const most = Math.max(1, ...rows.map((row) => row.amountFen));
  const step = Math.min(38, HEIGHT / rows.length);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="今日应收由谁付">
      <Hatch id="hatch-tenders" />
      {rows.map((row, index) => (
        <g key={row.label}>
          <text x="0" y={step * index + 20} className="tx1" fontWeight="400">
            {row.label}
          </text>
          <rect
            x="70.5"
            y={step * index + 3}
            width={Math.max(0, (row.amountFen / most) * 176)}
            height={step * 0.64}
            fill={row.hatched ? 'url(#hatch-tenders)' : 'currentColor'}
            stroke="currentColor"
          />
          <text x={WIDTH} y={step * index + 20} textAnchor="end" className="tx1">
            {formatFen(row.amountFen)}
          </text>
        </g>
      ))}
    </svg>
  );
}
