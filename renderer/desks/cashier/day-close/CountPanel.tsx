import { useEffect, useRef } from 'react';
import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import { countCash, DENOMINATIONS, type Denomination } from '../../../../electron/shared/domain/closing.ts';
import { fen } from '../../../../electron/shared/values/fen.ts';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { formatFen, formatTime } from '../../../components/format.ts';
import { NumberInput } from '../../../components/inputs.tsx';
import { Tag } from '../../../components/Marks.tsx';
import type { Pieces } from './use-drawer.ts';

const LOOSE = /\.?0+$/;

export interface CountPanelProps {
  readonly view: DayView;
  readonly pieces: Pieces;
  readonly onChange: (pieces: Pieces) => void;
  /** What stands beside a denomination is no number of pieces, or is one again. */
  readonly onUnread: (denomination: Denomination, unread: boolean) => void;
  readonly onLast: () => void;
}

/** ① 盲点现金: pieces by denomination; Enter goes down, and seals on the last. */
export function CountPanel(props: CountPanelProps) {
  const { view, pieces } = props;
  const sealed = view.count !== null;
  const box = useRef<HTMLTableElement>(null);
  const countable = !sealed && view.status === 'open' && view.closeFirst === null;
  // The hand begins with the largest note as soon as the day is there.
  useEffect(() => {
    if (countable) box.current?.querySelector('input')?.focus();
  }, [countable]);
  const shown: Pieces = view.count
    ? Object.fromEntries(view.count.lines.map((line) => [line.denominationFen, line.pieces]))
    : pieces;
  return (
    <Panel
      title="① 盲点现金"
      note="先点后看账"
      end={
        view.count ? (
          <Tag kind="ok" icon="check">
            已封 {formatTime(view.count.at)}
          </Tag>
        ) : undefined
      }
    >
      <Fields onLast={props.onLast}>
        <table ref={box} className="t den">
          <thead>
            <tr>
              <th className="num">面额</th>
              <th className="num">张数</th>
              <th className="num">金额</th>
            </tr>
          </thead>
          <tbody>
            {DENOMINATIONS.map((denomination, at) => (
              <PiecesRow
                key={denomination}
                {...props}
                denomination={denomination}
                shown={shown}
                first={at === 0}
              />
            ))}
          </tbody>
          <tfoot>
            <tr className="tot">
              <td colSpan={2}>点得</td>
              <td className="num">{formatFen(countCash(shown))}</td>
            </tr>
          </tfoot>
        </table>
      </Fields>
    </Panel>
  );
}

function PiecesRow({
  denomination,
  shown,
  first,
  view,
  pieces,
  onChange,
  onUnread,
}: CountPanelProps & { denomination: Denomination; shown: Pieces; first: boolean }) {
  const sealed = view.count !== null;
  return (
    <tr>
      <td className="num">{formatFen(fen(denomination)).replace(LOOSE, '')}</td>
      <td>
        <NumberInput
          align="right"
          aria-label={`${formatFen(fen(denomination))} 元张数`}
          value={shown[denomination]}
          readOnly={sealed || view.status === 'closed'}
          autoFocus={first && !sealed}
          placeholder="0"
          onUnread={(unread) => onUnread(denomination, unread)}
          onChange={(count) => {
            const { [denomination]: _old, ...rest } = pieces;
            onChange(count === undefined ? rest : { ...rest, [denomination]: count });
          }}
        />
      </td>
      <td className="num">{formatFen(fen(denomination * (shown[denomination] ?? 0)))}</td>
    </tr>
  );
}
