import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PatientStrip as Patient } from '../../../electron/shared/contract/residents.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber } from '../../components/format.ts';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { AlreadySigned } from './AlreadySigned.tsx';
import { CostSide } from './CostSide.tsx';
import { checksOf, type Missing, nextReason } from './checks-before-signing.ts';
import { slipsOfHistory, splitSlip, type VisitData } from './consultation-form.ts';
import { DiagnosisField } from './DiagnosisField.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { OrdersDialog } from './OrdersDialog.tsx';
import { PrescriptionPanel } from './PrescriptionPanel.tsx';
import { ReasonForWarning } from './ReasonForWarning.tsx';
import { SignAgain } from './SignAgain.tsx';
import { type Consultation, useConsultation } from './use-consultation.ts';
import { useFeverDeci } from './use-room.ts';
import { VitalsRow } from './VitalsRow.tsx';

export interface ConsultingProps {
  readonly list: ReactNode;
  readonly visit: VisitData;
  readonly patient: Patient | undefined;
  readonly onDone: () => void;
}

type Open = 'orders' | 'history' | 'reason' | 'sign-again' | 'tests-again' | undefined;

/** The fields that the hand is led to. */
function useSpots() {
  const vitals = useRef<HTMLInputElement>(null);
  const complaint = useRef<HTMLInputElement>(null);
  const onset = useRef<HTMLInputElement>(null);
  const diagnosis = useRef<HTMLInputElement>(null);
  const drug = useRef<HTMLInputElement>(null);
  const advice = useRef<HTMLInputElement>(null);
  return { vitals, complaint, onset, diagnosis, drug, advice };
}

/** To the first measure that is marked, to be typed over, even where the hand is there already. */
function goToMeasure(first: HTMLInputElement | null): void {
  const marked = document.querySelector<HTMLInputElement>('.s-consultation .vit [aria-invalid="true"]');
  const box = marked ?? first;
  box?.focus();
  box?.select();
}

/** A patient sits before the doctor. */
export function Consulting({ list, visit, patient, onDone }: ConsultingProps) {
  const care = useConsultation(visit);
  const spots = useSpots();
  const tell = useTell();
  const [open, setOpen] = useState<Open>();
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const allergies = patient?.allergies.map((one) => one.substance) ?? [];
  const who = `${formatNumber(visit.number)} ${patient?.name ?? ''}`;
  const { ready } = care;
  useLayoutEffect(() => {
    if (ready) spots.complaint.current?.focus();
  }, [ready, spots.complaint]);

  const goTo = ({ field, slip, line }: Missing) => {
    if (slip !== undefined) setAt(slip);
    setWanted(line);
    if (field === 'vitals') goToMeasure(spots.vitals.current);
    else if (field === 'onset') spots.onset.current?.focus();
    else if (field === 'complaint') spots.complaint.current?.focus();
    else if (field === 'diagnosis') spots.diagnosis.current?.focus();
    else if (field === 'reason') setOpen('reason');
    else if (line === undefined) spots.drug.current?.focus();
  };
  const sign = async (reason?: string) => {
    const signed = await care.signAll(reason);
    if (!signed) return;
    tell(
      `${who} 已${reason === undefined ? '' : '再次'}签名${signed.payLater ? '，先诊后付，直接取药' : care.fees.dueFen > 0 ? '，送收费' : '，看诊结束'}`,
    );
    onDone();
  };
  const sendToTests = async (reason?: string) => {
    if (!(await care.sendToTests(reason))) return;
    tell(`${who} 先去检查，结果出来后回诊`);
    onDone();
  };
  const takeOver = (past: VisitData['history'][number] | undefined) => {
    if (!past || past.prescriptions.length === 0) return;
    const before = care.form.slips.filter((slip) => slip.lines.length > 0);
    care.setForm({ ...care.form, slips: [...before, ...slipsOfHistory(past.prescriptions)] });
    setAt(before.length);
    setOpen(undefined);
    tell(`已套用 ${past.day} 的处方，请核对天数和数量`);
    spots.drug.current?.focus();
  };
  const last = visit.history.find((past) => past.prescriptions.length > 0);
  useKeys([
    { keys: 'Alt+M', label: '套用上次处方', run: () => takeOver(last), enabled: last !== undefined },
    { keys: 'Alt+V', label: '体征', run: () => spots.vitals.current?.focus(), shown: false },
    {
      keys: 'Alt+I',
      label: '写理由',
      run: () => setOpen('reason'),
      enabled: nextReason(care.preview) !== undefined,
      shown: nextReason(care.preview) !== undefined,
    },
  ]);
  return (
    <>
      <DeskFrame
        name="s-consultation"
        list={list}
        strip={<PatientStrip patient={patient} number={visit.number} />}
        work={
          <Work
            visit={visit}
            patient={patient}
            care={care}
            spots={spots}
            at={Math.min(at, care.form.slips.length - 1)}
            onChoose={setAt}
            wanted={wanted}
            onWanted={setWanted}
            allergies={allergies}
          />
        }
        side={
          <CostSide
            fees={care.fees}
            checks={checksOf(care.form, care.preview, allergies)}
            missing={care.missing}
            payLater={visit.payLater}
            error={care.sign.error ?? care.previewError}
            busy={care.sign.busy}
            onSign={() => (care.changes ? setOpen('sign-again') : void sign())}
            onMissing={() => care.missing[0] && goTo(care.missing[0])}
            onOrders={() => setOpen('orders')}
            onHistory={() => setOpen('history')}
            earlier={visit.history.length}
            again={care.changes !== undefined}
          />
        }
      />
      {open === 'orders' ? (
        <OrdersDialog
          orders={care.form.orders}
          onChange={(orders) => care.setForm({ ...care.form, orders })}
          onSendToTests={() => (care.changes?.length ? setOpen('tests-again') : void sendToTests())}
          onClose={() => setOpen(undefined)}
          error={care.tests.error}
          busy={care.tests.busy}
        />
      ) : null}
      {open === 'history' ? (
        <HistoryDialog history={visit.history} onTakeOver={takeOver} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'sign-again' || open === 'tests-again' ? (
        <SignAgain
          who={who}
          changes={care.changes ?? []}
          action={open === 'sign-again' ? '再次签名' : '再次签名，先去检查'}
          error={open === 'sign-again' ? care.sign.error : care.tests.error}
          busy={care.sign.busy || care.tests.busy}
          onConfirm={(reason) => void (open === 'sign-again' ? sign(reason) : sendToTests(reason))}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'reason' ? (
        <ReasonForWarning
          care={care}
          onClose={() => {
            setOpen(undefined);
            // The line that was being typed has closed behind the dialog: on with the next drug.
            requestAnimationFrame(() => spots.drug.current?.focus());
          }}
        />
      ) : null}
    </>
  );
}

interface WorkProps {
  readonly visit: VisitData;
  readonly patient: Patient | undefined;
  readonly care: Consultation;
  readonly spots: ReturnType<typeof useSpots>;
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly wanted: number | undefined;
  readonly onWanted: (line: undefined) => void;
  readonly allergies: readonly string[];
}

function Work({ visit, patient, care, spots, at, onChoose, wanted, onWanted, allergies }: WorkProps) {
  const reached = useCallback(() => onWanted(undefined), [onWanted]);
  const feverDeci = useFeverDeci();
  const { form, setForm } = care;
  const slipBefore = useRef(at);
  useEffect(() => {
    if (slipBefore.current !== at) spots.drug.current?.focus();
    slipBefore.current = at;
  }, [at, spots]);
  const split = () => {
    const place = care.intent.places.findIndex((one) => one.slip === at);
    const unfit = (care.preview?.slips[place]?.findings ?? [])
      .filter((finding) => finding.rule === 'long-term-drug')
      .flatMap((finding) => care.intent.places[place]?.lines[(finding.lineNo ?? 0) - 1] ?? []);
    const next = splitSlip(form.slips, at, unfit);
    setForm({ ...form, slips: next.slips });
    onChoose(next.at);
  };
  const toMain = () => document.querySelector<HTMLElement>('.s-consultation [data-main-action]')?.focus();
  return (
    <Fields className="fields" onLast={toMain}>
      <VitalsRow
        vitals={form.vitals}
        onChange={(vitals) => setForm({ ...form, vitals })}
        conditions={patient?.conditions ?? []}
        feverDeci={feverDeci}
        firstRef={spots.vitals}
        onUnread={care.noteUnread}
      />
      <div className="two-line record">
        <span>主诉</span>
        <TextInput
          value={form.complaint}
          onChange={(complaint) => setForm({ ...form, complaint })}
          inputRef={spots.complaint}
          maxLength={500}
          aria-label="主诉"
          autoFocus
        />
        <span>检查</span>
        <TextInput
          value={form.findings}
          onChange={(findings) => setForm({ ...form, findings })}
          maxLength={1000}
          aria-label="检查"
        />
        <span>发病</span>
        <DayInput
          value={form.onsetDay}
          onChange={(onsetDay) => setForm({ ...form, onsetDay })}
          onUnread={(unread) => care.noteUnread('onset', unread)}
          inputRef={spots.onset}
          aria-label="发病日期"
        />
      </div>
      <div className="two-line diagnosis">
        <span>诊断</span>
        <DiagnosisField
          chosen={form.diagnoses}
          onChange={(diagnoses) => setForm({ ...form, diagnoses })}
          inputRef={spots.diagnosis}
        />
      </div>
      <AlreadySigned visit={visit} />
      {form.orders.length > 0 ? (
        <div className="sm second">
          待签项目：
          {form.orders.map((order) => `${order.name}${order.qty > 1 ? ` ×${order.qty}` : ''}`).join('、')}
        </div>
      ) : null}
      <PrescriptionPanel
        key={at}
        slips={form.slips}
        at={at}
        onChoose={onChoose}
        onChange={(slip) =>
          setForm({ ...form, slips: form.slips.map((one, position) => (position === at ? slip : one)) })
        }
        onSplit={split}
        preview={care.preview}
        places={care.intent.places}
        allergies={allergies}
        drugRef={spots.drug}
        onGoOn={() => spots.advice.current?.focus()}
        wanted={wanted}
        onWanted={reached}
      />
      <div className="two-line advice">
        <span>医嘱</span>
        <TextInput
          value={form.advice}
          onChange={(advice) => setForm({ ...form, advice })}
          inputRef={spots.advice}
          placeholder="印在处方背面"
          maxLength={500}
          aria-label="医嘱"
        />
      </div>
      <Told error={care.tests.error} what="检查单没有开成" />
    </Fields>
  );
}
