import { type FocusEvent, useEffect, useState } from 'react';
import type { CountRow } from '../../../../electron/shared/contract/stock-counting.ts';
import { formatPacks, quantity } from '../../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../../api/commands.ts';
import { formatTime } from '../../../components/format.ts';
import { NumberInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import { type TypedCount, typedOf, unitsOf } from './typed-count.ts';

interface CountLineProps {
  readonly row: CountRow;
  readonly onTyping: (batchId: number, typing: boolean) => void;
}

/** One batch. What is typed counts when the hand leaves the line; emptied, the count is taken back. */
export function CountLine({ row, onTyping }: CountLineProps) {
  const { packSize, drug, count } = row;
  const { shown, isTyping, error, put, noteUnread, leave } = useCountOf({ row, onTyping });
  return (
    <>
      <tr onBlur={(event) => void leave(event)} {...(count === null ? {} : { 'data-counted': true })}>
        <td>
          <b className="whole-name">{drug.genericName}</b>
          <small>
            {drug.spec}
            {row.shelf === '' ? '' : ` · ${row.shelf}`}
          </small>
        </td>
        <td>{row.batchNo}</td>
        <td>{row.expiresDay}</td>
        <td className="qty-cell">
          <NumberInput
            aria-label="整包装"
            align="right"
            unit={drug.packUnit}
            value={shown.packs}
            onChange={(packs) => put({ ...shown, packs })}
            onUnread={(wrong) => noteUnread('packs', wrong)}
          />
        </td>
        <td className="qty-cell">
          {packSize === 1 ? null : (
            <NumberInput
              aria-label="零散"
              align="right"
              unit={drug.smallUnit}
              value={shown.loose}
              onChange={(loose) => put({ ...shown, loose })}
              onUnread={(wrong) => noteUnread('loose', wrong)}
            />
          )}
        </td>
        <BookCells row={row} typing={isTyping} />
      </tr>
      {error ? (
        <tr>
          <td colSpan={7}>
            <Told error={error} what="这一行没有记上" />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What is typed of a batch until it is kept, or the count that is kept. */
function useCountOf({ row, onTyping }: CountLineProps) {
  const { batchId, packSize, count } = row;
  const [typed, setTyped] = useState<TypedCount>();
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const keep = useCommand('storeroom.countBatch');
  const drop = useCommand('storeroom.dropCount');
  const isTyping = typed !== undefined;
  useEffect(() => {
    onTyping(batchId, isTyping);
    return () => onTyping(batchId, false);
  }, [batchId, isTyping, onTyping]);
  const put = (next: TypedCount) => {
    keep.clear();
    setTyped(next);
  };
  const noteUnread = (field: string, wrong: boolean) => {
    const others = [...unread].filter((one) => one !== field);
    setUnread(new Set(wrong ? [...others, field] : others));
  };
  const leave = async (event: FocusEvent<HTMLTableRowElement>) => {
    // What cannot be read stays, marked, and the line does not count: half a count would be a difference.
    if (!typed || unread.size > 0 || event.currentTarget.contains(event.relatedTarget)) return;
    const units = unitsOf(typed, packSize);
    const done =
      units !== undefined
        ? await keep.run({ batchId, countedQty: units })
        : count === null || (await drop.run({ countId: count.countId }));
    if (done) setTyped(undefined);
  };
  const shown = typed ?? typedOf(count?.countedQty, packSize);
  return { shown, isTyping, error: keep.error ?? drop.error, put, noteUnread, leave };
}

/** Nothing of the books while the line is typed: a second look at the shelf is as blind as the first. */
function BookCells({ row, typing }: { readonly row: CountRow; readonly typing: boolean }) {
  const { count, drug, packSize } = row;
  const words = (qty: number) => formatPacks(quantity(qty), packSize, drug.packUnit, drug.smallUnit);
  if (!count || typing) {
    return (
      <>
        <td className="num">
          <span className="muted">数后显示</span>
        </td>
        <td className="num" />
      </>
    );
  }
  const difference = count.countedQty - count.bookQty;
  return (
    <>
      <td className="num" title={`${count.countedBy} ${formatTime(count.at)} 盘`}>
        {words(count.bookQty)}
        {count.movedQty === 0 ? null : <small>盘后 {words(count.movedQty)}</small>}
      </td>
      <td className="num">
        {difference === 0 ? <span className="ok">相符</span> : <b className="red">{words(difference)}</b>}
      </td>
    </>
  );
}
