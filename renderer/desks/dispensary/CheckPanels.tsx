import { type ReactNode, useEffect, useRef } from 'react';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import type { PatientStrip } from '../../../electron/shared/contract/residents.ts';
import { FREQUENCIES, ROUTES } from '../../../electron/shared/domain/dosing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import {
  PRESCRIPTION_KIND_LABELS,
  type PrescriptionRule,
} from '../../../electron/shared/domain/prescription-types.ts';
import { formatPacks, type Quantity } from '../../../electron/shared/values/quantity.ts';
import { useLargeType } from '../../app/large-type.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatReceiptNo, formatTime } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ExpiryBadge } from '../../components/Marks.tsx';
import { type CheckNo, FOUR_CHECKS, isLookedAt, type Slip } from './four-checks.ts';

export interface CheckPanelsProps {
  readonly slip: Slip;
  readonly patient: PatientStrip | undefined;
  readonly ticked: ReadonlySet<CheckNo>;
  /** The panel that F12 ticks next. */
  readonly now: CheckNo | undefined;
  readonly onTick: (no: CheckNo) => void;
}

/** 四查十对, each panel with its key. */
export function CheckPanels(props: CheckPanelsProps) {
  const { slip } = props;
  return (
    <>
      <StepPanel {...props} no={1}>
        <WhoseSlip slip={slip} age={props.patient?.age ?? ''} />
      </StepPanel>
      <StepPanel {...props} no={2} more={<small className="gap">先到期先出，签方时已定批号</small>}>
        <DrugTable slip={slip} />
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
  ticked,
  now,
  onTick,
  no,
  more,
  children,
}: CheckPanelsProps & { no: CheckNo; more?: ReactNode; children: ReactNode }) {
  const check = FOUR_CHECKS[no - 1];
  const done = isLookedAt(slip, ticked, no);
  const panel = useRef<HTMLDivElement>(null);
  const isNow = now === no;
  // Nobody ticks what is below the fold: a long slip moves on with the hand.
  useEffect(() => {
    if (isNow) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt and the number is its key
    // biome-ignore lint/a11y/useKeyWithClickEvents: Alt and the number is its key
    <div
      ref={panel}
      className={classNames('panel step', done && 'done', isNow && 'now')}
      onClick={() => onTick(no)}
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

function DrugTable({ slip }: { slip: Slip }) {
  const { large } = useLargeType();
  return (
    <table className="t" aria-label="药品与批号">
      <colgroup>
        {(large ? [146, 84, 80] : [172, 86, 80, 134]).map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={at} style={{ width }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>药名 · 剂型 · 规格</th>
          <th className="num">数量</th>
          <th>批号</th>
          <th>效期</th>
          {large ? null : <th>货位</th>}
        </tr>
      </thead>
      <tbody>
        {slip.lines.flatMap((line) =>
          line.allocations.map((part, at) => (
            <tr
              key={part.allocationId}
              className={classNames(at > 0 && 'sub', part.status === 'returned' && 'gone')}
            >
              <td title={`${line.genericName} ${line.form} ${line.spec}`}>
                {at > 0 ? (
                  <small>同上，接用下一批</small>
                ) : (
                  <>
                    <b>{line.genericName}</b>
                    <small>
                      {line.form} · {line.spec}
                    </small>
                  </>
                )}
              </td>
              <td className="num">
                <b>{packs(part.qty, line)}</b>
              </td>
              <td>
                {part.batchNo}
                {large ? <small>{placeWords(part.status, line.shelf)}</small> : null}
              </td>
              <td>
                <ExpiryBadge day={part.expiresDay} band={part.band} />
                {part.locked ? <b className="refused"> 已锁定</b> : null}
              </td>
              {large ? null : <td>{placeWords(part.status, line.shelf)}</td>}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** Where it lies; what came back lies nowhere. */
function placeWords(status: Slip['lines'][number]['allocations'][number]['status'], shelf: string): string {
  return status === 'returned' ? '已退' : shelf || '—';
}

function packs(qty: Quantity, line: Slip['lines'][number]): string {
  return formatPacks(qty, line.packSize, line.packUnit, line.smallUnit);
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
  return (
    <div className="use">
      {slip.lines.map((line, at) => (
        <span key={line.lineId} title={line.note}>
          <span className="cut">{line.genericName}</span>
          <em>
            每次 {line.doseMilli / 1000}
            {line.doseUnit}，{line.route === 'oral' ? '' : `${ROUTES[line.route]}，`}
            {FREQUENCIES[line.frequency].label}
          </em>
          <small className="second">{[quantityWords(slip, at), line.note].filter(Boolean).join('；')}</small>
        </span>
      ))}
      <Findings slip={slip} rules={['overdose', 'interaction', 'skin-test']} fine="相互作用表无冲突">
        {facts.join(' · ')}
      </Findings>
    </div>
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
