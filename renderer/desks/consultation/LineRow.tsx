import { type ReactNode, useEffect, useRef } from 'react';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import { FREQUENCIES, ROUTES } from '../../../electron/shared/domain/dosing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { useLargeType } from '../../app/large-type.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatFen } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { isOpen } from './checks-before-signing.ts';
import type { Preview } from './consultation-form.ts';
import { type FormLine, formatDose, quantityUnit } from './form-line.ts';
import { DaysInput, DoseInput, QuantityInput, UsageInput } from './line-inputs.tsx';

export type PreviewLine = Preview['slips'][number]['lines'][number];

/** Fields of a line that the hand is led to. */
export type LineSpot = 'dose' | 'days' | 'qty';

export interface LineRowProps {
  readonly lineNo: number;
  readonly line: FormLine;
  readonly preview: PreviewLine | undefined;
  readonly findings: readonly FindingRow[];
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
  readonly onChange: (line: FormLine) => void;
  readonly onStep: (step: -1 | 1) => void;
  readonly spot: (field: LineSpot) => (element: HTMLInputElement | null) => void;
}

/** One drug of the slip: words, or fields while the hand is in it; what is wrong with it stands below. */
export function LineRow(props: LineRowProps) {
  const { lineNo, line, preview, findings, editing } = props;
  const { large } = useLargeType();
  const troubles = findings.filter((finding) => isOpen(finding) || finding.reason !== '');
  const bad = (rule: FindingRow['rule']) =>
    findings.some((finding) => finding.rule === rule && finding.severity === 'refuse');
  const row = useRef<HTMLTableRowElement>(null);
  const below = troubles.length + (preview?.refused ? 1 : 0);
  // What is refused while the hand is in the line is said where the eye is.
  useEffect(() => {
    if (editing && below > 0) lastBelow(row.current)?.scrollIntoView({ block: 'nearest' });
  }, [editing, below]);
  return (
    <>
      <tr
        ref={row}
        className={classNames(editing && 'line', !editing && 'quiet')}
        onMouseDown={editing ? undefined : props.onEdit}
        onBlur={(event) => {
          if (editing && !event.currentTarget.contains(event.relatedTarget)) props.onLeave();
        }}
      >
        <td>{lineNo}</td>
        <td className="drug" title={`${line.genericName} ${line.form}`}>
          <b>{line.genericName}</b>
          {large ? <small className="muted">{line.spec}</small> : null}
        </td>
        {large ? null : <td title={line.spec}>{line.spec}</td>}
        {editing ? <EditCells {...props} bad={bad} /> : <WordCells line={line} />}
        <td className="num">{preview?.amountFen == null ? '—' : formatFen(preview.amountFen)}</td>
      </tr>
      {preview?.refused ? <ShortRow line={line} refused={preview.refused} /> : null}
      {troubles.map((finding) => (
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
  const { inPacks, unit } = quantityUnit(line);
  const often = FREQUENCIES[line.frequency].label;
  return (
    <>
      <td>{formatDose(line.doseMilli, line.doseUnit) || '—'}</td>
      <td title={`${ROUTES[line.route]} ${often}`}>
        {line.route === 'oral' ? null : <small className="muted">{ROUTES[line.route]} </small>}
        {often}
      </td>
      <td className="num">{line.days === undefined ? '—' : `${line.days} 天`}</td>
      <td className="num">
        {line.qty === undefined ? (
          <b className="refused">未填</b>
        ) : (
          `${inPacks ? line.qty / line.packSize : line.qty} ${unit}`
        )}
      </td>
    </>
  );
}

function EditCells({
  line,
  onChange,
  onStep,
  spot,
  bad,
}: LineRowProps & { bad: (rule: FindingRow['rule']) => boolean }) {
  return (
    <>
      <td className="edit">
        <DoseInput
          line={line}
          onChange={onChange}
          onStep={onStep}
          bad={bad('overdose')}
          inputRef={spot('dose')}
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
          inputRef={spot('days')}
        />
      </td>
      <td className="edit">
        <QuantityInput line={line} onChange={onChange} bad={bad('quantity')} inputRef={spot('qty')} />
      </td>
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
        <div className="note">
          {what}理由：{finding.reason}
        </div>
      </BelowRow>
    );
  }
  const again = finding.rule === 'interaction' || finding.rule === 'overdose';
  return (
    <BelowRow>
      <div className={classNames('note', finding.severity === 'refuse' && 'bad')} role="alert">
        <b>{what}</b>
        <span className="next-step">
          {next} {finding.needsReason || again ? <KeyCap of="Alt+I" /> : null}
        </span>
      </div>
    </BelowRow>
  );
}

function ShortRow({ line, refused }: { line: FormLine; refused: NonNullable<PreviewLine['refused']> }) {
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
