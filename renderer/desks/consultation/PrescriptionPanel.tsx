import type { KeyboardEvent } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useLargeType } from '../../components/large-type.tsx';
import { type FormSlip, usualDays } from './consultation-form.ts';
import { DrugPicker } from './DrugPicker.tsx';
import { LineRow } from './LineRow.tsx';
import { SlipHead, SlipTroubles, titleOf, useSlipKeys } from './SlipHead.tsx';
import { answersFor } from './slip-answers.ts';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';
import { type SlipPen, useSlipPen } from './use-slip-pen.ts';

interface PrescriptionPanelProps {
  readonly care: Consultation;
  readonly hand: Hand;
}

/** The slip that is being written. */
export function PrescriptionPanel({ care, hand }: PrescriptionPanelProps) {
  const slip = care.form.slips[hand.at];
  return slip ? <SlipPanel key={hand.at} care={care} hand={hand} slip={slip} /> : null;
}

function SlipPanel({ care, hand, slip }: PrescriptionPanelProps & { slip: FormSlip }) {
  const answers = answersFor(care, hand.at);
  const pen = useSlipPen(care, hand, slip, answers);
  useSlipKeys(care, hand, pen);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Esc and ↑ of the fields inside it
    <div className="panel rx grow" onKeyDown={(event) => leaveOrGoBack(event, pen, hand)}>
      <SlipHead care={care} hand={hand} pen={pen} />
      <SlipTroubles findings={answers.ofSlip} />
      <table className="t" aria-label={titleOf(slip)}>
        <SlipColumns />
        <tbody>
          {slip.lines.map((line, at) => (
            <LineRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; the same drug may stand twice until it is refused
              key={at}
              at={at}
              line={line}
              answers={answers.ofLine(at)}
              pen={pen}
            />
          ))}
          <NewLine care={care} hand={hand} pen={pen} />
        </tbody>
      </table>
    </div>
  );
}

/** Esc closes the line that is open; ↑ out of the empty field of the next drug opens the last one. */
function leaveOrGoBack(event: KeyboardEvent, { slip, openLine }: SlipPen, { spots: { drug } }: Hand): void {
  if (event.defaultPrevented) return;
  if (event.key === 'Escape' && openLine.at !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    openLine.leave();
  } else if (event.key === 'ArrowUp' && event.target === drug.current && drug.current?.value === '') {
    event.preventDefault();
    openLine.goTo(slip.lines.length - 1);
  }
}

/** Where the next drug is searched. */
function NewLine({ care, hand, pen }: PrescriptionPanelProps & { pen: SlipPen }) {
  const { large } = useLargeType();
  const { lines } = pen.slip;
  return (
    <tr className={classNames('line', lines.length >= 4 && 'up')}>
      <td>{lines.length + 1}</td>
      <td className="edit" colSpan={large ? 6 : 7}>
        <div className="new-line">
          <DrugPicker
            days={usualDays(pen.slip)}
            allergies={care.allergies}
            onPick={pen.pick}
            onEnterEmpty={() => hand.spots.advice.current?.focus()}
            inputRef={hand.spots.drug}
          />
          <span className="sm second">拼音首字母、全拼、编码或扫码；空着按 Enter 往下走</span>
        </div>
      </td>
    </tr>
  );
}

function SlipColumns() {
  const { large } = useLargeType();
  // In large type the 规格 stands below the name: what is taken, and what it costs, is never cut.
  const widths = large ? [30, 148, 64, 114, 54, 68] : [36, 174, 116, 74, 130, 58, 60];
  return (
    <>
      <colgroup>
        {widths.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={at} style={{ width }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th aria-label="行" />
          <th>药名</th>
          {large ? null : <th>规格</th>}
          <th>每次</th>
          <th>用法</th>
          <th className="num">天数</th>
          <th className="num">数量</th>
          <th className="num">金额</th>
        </tr>
      </thead>
    </>
  );
}
