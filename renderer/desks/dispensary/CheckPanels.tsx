import { type ReactNode, useEffect, useRef } from 'react';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import type { PatientStrip } from '../../../electron/shared/contract/residents.ts';
import { FREQUENCIES, ROUTES } from '../../../electron/shared/domain/dosing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import {
  PRESCRIPTION_KIND_LABELS,
  type PrescriptionRule,
} from '../../../electron/shared/domain/prescription-types.ts';
import { classNames } from '../../components/class-names.ts';
import { formatReceiptNo, formatTime } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { DrugTable } from './DrugTable.tsx';
import { type CheckNo, FOUR_CHECKS, isLookedAt, type NextDeed, type Slip } from './four-checks.ts';
import type { Looks } from './use-looks.ts';

export interface CheckPanelsProps {
  readonly slip: Slip;
  readonly patient: PatientStrip | undefined;
  readonly looks: Looks;
  /** What F12 does: its panel is marked. */
  readonly deed: NextDeed;
}

/** 四查十对, each panel with its key. */
export function CheckPanels(props: CheckPanelsProps) {
  const { slip } = props;
  return (
    <>
      <StepPanel {...props} no={1}>
        <WhoseSlip slip={slip} age={props.patient?.age ?? ''} />
      </StepPanel>
      <StepPanel {...props} no={2} more={<small className="gap">先到期先出，批号签方时已定</small>}>
        <DrugTable slip={slip} sight={props.looks.sight} />
      </StepPanel>
      <StepPanel {...props} no={3}>
        <Usage slip={slip} />
      </StepPanel>
      <StepPanel {...props} no={4}>
        <Reasonable slip={slip} />
      </StepPanel>
    </>
  );
}

function StepPanel({
  slip,
  looks,
  deed,
  no,
  more,
  children,
}: CheckPanelsProps & { no: CheckNo; more?: ReactNode; children: ReactNode }) {
  const check = FOUR_CHECKS[no - 1];
  const done = isLookedAt(slip, looks.ticked, no);
  const panel = useRef<HTMLDivElement>(null);
  const isNow = deed.kind === 'tick' && deed.no === no;
  // Nobody ticks what is below the fold: a long slip moves on with the hand.
  useEffect(() => {
    if (isNow) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt and the number is its key
    // biome-ignore lint/a11y/useKeyWithClickEvents: Alt and the number is its key
    <div
      ref={panel}
      className={classNames('panel step', `no${no}`, done && 'done', isNow && 'now')}
      onClick={() => looks.tick(no)}
    >
      <div className="h">
        <b>
          {check?.name} {done ? <Icon name="okc" label="已查" /> : null}
          {done ? null : <KeyCap of={`Alt+${no}`} />}
        </b>
        <small>{check?.of}</small>
        {more}
      </div>
      {children}
    </div>
  );
}

function WhoseSlip({ slip, age }: { slip: Slip; age: string }) {
  const days = Math.max(0, ...slip.lines.map((line) => line.days));
  return (
    <div className="kv">
      <span>
        <span>科别</span>
        {slip.clinicName}
      </span>
      <span>
        <span>姓名</span>
        <b>{slip.residentName}</b>
      </span>
      <span>
        <span>年龄</span>
        {age}
      </span>
      <span>
        <span>处方</span>
        {slip.label}{' '}
        {slip.validToDay === slip.label.slice(0, 10) ? '当日有效' : `至 ${slip.validToDay.slice(5)}`}
      </span>
      <span>
        <span>类别</span>
        {PRESCRIPTION_KIND_LABELS[slip.kind]} {days} 天{slip.doses > 1 ? ` ${slip.doses} 帖` : ''}
      </span>
      <span>
        <span>医师</span>
        {slip.doctorName} {formatTime(slip.signedAt)} 签名
      </span>
      <span>
        <span>收费</span>
        {paymentWords(slip)}
      </span>
    </div>
  );
}

function paymentWords(slip: Slip): string {
  if (slip.receiptNo !== null) return `已结 № ${formatReceiptNo(slip.receiptNo)}`;
  return slip.payLater ? '先诊后付' : '未收费';
}

const STORAGE_WORDS = { room: '常温', cool: '阴凉', cold: '冷藏' } as const;

function Usage({ slip }: { slip: Slip }) {
  const stored = [...new Set(slip.lines.map((line) => STORAGE_WORDS[line.storage]))].join('、');
  const alert = slip.lines.filter((line) => line.highAlert).map((line) => line.genericName);
  const tested = slip.lines.filter((line) => line.skinTest).map((line) => line.genericName);
  const facts = [
    alert.length > 0 ? `高警示：${alert.join('、')}` : '无高警示药',
    ...(tested.length > 0 ? [`要皮试：${tested.join('、')}`] : []),
    `储存：${stored}`,
  ];
  const herbal = slip.lines.some((line) => line.drugClass === 'herbal');
  return (
    <div className={classNames('use', herbal && 'herbs', !herbal && slip.lines.length > 3 && 'pairs')}>
      {slip.lines.map((line, at) => {
        const apart = herbal && line.route !== slip.lines[0]?.route ? ROUTES[line.route] : '';
        const note = [quantityWords(slip, at), apart, line.note].filter(Boolean).join('；');
        return (
          <span key={line.lineId}>
            <span className="cut" title={line.genericName}>
              {line.genericName}
            </span>
            <em>{herbal ? `${line.doseMilli / 1000}${line.doseUnit}` : usageWords(line)}</em>
            {note === '' ? null : <small className="second">{note}</small>}
          </span>
        );
      })}
      {herbal && slip.lines[0] ? <PotLine slip={slip} line={slip.lines[0]} /> : null}
      <Findings slip={slip} rules={['doses', 'overdose', 'interaction', 'skin-test']} fine="相互作用表无冲突">
        {facts.join(' · ')}
      </Findings>
    </div>
  );
}

function usageWords(line: Slip['lines'][number]): string {
  const { doseMilli, doseUnit, route, frequency } = line;
  return `每次 ${doseMilli / 1000}${doseUnit}，${route === 'oral' ? '' : `${ROUTES[route]}，`}${FREQUENCIES[frequency].label}`;
}

/** 饮片 are taken together: said once for all of them. */
function PotLine({ slip, line }: { slip: Slip; line: Slip['lines'][number] }) {
  return (
    <span className="whole pot">
      {slip.lines.length} 味 {slip.doses} 帖，{ROUTES[line.route]}，{FREQUENCIES[line.frequency].label}，
      {line.days} 天
    </span>
  );
}

/** What the rules say of a line's quantity: it does not fit dose and days. */
function quantityWords(slip: Slip, at: number): string {
  const found = slip.findings.find((finding) => finding.rule === 'quantity' && finding.lineNo === at + 1);
  return found ? `开 ${found.params.qty}，疗程要 ${found.params.need}` : '';
}

function Reasonable({ slip }: { slip: Slip }) {
  return (
    <div className="kv">
      <span>
        <span>诊断</span>
        {slip.diagnoses.map((one) => `${one.code} ${one.name}`).join('　')}
      </span>
      <Findings
        slip={slip}
        rules={['allergy', 'recent', 'duplicate', 'days', 'long-term-drug', 'antibiotic-grade']}
        fine={`${slip.allergies.length > 0 ? `${slip.allergies.join('、')}过敏，本方无` : '无过敏记录'} · 近 7 天未取同药 · 无重复`}
      />
    </div>
  );
}

/** What the rules say today of this panel's matters: a green line, or each finding in words. */
function Findings({
  slip,
  rules,
  fine,
  children,
}: {
  slip: Slip;
  rules: readonly PrescriptionRule[];
  fine: string;
  children?: ReactNode;
}) {
  const own = slip.findings.filter((finding: FindingRow) => rules.includes(finding.rule));
  if (own.length === 0) {
    return (
      <span className="ok whole">
        <Icon name="check" /> {fine}
        {children ? <> · {children}</> : null}
      </span>
    );
  }
  return (
    <>
      {own.map((finding) => (
        <span
          key={`${finding.rule} ${finding.lineNo ?? 0}`}
          className={classNames('whole', finding.severity === 'refuse' ? 'refused' : 'second')}
        >
          <Icon name="alert" /> {explainFinding(finding).what}
          {finding.reason ? `医师理由：${finding.reason}` : ''}
        </span>
      ))}
      {children ? <span className="whole second">{children}</span> : null}
    </>
  );
}
