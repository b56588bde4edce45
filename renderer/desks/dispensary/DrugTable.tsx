import { formatPacks, type Quantity } from '../../../electron/shared/values/quantity.ts';
import { classNames } from '../../components/class-names.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { ExpiryBadge } from '../../components/Marks.tsx';
import type { Slip } from './four-checks.ts';
import type { LinesInSight } from './use-lines-in-sight.ts';

/** From how many rows on they stand closer together. */
const DENSE_FROM = 6;

/** What is handed out and from which batch; a long slip scrolls here and nowhere else. */
export function DrugTable({ slip, sight }: { slip: Slip; sight: LinesInSight }) {
  const { large } = useLargeType();
  const rows = slip.lines.reduce((sum, line) => sum + line.allocations.length, 0);
  return (
    <div className="drugs">
      <div ref={sight.box} className="lines" onScroll={sight.onScroll}>
        <table className={classNames('t', rows >= DENSE_FROM && 'dense')} aria-label="药品与批号">
          <colgroup>
            {(large ? [150, 84, 80] : [188, 88, 82, 146]).map((width, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <col key={at} style={{ width }} />
            ))}
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>药名 · 剂型 · 规格</th>
              <th className="num">数量</th>
              <th>批号</th>
              <th>效期</th>
              {large ? null : <th>货位</th>}
            </tr>
          </thead>
          <tbody>
            {slip.lines.map((line) => (
              <LineRows key={line.lineId} line={line} large={large} />
            ))}
          </tbody>
        </table>
      </div>
      {sight.below > 0 ? (
        <div className="below">
          下面还有 <b>{sight.below}</b> 行 <KeyCap of="Alt+↓" />
        </div>
      ) : null}
    </div>
  );
}

function LineRows({ line, large }: { line: Slip['lines'][number]; large: boolean }) {
  return line.allocations.map((part, at) => (
    <tr key={part.allocationId} className={classNames(at > 0 && 'sub', part.status === 'returned' && 'gone')}>
      <td title={`${line.genericName} ${line.form} ${line.spec}`}>
        {at > 0 ? (
          <small>同上，接用下一批</small>
        ) : (
          <>
            <b>{line.genericName}</b>
            <small>
              {line.form} · {line.spec}
            </small>
          </>
        )}
      </td>
      <td className="num">
        <b>{packs(part.qty, line)}</b>
      </td>
      <td>
        {part.batchNo}
        {large ? <small>{placeWords(part.status, line.shelf)}</small> : null}
      </td>
      <td>
        <ExpiryBadge day={part.expiresDay} band={part.band} />
        {part.locked ? <b className="refused"> 已锁定</b> : null}
      </td>
      {large ? null : <td>{placeWords(part.status, line.shelf)}</td>}
    </tr>
  ));
}

/** Where it lies; what came back lies nowhere. */
function placeWords(status: Slip['lines'][number]['allocations'][number]['status'], shelf: string): string {
  return status === 'returned' ? '已退' : shelf || '—';
}

function packs(qty: Quantity, line: Slip['lines'][number]): string {
  return formatPacks(qty, line.packSize, line.packUnit, line.smallUnit);
}
