/**
 * The same strip heads every desk: `<PatientStrip number={17} patient={strip.data}/>`. Without a patient it
 * says that nobody is chosen. `numberText` replaces the number (待发号); `empty` the words when nobody is.
 */
import { type ReactNode, useRef, useState } from 'react';
import type { PatientStrip as Patient } from '../../electron/shared/contract/residents.ts';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import { Dialog } from './Dialog.tsx';
import { formatNumber, formatSex } from './format.ts';
import { Icon } from './Icon.tsx';
import { KeyCap } from './KeyCap.tsx';
import { useKeys } from './keys.tsx';
import { RankMark, Tag } from './Marks.tsx';
import { useHidden } from './use-hidden.ts';

/** Whatever finds no room on the strip is read with this key. */
const WHOLE_KEY = 'Ctrl+I';

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
          <span className={classNames('name', isLong(patient.name) && 'long')}>{patient.name}</span>
          <span className="sa">
            {formatSex(patient.sex)} {patient.age}
          </span>
          <span className="cs">
            <span className="c">{patient.maskedIdNumber}</span>
            <span className="c">{patient.maskedPhone}</span>
            <span className="c long">{patient.address}</span>
          </span>
        </div>
        <Chips patient={patient} />
      </div>
      {children}
      <Allergies of={patient.allergies} />
    </section>
  );
}

/** Such a name gives up some of its size where allergies stand beside it in large type; none is ever cut. */
function isLong(name: string): boolean {
  return [...name].length > 10;
}

/** Groups, contract and chronic marks: whole ones, and how many more there are. */
function Chips({ patient }: { patient: Patient }) {
  const row = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { priorityLabels, contract, conditions } = patient;
  const hidden = useHidden(row, [...priorityLabels, contract?.team, ...conditions].join());
  useKeys([{ keys: WHOLE_KEY, label: '全部标记', run: () => setOpen(true), shown: false }]);
  return (
    <div className={classNames('l2-row', noChips(patient) && 'none')}>
      <div className="l2" ref={row}>
        {priorityLabels.map((label) => (
          <Tag key={label} kind="priority">
            {label}
          </Tag>
        ))}
        {contract ? (
          <Tag icon="home">
            签约 {contract.team} 至 {contract.toDay}
          </Tag>
        ) : null}
        {conditions.map((condition) => (
          <Tag key={condition}>{condition}</Tag>
        ))}
      </div>
      {hidden > 0 ? (
        <button type="button" className="more-chips" tabIndex={-1} onClick={() => setOpen(true)}>
          还有 {hidden} 项 <KeyCap of={WHOLE_KEY} />
        </button>
      ) : null}
      {open ? <WholeStrip patient={patient} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function noChips({ priorityLabels, contract, conditions }: Patient): boolean {
  return priorityLabels.length + conditions.length === 0 && contract === null;
}

/** The strip with everything on it, nothing cut. */
function WholeStrip({ patient, onClose }: { patient: Patient; onClose: () => void }) {
  const { name, sex, age, priorityLabels, contract, conditions, allergies, address } = patient;
  const rows: readonly (readonly [string, string])[] = [
    ['地址', address],
    ['优先', priorityLabels.join('、')],
    ['签约', contract ? `${contract.team}，至 ${contract.toDay}` : ''],
    ['慢病', conditions.join('、')],
    [
      '过敏',
      allergies.map((one) => `${one.substance}${one.reaction ? `（${one.reaction}）` : ''}`).join('、'),
    ],
  ];
  return (
    <Dialog title={`${name} ${formatSex(sex)} ${age}`} onClose={onClose} width={560}>
      <dl className="dialog-body whole-strip">
        {rows.map(([label, text]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{text || (label === '过敏' ? '没有记录' : '没有')}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
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
