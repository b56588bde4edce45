import { type ReactNode, useEffect, useRef } from 'react';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import { FREQUENCIES, ROUTES } from '../../../electron/shared/domain/dosing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { classNames } from '../../components/class-names.ts';
import { formatFen } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { isOpen, wantsReason } from './checks-before-signing.ts';
import { type FormLine, formatDose, quantityUnit } from './form-line.ts';
import { isWeighed } from './herbal-slip.ts';
import { DaysInput, DoseInput, QuantityInput, UsageInput } from './line-inputs.tsx';
import type { LineAnswers } from './slip-answers.ts';
import type { SlipPen } from './use-slip-pen.ts';

export interface LineRowProps {
  readonly at: number;
  readonly line: FormLine;
  readonly answers: LineAnswers;
  readonly pen: SlipPen;
}

/** One drug of the slip: words, or fields while the hand is in it; what is wrong with it stands below. */
export function LineRow(props: LineRowProps) {
  const { at, line, answers, pen } = props;
  const { preview, findings } = answers;
  const { openLine } = pen;
  const { large } = useLargeType();
  const editing = openLine.at === at;
  const row = useRef<HTMLTableRowElement>(null);
  const below = findings.length + (preview?.refused ? 1 : 0);
  // What is refused while the hand is in the line is said where the eye is.
  useEffect(() => {
    if (editing && below > 0) lastBelow(row.current)?.scrollIntoView({ block: 'nearest' });
  }, [editing, below]);
  return (
    <>
      <tr
        ref={row}
        className={classNames(editing && 'line', !editing && 'quiet')}
        onMouseDown={editing ? undefined : () => openLine.goTo(at)}
        onBlur={(event) => {
          if (editing && !event.currentTarget.contains(event.relatedTarget)) openLine.close(at);
        }}
      >
        <td>{at + 1}</td>
        <td className="drug" title={`${line.genericName} ${line.form}`}>
          <b>{line.genericName}</b>
          {large ? <small className="muted">{line.spec}</small> : null}
        </td>
        {large ? null : <td title={line.spec}>{line.spec}</td>}
        {editing ? <EditCells {...props} /> : <WordCells line={line} />}
        <td className="num">{preview?.amountFen == null ? '—' : formatFen(preview.amountFen)}</td>
      </tr>
      {preview?.refused ? <ShortRow line={line} refused={preview.refused} /> : null}
      {findings.map((finding) => (
        <TroubleRow key={finding.rule} finding={finding} />
      ))}
    </>
  );
}

/** The last of the rows that say what is wrong with a line. */
function lastBelow(row: Element | null): Element | null {
  let last = row;
  while (last?.nextElementSibling?.classList.contains('below')) last = last.nextElementSibling;
  return last;
}

function WordCells({ line }: { line: FormLine }) {
  const often = FREQUENCIES[line.frequency].label;
  return (
    <>
      <td>{formatDose(line.doseMilli, line.doseUnit) || '—'}</td>
      <td title={`${ROUTES[line.route]} ${often}`}>
        {line.route === 'oral' ? null : <small className="muted">{ROUTES[line.route]} </small>}
        {often}
      </td>
      <td className="num">{line.days === undefined ? '—' : `${line.days} 天`}</td>
      <QuantityCell line={line} />
    </>
  );
}

function QuantityCell({ line }: { line: FormLine }) {
  const { inPacks, unit } = quantityUnit(line);
  return (
    <td className="num">
      {line.qty === undefined ? (
        <b className="refused">未填</b>
      ) : (
        `${inPacks ? line.qty / line.packSize : line.qty} ${unit}`
      )}
    </td>
  );
}

function EditCells({ at, line, answers, pen }: LineRowProps) {
  const { openLine } = pen;
  const onChange = (next: FormLine) => pen.setLine(at, next);
  const onStep = (step: -1 | 1) => openLine.goTo(at + step, 'days');
  const bad = (rule: FindingRow['rule']) =>
    answers.findings.some((finding) => finding.rule === rule && finding.severity === 'refuse');
  return (
    <>
      <td className="edit">
        <DoseInput
          line={line}
          onChange={onChange}
          onStep={onStep}
          onEnter={pen.isFurtherHerb(at) ? openLine.leave : undefined}
          bad={bad('overdose')}
          inputRef={openLine.field('dose')}
        />
      </td>
      <td className="edit">
        <UsageInput line={line} onChange={onChange} />
      </td>
      <td className="edit">
        <DaysInput
          line={line}
          onChange={onChange}
          onStep={onStep}
          bad={bad('days')}
          inputRef={openLine.field('days')}
        />
      </td>
      {isWeighed(line) ? (
        <QuantityCell line={line} />
      ) : (
        <td className="edit">
          <QuantityInput
            line={line}
            onChange={onChange}
            bad={bad('quantity')}
            inputRef={openLine.field('qty')}
          />
        </td>
      )}
    </>
  );
}

function BelowRow({ children }: { children: ReactNode }) {
  const { large } = useLargeType();
  return (
    <tr className="line below">
      <td />
      <td colSpan={large ? 6 : 7}>{children}</td>
    </tr>
  );
}

function TroubleRow({ finding }: { finding: FindingRow }) {
  const { what, next } = explainFinding(finding);
  if (finding.reason !== '') {
    return (
      <BelowRow>
        <div className="note answered">
          {what}理由：{finding.reason} <KeyCap of="Alt+I" />
        </div>
      </BelowRow>
    );
  }
  // Only to be read: a quantity that does not fit the course, an antibiotic of a higher grade.
  if (!isOpen(finding)) {
    return (
      <BelowRow>
        <div className="note answered">
          <b>{what}</b> {next}
        </div>
      </BelowRow>
    );
  }
  return (
    <BelowRow>
      <div className={classNames('note', finding.severity === 'refuse' && 'bad')} role="alert">
        <b>{what}</b>
        <span className="next-step">
          {next} {wantsReason(finding) ? <KeyCap of="Alt+I" /> : null}
        </span>
      </div>
    </BelowRow>
  );
}

function ShortRow({
  line,
  refused,
}: {
  line: FormLine;
  refused: NonNullable<NonNullable<LineAnswers['preview']>['refused']>;
}) {
  const have = `${refused.available} ${line.smallUnit}`;
  const words = {
    short: [`只剩 ${have}，要 ${line.qty ?? 0} ${line.smallUnit}。`, '减量、换药，或请药库进货。'],
    'expires-before-end': [`批号用不满 ${line.days ?? 0} 天。`, '缩短天数，或换一种药。'],
    inactive: ['这种药已停用。', '换一种药。'],
  }[refused.reason];
  return (
    <BelowRow>
      <div className="note bad" role="alert">
        <b>{words[0]}</b>
        <span className="next-step">{words[1]}</span>
      </div>
    </BelowRow>
  );
}
