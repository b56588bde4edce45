import type { CountRow as Row } from '../../../../electron/shared/contract/stock-counting.ts';
import { useLargeType } from '../../../components/large-type.tsx';
import { CountLine } from './CountLine.tsx';

interface CountTableProps {
  readonly rows: readonly Row[];
  readonly onTyping: (batchId: number, typing: boolean) => void;
}

/** Batches in the order of the shelves. */
export function CountTable({ rows, onTyping }: CountTableProps) {
  const { large } = useLargeType();
  return (
    <table className="t rc" aria-label="盘点">
      <colgroup>
        <col />
        {(large ? [60, 84, 58, 54, 70, 74] : [66, 90, 74, 70, 92, 92]).map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns that never change
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>药名 · 规格</th>
          <th>批号</th>
          <th>有效期至</th>
          <th className="num">实盘 整</th>
          <th className="num">零</th>
          <th className="num">那时账上</th>
          <th className="num">差</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CountLine key={row.batchId} row={row} onTyping={onTyping} />
        ))}
        {rows.length === 0 ? (
          <tr className="none">
            <td colSpan={7}>没有库存批次。按 Alt R 先入库。</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
