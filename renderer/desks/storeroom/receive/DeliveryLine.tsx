import type { RefObject } from 'react';
import type { DeliveryFinding } from '../../../../electron/shared/domain/delivery.ts';
import { formatFen } from '../../../../electron/shared/values/fen.ts';
import { refusalText } from '../../../api/refusal-texts/index.ts';
import { classNames } from '../../../components/class-names.ts';
import { Icon } from '../../../components/Icon.tsx';
import { DayInput, NumberInput, PriceInput, TextInput } from '../../../components/inputs.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { type LineDraft, lineAmount, type Preview } from './receive-draft.ts';

/** What every line has of the delivery that it stands in. */
export interface LinePlace {
  readonly preview: Preview;
  readonly pickerRef: RefObject<HTMLInputElement | null>;
  /** The line with the focus, which Alt+J removes. */
  readonly onLine: (key: number) => void;
  readonly onRemove: (key: number) => void;
}

interface LineProps {
  readonly line: LineDraft;
  readonly isLast: boolean;
  readonly onChange: (changes: Partial<LineDraft>) => void;
}

/** One batch that arrived, and below it why it cannot be taken in. */
export function DeliveryLine({
  line,
  index,
  isLast,
  finding,
  onChange,
  preview,
  onLine,
  onRemove,
  pickerRef,
}: LinePlace & LineProps & { index: number; finding: DeliveryFinding | undefined }) {
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
        <BatchCells line={line} isLast={isLast} onChange={onChange} pickerRef={pickerRef} />
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

/** What is typed of the batch; Enter after the last line's quantity asks for the next drug. */
function BatchCells({ line, isLast, onChange, pickerRef }: LineProps & Pick<LinePlace, 'pickerRef'>) {
  return (
    <>
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
