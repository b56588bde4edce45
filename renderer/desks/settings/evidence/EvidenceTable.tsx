import { useSyncExternalStore } from 'react';
import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import { LEDGER_GROUPS } from '../../../../electron/shared/domain/evidence-figures.ts';
import { groupLabel } from '../../../../electron/shared/domain/evidence-words.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';
import { classNames } from '../../../components/class-names.ts';
import { useLargeType } from '../../../components/large-type.tsx';
import { WaitAxis, WaitKey, WaitSpans, waitScale } from '../../../components/wait-charts.tsx';
import { compareWords, countWords } from './evidence-words.ts';

/** Widths of the counts; the drawing takes the rest. */
const WIDE = { columns: [62, 82, 74, 74, 74, 74, 58, 62, 66], chart: 336, row: 52, shortRow: 43 } as const;
const LARGE = { columns: [44, 66, 62, 62, 62, 50, 34, 46, 48], chart: 296, row: 39, shortRow: 32 } as const;

const SHORT = window.matchMedia('(max-height: 740px)');

/** A low window: the rows move together, so that what stands below them is still to be seen. */
function useShortWindow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      SHORT.addEventListener('change', changed);
      return () => SHORT.removeEventListener('change', changed);
    },
    () => SHORT.matches,
  );
}

/** The six points: how many of whom, and how long they waited; ↑ ↓ choose one, Enter shows who. */
export function EvidenceTable({
  evidence,
  selected,
  onSelect,
  onOpen,
}: {
  evidence: Evidence;
  selected: number;
  onSelect: (index: number) => void;
  onOpen: () => void;
}) {
  const { large } = useLargeType();
  const sizes = large ? LARGE : WIDE;
  const row = useShortWindow() ? sizes.shortRow : sizes.row;
  const scale = waitScale(evidence.points);
  return (
    <div className="panel ev-box" tabIndex={-1} data-first-focus>
      <table className="t ev" aria-label="六处的号票和等候">
        <colgroup>
          {sizes.columns.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={index} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <Heads evidence={evidence} large={large} chart={sizes.chart} />
        <tbody>
          {evidence.points.map((point, index) => (
            <tr
              key={point.point}
              className={classNames(index === selected && 'on')}
              onMouseDown={() => onSelect(index)}
              onDoubleClick={onOpen}
            >
              <td>
                <b>{QUEUE_POINT_NAMES[point.point]}</b>
              </td>
              <Counts counts={point} />
              <td className="g plain">
                <WaitSpans waits={point.waits} scale={scale} width={sizes.chart} height={row} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="tot">
            <td>号票</td>
            <Counts counts={evidence.totals} />
            <td className="g say">{compareWords(evidence)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Heads({ evidence, large, chart }: { evidence: Evidence; large: boolean; chart: number }) {
  const scale = waitScale(evidence.points);
  return (
    <thead>
      <tr className="grp">
        <th> </th>
        <th colSpan={5} className="g">
          优先，按排队所用的一项计
        </th>
        <th colSpan={3} className="g">
          其余与合计
        </th>
        <th className="g">
          <span className="legend">
            <span>{large ? '分' : '等候，分'}</span>
            <WaitKey />
          </span>
        </th>
      </tr>
      <tr className="ord">
        <th> </th>
        {LEDGER_GROUPS.map((group, index) => (
          <th key={group} className={classNames('num', index === 0 && 'g')}>
            {large
              ? groupLabel(group, evidence.elderAge).replaceAll(' ', '')
              : groupLabel(group, evidence.elderAge)}
          </th>
        ))}
        <th className="num">合计</th>
        <th className="num g">急</th>
        <th className="num">普通</th>
        <th className="num">合计</th>
        <th className="g plain">
          <WaitAxis scale={scale} width={chart} />
        </th>
      </tr>
    </thead>
  );
}

function Counts({ counts }: { counts: Evidence['totals'] }) {
  return (
    <>
      {LEDGER_GROUPS.map((group, index) => (
        <td key={group} className={classNames('num', index === 0 && 'g')}>
          {countWords(counts.groups[group])}
        </td>
      ))}
      <td className="num">
        <b>{countWords(counts.priority)}</b>
      </td>
      <td className="num g">{countWords(counts.emergency)}</td>
      <td className="num">{countWords(counts.ordinary)}</td>
      <td className="num">{countWords(counts.total)}</td>
    </>
  );
}
