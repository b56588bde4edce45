import { type RefObject, useEffect, useRef } from 'react';
import type { DrugSearchRow } from '../../../../electron/shared/contract/drug-schemas.ts';
import { formatFen } from '../../../../electron/shared/values/fen.ts';
import { call } from '../../../api/client.ts';
import { Panel } from '../../../components/DeskFrame.tsx';
import { formatPrice } from '../../../components/format.ts';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { useLargeType } from '../../../components/large-type.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { DeliveryLine, type LinePlace } from './DeliveryLine.tsx';
import { addLine, changeLine, type DeliveryDraft, drugOnLine, type Preview } from './receive-draft.ts';

export interface DeliveryLinesProps extends LinePlace {
  readonly draft: DeliveryDraft;
  readonly change: (draft: DeliveryDraft) => void;
  /** Enter in the empty picker: no more lines. */
  readonly onNoMore: () => void;
}

/** What has arrived, line by line; the price typed here from the invoice is what the batch is sold for. */
export function DeliveryLines(props: DeliveryLinesProps) {
  const { draft, change, preview, pickerRef } = props;
  const count = draft.lines.length;
  const { box, goToNew } = useNewLineUnderHand(count);
  const pick = (row: DrugSearchRow) => {
    goToNew();
    change(addLine(draft, drugOnLine(row)));
  };
  return (
    <Panel
      className="lines"
      title="到货明细"
      note="售价就是这一批的进价，不加价"
      end={
        <>
          <KeyCap of="Alt+A" />
          <span className="sm second">加一行</span>
          <DrugPicker onPick={pick} inputRef={pickerRef} onEnterEmpty={props.onNoMore} />
        </>
      }
    >
      <div className="lines-box" ref={box}>
        <table className="t rc" aria-label="到货明细">
          <LineHeads />
          <tbody>
            {draft.lines.map((line, index) => (
              <DeliveryLine
                key={line.key}
                {...props}
                line={line}
                index={index}
                finding={preview.lineFindings.get(line.key)}
                isLast={index === draft.lines.length - 1}
                onChange={(changes) => change(changeLine(draft, line.key, changes))}
              />
            ))}
            {count === 0 ? (
              <tr className="none">
                <td colSpan={7}>还没有明细。按 Alt A，输药名首字母或扫条形码，加第一行。</td>
              </tr>
            ) : null}
          </tbody>
          <Totals preview={preview} />
        </table>
      </div>
    </Panel>
  );
}

/** After a drug was picked the hand goes to its line, the last, as soon as that is there. */
function useNewLineUnderHand(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const focusLast = useRef(false);
  useEffect(() => {
    if (!focusLast.current || count === 0) return;
    focusLast.current = false;
    const rows = box.current?.querySelectorAll<HTMLElement>('tr[data-line]');
    rows
      ?.item(rows.length - 1)
      .querySelector<HTMLInputElement>('input')
      ?.focus();
  }, [count]);
  const goToNew = () => {
    focusLast.current = true;
  };
  return { box, goToNew };
}

function LineHeads() {
  const { large } = useLargeType();
  return (
    <>
      <colgroup>
        {(large ? [24, undefined, 84, 92, 70, 66, 70] : [34, undefined, 112, 122, 104, 92, 96]).map(
          (width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: seven columns that never change
            <col key={index} style={width ? { width } : undefined} />
          ),
        )}
      </colgroup>
      <thead>
        <tr>
          <th />
          <th>药名 · 规格</th>
          <th>批号</th>
          <th>有效期至</th>
          <th className="num">进价 元</th>
          <th className="num">数量</th>
          <th className="num">金额</th>
        </tr>
      </thead>
    </>
  );
}

function DrugPicker({
  onPick,
  inputRef,
  onEnterEmpty,
}: {
  onPick: (row: DrugSearchRow) => void;
  inputRef: RefObject<HTMLInputElement | null>;
  onEnterEmpty: () => void;
}) {
  return (
    <Picker
      label="药品"
      search={(term) => call('storeroom.searchDrugs', { term })}
      keyOf={(row) => row.drugId}
      columns={[
        {
          head: '药名 · 规格',
          cell: (row) => (
            <>
              <b>{row.genericName}</b> <small className="second">{row.spec}</small>
            </>
          ),
        },
        { head: '厂家', width: 150, cell: (row) => <small>{row.maker}</small> },
        {
          head: '上次进价',
          width: 84,
          align: 'right',
          cell: (row) => (row.lastPrice === null ? '' : formatPrice(row.lastPrice)),
        },
      ]}
      onPick={onPick}
      onEnterEmpty={onEnterEmpty}
      inputRef={inputRef}
      placeholder="首字母、药名、编码、条码"
      icon="search"
      listWidth={560}
      none="目录里没有。先按 Alt D 到药品目录建档。"
    />
  );
}

function Totals({ preview }: { preview: Preview }) {
  return (
    <tfoot>
      <tr className="tot">
        <td />
        <td>可入 {preview.accepted} 行</td>
        <td colSpan={3} className="sm second">
          每行 = 进价 × 数量，只在行末进到分
        </td>
        <td className="num">{preview.packs}</td>
        <td className="num">{formatFen(preview.linesFen)}</td>
      </tr>
    </tfoot>
  );
}
