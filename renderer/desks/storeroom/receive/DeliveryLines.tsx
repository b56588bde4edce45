import { type RefObject, useEffect, useRef } from 'react';
import type { DrugSearchRow } from '../../../../electron/shared/contract/drug-schemas.ts';
import type { DeliveryFinding } from '../../../../electron/shared/domain/delivery.ts';
import { formatFen } from '../../../../electron/shared/values/fen.ts';
import { call } from '../../../api/client.ts';
import { refusalText } from '../../../api/refusal-texts/index.ts';
import { useLargeType } from '../../../app/large-type.tsx';
import { classNames } from '../../../components/class-names.ts';
import { Panel } from '../../../components/DeskFrame.tsx';
import { formatPrice } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { DayInput, NumberInput, PriceInput, TextInput } from '../../../components/inputs.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { Picker } from '../../../components/Picker.tsx';
import {
  addLine,
  changeLine,
  type DeliveryDraft,
  drugOnLine,
  type LineDraft,
  lineAmount,
  type Preview,
} from './receive-draft.ts';

export interface DeliveryLinesProps {
  readonly draft: DeliveryDraft;
  readonly change: (draft: DeliveryDraft) => void;
  readonly preview: Preview;
  readonly pickerRef: RefObject<HTMLInputElement | null>;
  /** The line with the focus, which Alt+J removes. */
  readonly onLine: (key: number) => void;
  readonly onRemove: (key: number) => void;
  /** Enter in the empty picker: no more lines. */
  readonly onNoMore: () => void;
}

/** What has arrived, line by line; the price typed here from the invoice is what the batch is sold for. */
export function DeliveryLines(props: DeliveryLinesProps) {
  const { large } = useLargeType();
  const { draft, change, preview, pickerRef } = props;
  const box = useRef<HTMLDivElement>(null);
  const focusLast = useRef(false);
  const count = draft.lines.length;
  useEffect(() => {
    if (!focusLast.current || count === 0) return;
    focusLast.current = false;
    const rows = box.current?.querySelectorAll<HTMLElement>('tr[data-line]');
    rows
      ?.item(rows.length - 1)
      .querySelector<HTMLInputElement>('input')
      ?.focus();
  }, [count]);
  const pick = (row: DrugSearchRow) => {
    focusLast.current = true;
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
          <tbody>
            {draft.lines.map((line, index) => (
              <Line
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

function Line({
  line,
  index,
  isLast,
  finding,
  onChange,
  preview,
  onLine,
  onRemove,
  pickerRef,
}: DeliveryLinesProps & {
  line: LineDraft;
  index: number;
  isLast: boolean;
  finding: DeliveryFinding | undefined;
  onChange: (changes: Partial<LineDraft>) => void;
}) {
  const amount = lineAmount(line);
  return (
    <>
      <tr data-line={line.key} className={classNames(finding && 'bad')} onFocus={() => onLine(line.key)}>
        <td>{index + 1}</td>
        <td>
          <b className="whole-name">{line.drug.name}</b>
          <small>
            {line.drug.spec}
            {line.drug.cold ? ' · 冷藏' : ''}
          </small>
        </td>
        <td>
          <TextInput
            aria-label="批号"
            value={line.batchNo}
            maxLength={30}
            onChange={(batchNo) => onChange({ batchNo })}
          />
        </td>
        <td>
          <DayInput
            aria-label="有效期至"
            placeholder="20290331"
            value={line.expiresDay}
            onChange={(expiresDay) => onChange({ expiresDay })}
          />
        </td>
        <td>
          <PriceInput aria-label="进价" value={line.price} onChange={(price) => onChange({ price })} />
        </td>
        <td>
          <NumberInput
            aria-label="数量"
            align="right"
            unit={line.drug.packUnit}
            value={line.packs}
            onChange={(packs) => onChange({ packs })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || !isLast) return;
              event.preventDefault();
              pickerRef.current?.focus();
            }}
          />
        </td>
        <td className="num">
          {amount === undefined ? '' : finding ? <s>{formatFen(amount)}</s> : formatFen(amount)}
        </td>
      </tr>
      {finding ? (
        <Refused
          line={line}
          index={index}
          finding={finding}
          first={preview.lineFindings.keys().next().value === line.key}
          onRemove={onRemove}
        />
      ) : null}
    </>
  );
}

function Refused({
  line,
  index,
  finding,
  first,
  onRemove,
}: {
  line: LineDraft;
  index: number;
  finding: DeliveryFinding;
  /** The one that Alt+J takes out. */
  first: boolean;
  onRemove: (key: number) => void;
}) {
  const { rule, ...details } = finding;
  const words = { name: line.drug.name, batchNo: line.batchNo, ...details, line: index + 1 };
  const sentence = refusalText(`storeroom.${rule}`, words);
  const end = sentence.indexOf('。') + 1;
  return (
    <tr className="badn">
      <td colSpan={7}>
        <div className="refuse" role="alert">
          <Icon name="alert" />
          <b>{sentence.slice(0, end)}</b>
          <span>{sentence.slice(end)}</span>
          <button type="button" className="btn" onClick={() => onRemove(line.key)}>
            {first ? <KeyCap of="Alt+J" /> : null}
            移出本单
          </button>
        </div>
      </td>
    </tr>
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
