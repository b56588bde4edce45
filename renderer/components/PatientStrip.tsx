/**
 * The same strip heads every desk: `<PatientStrip number={17} patient={strip.data}/>`. Without a patient it
 * says that nobody is chosen. `numberText` replaces the number (待发号); `empty` the words when nobody is.
 */
import type { ReactNode } from 'react';
import type { PatientStrip as Patient } from '../../electron/shared/contract/residents.ts';
import { formatNumber, formatSex } from './format.ts';
import { Icon } from './Icon.tsx';
import { RankMark, Tag } from './Marks.tsx';

export interface PatientStripProps {
  readonly patient: Patient | undefined;
  readonly number?: number | undefined;
  readonly numberText?: string | undefined;
  readonly empty?: string | undefined;
  /** Stands at the right, before the allergies. */
  readonly children?: ReactNode | undefined;
}

export function PatientStrip({
  patient,
  number,
  numberText,
  empty = '未选居民',
  children,
}: PatientStripProps) {
  if (!patient) {
    return (
      <section className="strip" aria-label="居民">
        <span className="no muted">—</span>
        <div className="id">
          <div className="l1">
            <span className="name muted">{empty}</span>
          </div>
        </div>
        {children}
      </section>
    );
  }
  return (
    <section className="strip" aria-label="居民">
      {numberText ? (
        <span className="no wait">
          {numberText} <RankMark rank={patient.rank} />
        </span>
      ) : (
        <span className="no">
          {number === undefined ? '—' : formatNumber(number)} <RankMark rank={patient.rank} />
        </span>
      )}
      <div className="id">
        <div className="l1">
          <span className="name">{patient.name}</span>
          <span className="sa">
            {formatSex(patient.sex)} {patient.age}
          </span>
          <span className="c">{patient.maskedIdNumber}</span>
          <span className="c">{patient.maskedPhone}</span>
          <span className="c long">{patient.address}</span>
        </div>
        <div className="l2">
          {patient.priorityLabels.map((label) => (
            <Tag key={label} kind="priority">
              {label}
            </Tag>
          ))}
          {patient.contract ? (
            <Tag icon="home">
              签约 {patient.contract.team} 至 {patient.contract.toDay}
            </Tag>
          ) : null}
          {patient.conditions.map((condition) => (
            <Tag key={condition}>{condition}</Tag>
          ))}
        </div>
      </div>
      {children}
      <Allergies of={patient.allergies} />
    </section>
  );
}

function Allergies({ of: allergies }: { of: Patient['allergies'] }) {
  const first = allergies[0];
  if (!first) return null;
  return (
    <div className="allergy">
      <Icon name="alert" />
      <span>
        <b>过敏：{allergies.map((one) => one.substance).join('、')}</b>
        <small>
          {first.reaction ? `${first.reaction} · ` : ''}
          {first.notedDay.slice(0, 7)} 记录
        </small>
      </span>
    </div>
  );
}
