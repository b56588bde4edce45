/**
 * Waits drawn so that a black-and-white print says the same: priority is a filled diamond on a whole line,
 * ordinary an open ring on a broken one; the mark is the median, the line ends where nine in ten have been
 * called. Screen and paper use the same drawing.
 */
import { useId } from 'react';
import type { Evidence, EvidencePoint } from '../../electron/shared/contract/queue-evidence.ts';

type Waits = EvidencePoint['waits'];

export interface WaitScale {
  readonly end: number;
  readonly step: number;
}

const STEPS = [2, 5, 10, 15, 30, 60, 120, 240];
const LEFT = 8;
/** Room for the words behind the longest line. */
const WORDS = 76;

/** One scale for all points, so that they can be compared: at most five marks. */
export function waitScale(points: readonly EvidencePoint[]): WaitScale {
  const most = Math.max(
    8,
    ...points.flatMap(({ waits }) => [
      waits.priority?.ninetiethMinutes ?? 0,
      waits.ordinary?.ninetiethMinutes ?? 0,
    ]),
  );
  const step = STEPS.find((one) => most / one <= 4) ?? 480;
  return { step, end: Math.ceil(most / step) * step };
}

function placeOf(minutes: number, { end }: WaitScale, width: number): number {
  return LEFT + (minutes / end) * (width - LEFT - WORDS);
}

function marksOf({ end, step }: WaitScale): number[] {
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

export function WaitAxis({ scale, width }: { scale: WaitScale; width: number }) {
  return (
    <svg width={width} height="18" className="wait-chart" aria-hidden="true">
      {marksOf(scale).map((minutes) => (
        <text
          key={minutes}
          className="tx2"
          x={placeOf(minutes, scale, width)}
          y="14"
          textAnchor={minutes === 0 ? 'start' : 'middle'}
          dx={minutes === 0 ? -3 : 0}
        >
          {minutes}
        </text>
      ))}
    </svg>
  );
}

export function WaitSpans({
  waits,
  scale,
  width,
  height,
}: {
  waits: Waits;
  scale: WaitScale;
  width: number;
  height: number;
}) {
  const said = [
    waits.priority
      ? `优先中位 ${waits.priority.medianMinutes} 分，九成 ${waits.priority.ninetiethMinutes} 分`
      : '',
    waits.ordinary
      ? `普通中位 ${waits.ordinary.medianMinutes} 分，九成 ${waits.ordinary.ninetiethMinutes} 分`
      : '',
  ];
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="wait-chart"
      role="img"
      aria-label={said.filter(Boolean).join('；') || '没有人被叫过'}
    >
      {marksOf(scale).map((minutes) => {
        const x = placeOf(minutes, scale, width);
        return <path key={minutes} className="ln" d={`M${x} 0V${height}`} />;
      })}
      <Span waits={waits.priority} scale={scale} width={width} y={height * 0.3} filled />
      <Span waits={waits.ordinary} scale={scale} width={width} y={height * 0.71} />
    </svg>
  );
}

function Span({
  waits,
  scale,
  width,
  y,
  filled = false,
}: {
  waits: Waits['priority'];
  scale: WaitScale;
  width: number;
  y: number;
  filled?: boolean;
}) {
  if (!waits) return null;
  const middle = placeOf(waits.medianMinutes, scale, width);
  const end = placeOf(waits.ninetiethMinutes, scale, width);
  const mark = 6;
  return (
    <g stroke="currentColor" strokeWidth="2">
      <path d={`M${middle} ${y}H${end}`} {...(filled ? {} : { strokeDasharray: '4 3' })} />
      <path d={`M${end} ${y - 5}v10`} />
      {filled ? (
        <path
          d={`M${middle} ${y - mark}l${mark} ${mark}-${mark} ${mark}-${mark}-${mark}z`}
          fill="currentColor"
          stroke="none"
        />
      ) : (
        <circle cx={middle} cy={y} r="5" fill="#fff" />
      )}
      <text
        className={filled ? 'tx1' : 'tx2'}
        stroke="none"
        x={Math.max(end, middle + mark) + 7}
        y={y + 4.5}
        fontWeight={filled ? 700 : 400}
      >
        {waits.medianMinutes} · {waits.ninetiethMinutes}
      </text>
    </g>
  );
}

export function WaitKey() {
  return (
    <span className="key">
      <span>
        <svg width="14" height="14" className="wait-chart" aria-hidden="true">
          <path d="M7 1l6 6-6 6-6-6z" fill="currentColor" />
        </svg>
        优先
      </span>
      <span>
        <svg width="14" height="14" className="wait-chart" aria-hidden="true">
          <circle cx="7" cy="7" r="5" fill="#fff" stroke="currentColor" strokeWidth="2" />
        </svg>
        普通
      </span>
      <span>
        中位
        <svg width="22" height="14" className="wait-chart" aria-hidden="true">
          <path d="M0 7h20M20 2v10" stroke="currentColor" strokeWidth="2" fill="none" />
        </svg>
        九成在此内
      </span>
    </span>
  );
}

/** How long ordinary patients waited, in bars; the line is the cap, and what lies beyond it is hatched. */
export function WaitBars({
  histogram,
  width,
  height,
}: {
  histogram: Evidence['histogram'];
  width: number;
  height: number;
}) {
  const hatch = useId();
  const { bins, capMinutes } = histogram;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const step = (width - 16) / bins.length;
  const bar = Math.min(40, step * 0.76);
  const base = height - 20;
  const top = 20;
  const capX = 8 + step * (bins.length - 1);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="wait-chart"
      role="img"
      aria-label={bins.map((bin) => `${binWords(bin)} 分 ${bin.count} 人`).join('，')}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="#fff" />
          <rect width="2.2" height="5" fill="currentColor" />
        </pattern>
      </defs>
      <path className="ax" d={`M8 ${base + 0.5}H${width - 8}`} />
      {bins.map((bin, index) => {
        const x = 8 + step * (index + 0.5);
        const tall = (bin.count / most) * (base - top);
        return (
          <g key={bin.fromMinutes}>
            {bin.count > 0 ? (
              <rect
                x={x - bar / 2}
                y={base - tall}
                width={bar}
                height={tall}
                fill={bin.toMinutes === null ? `url(#${hatch})` : 'currentColor'}
                stroke="currentColor"
              />
            ) : null}
            <text className="tx1" x={x} y={base - tall - 4} textAnchor="middle" fontWeight="700">
              {bin.count}
            </text>
            <text className="tx2" x={x} y={height - 4} textAnchor="middle">
              {binWords(bin)}
            </text>
          </g>
        );
      })}
      {capMinutes === null ? null : (
        <path d={`M${capX} 2V${base}`} stroke="currentColor" strokeWidth="1.5" strokeDasharray="3 3" />
      )}
    </svg>
  );
}

function binWords({ fromMinutes, toMinutes }: Evidence['histogram']['bins'][number]): string {
  return toMinutes === null ? `满 ${fromMinutes}` : `${fromMinutes}–${toMinutes}`;
}
