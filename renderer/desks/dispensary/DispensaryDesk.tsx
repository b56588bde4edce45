import './dispensary.css';
import { useCallback, useState } from 'react';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { usePrint } from '../../api/use-print.ts';
import { type DeskRequest, useDeskRequest } from '../../app/open-desk.tsx';
import { useStation } from '../../app/station.tsx';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { useOwnWindow } from '../queue/calling/own-window.ts';
import { useCalling } from '../queue/calling/use-calling.ts';
import { CheckPanels } from './CheckPanels.tsx';
import { type CheckNo, FOUR_CHECKS, nextDeed, type Slip, STEP_WORDS } from './four-checks.ts';
import { SignSide } from './SignSide.tsx';
import { inCallingOrder, SlipList, type SlipRow } from './SlipList.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';

const NO_TICKS: ReadonlySet<CheckNo> = new Set();

/** F5 发药: one slip at a time, four looks and four signatures, each by one key. */
export function DispensaryDesk() {
  const today = useQueryCall(
    'dispensary.listToday',
    {},
    { topics: ['dispensary', 'queue', 'cashier', 'consultation'] },
  );
  const line = useOwnWindow('pickup');
  const [chosen, setChosen] = useState<number>();
  const [asked, setAsked] = useState<VisitId>();
  useDeskRequest(
    'dispensary',
    useCallback(({ visitId }: DeskRequest) => {
      setAsked(visitId);
      if (visitId !== undefined) setChosen(undefined);
    }, []),
  );
  const waiting = inCallingOrder(today.data?.waiting ?? [], line.board);
  const all = [...waiting, ...(today.data?.done ?? [])];
  const row =
    all.find((one) => one.prescriptionId === chosen) ??
    all.find((one) => one.visitId === asked) ??
    waiting[0];
  const calling = useCalling({
    board: line.board,
    clinicId: line.clinicId,
    isChosen: (one) => one.visitId === row?.visitId,
    onCalled: ({ visitId }) => {
      const slip = waiting.find((one) => one.visitId === visitId);
      if (slip) setChosen(slip.prescriptionId);
    },
    onGone: () => setChosen(undefined),
  });
  useKeys([
    { keys: 'Alt+W', label: '换窗口', run: line.change, enabled: line.several, shown: line.several },
    ...(['ArrowDown', 'ArrowUp'] as const).map((keys) => ({
      keys,
      label: '',
      shown: false,
      run: () => {
        const at = waiting.findIndex((one) => one.prescriptionId === row?.prescriptionId);
        setChosen(waiting[at + (keys === 'ArrowDown' ? 1 : -1)]?.prescriptionId ?? row?.prescriptionId);
      },
    })),
  ]);
  const list = (
    <SlipList
      today={today.data}
      waiting={waiting}
      calling={calling}
      window={line.several ? line.name : ''}
      selected={row?.prescriptionId}
      onSelect={(one) => setChosen(one.prescriptionId)}
    />
  );
  if (!row) {
    return (
      <DeskFrame
        name="s-dispensary"
        list={list}
        strip={<PatientStrip patient={undefined} empty="没有待发的处方" />}
        work={
          <>
            <Told error={today.error ?? line.error} what="名单没有取到" />
            <EmptyState icon="pill" title="没有待发的处方">
              病人交费后，处方自动排到左边。
            </EmptyState>
          </>
        }
        side={
          <>
            <div className="grow-y" />
            <SideActions>
              <MainAction label="发药" hint="没有处方" ready={false} onPress={() => undefined} />
            </SideActions>
          </>
        }
      />
    );
  }
  return <OneSlip key={row.prescriptionId} row={row} list={list} onDone={() => setChosen(undefined)} />;
}

interface OneSlipProps {
  readonly row: SlipRow;
  readonly list: React.ReactNode;
  readonly onDone: () => void;
}

function OneSlip({ row, list, onDone }: OneSlipProps) {
  const { me } = useStation();
  const { prescriptionId, visitId } = row;
  const slip = useQueryCall(
    'dispensary.getPrescription',
    { prescriptionId },
    { topics: ['dispensary', 'cashier', 'storeroom'] },
  );
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const [ticked, setTicked] = useState(NO_TICKS);
  const [open, setOpen] = useState<'refuse' | 'take-back'>();
  const steps = useSteps(row, onDone);
  const tick = (no: CheckNo) => setTicked(new Set([...ticked, no]));
  const paper = usePrint('dispensary.printSlip');
  const print = (to: 'printer' | 'file') =>
    void paper.print(`处方笺 ${slip.data?.label ?? ''}`, { prescriptionId, to });
  const labels = usePrint('dispensary.printLabels');
  const printLabels = (to: 'printer' | 'file') =>
    void labels.print(`用法签 ${slip.data?.label.slice(-3) ?? ''}`, { prescriptionId, to });
  useKeys([
    ...FOUR_CHECKS.map((check) => ({
      keys: `Alt+${check.no}`,
      label: check.name,
      shown: false,
      run: () => tick(check.no),
    })),
    { keys: 'Alt+1–4', label: '四查' },
    { keys: 'Ctrl+P', label: '打印处方', run: () => print('printer'), enabled: slip.data !== undefined },
    {
      keys: 'Alt+L',
      label: '打用法签',
      run: () => printLabels('printer'),
      enabled: slip.data !== undefined && !labels.busy,
    },
  ]);
  const preview = usePaperPreview(
    slip.data && {
      title: `处方笺 ${slip.data.label}`,
      ask: () => call('dispensary.pictureSlip', { prescriptionId }),
      onPrint: () => print('printer'),
    },
  );
  const person = { staffId: me?.staffId ?? 0, name: me?.name ?? '' };
  if (!slip.data) {
    return (
      <DeskFrame
        name="s-dispensary"
        list={list}
        strip={<PatientStrip patient={strip.data} number={row.number} />}
        work={<Told error={slip.error} what="处方没有打开" />}
        side={<div />}
      />
    );
  }
  const deed = nextDeed(slip.data, ticked);
  return (
    <>
      <DeskFrame
        name="s-dispensary"
        list={list}
        strip={<PatientStrip patient={strip.data} number={row.number} />}
        work={
          <>
            {labels.error ? (
              <PrintTold error={labels.error} what="用法签没有打出来" onFile={() => printLabels('file')} />
            ) : (
              <PrintTold error={paper.error} what="处方没有打出来" onFile={() => print('file')} />
            )}
            {slip.data.status === 'void' ? (
              <div className="note bad">处方已作废：{slip.data.voidReason}</div>
            ) : null}
            <CheckPanels
              slip={slip.data}
              patient={strip.data}
              ticked={ticked}
              now={deed.kind === 'tick' ? deed.no : undefined}
              onTick={tick}
            />
          </>
        }
        side={
          <SignSide
            slip={slip.data}
            ticked={ticked}
            deed={deed}
            me={person}
            mayDispense={me?.roles.includes('pharmacist') ?? false}
            error={steps.error}
            busy={steps.busy}
            onDeed={() => {
              if (deed.kind === 'tick') tick(deed.no);
              else if (deed.kind === 'sign') void steps.sign(deed.step);
            }}
            onRefuse={() => setOpen('refuse')}
            onTakeBack={() => setOpen('take-back')}
          />
        }
      />
      {preview}
      {open === 'refuse' ? (
        <RefuseDialog slip={slip.data} onClose={() => setOpen(undefined)} onDone={onDone} />
      ) : null}
      {open === 'take-back' ? <TakeBackDialog slip={slip.data} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

/** The four signatures of one slip. */
function useSteps(row: SlipRow, onDone: () => void) {
  const review = useCommand('dispensary.review', row.prescriptionId);
  const prepare = useCommand('dispensary.prepare', row.prescriptionId);
  const check = useCommand('dispensary.check', row.prescriptionId);
  const dispense = useCommand('dispensary.dispense', row.prescriptionId);
  const tell = useTell();
  const all = [review, prepare, check, dispense];
  const { prescriptionId } = row;
  const who = `${formatNumber(row.number)} ${row.name}`;
  return {
    error: all.find((one) => one.error)?.error,
    busy: all.some((one) => one.busy),
    sign: async (step: NonNullable<Slip['nextStep']>) => {
      if (step === 'dispense') {
        const done = await dispense.run({ prescriptionId });
        if (!done) return;
        tell(`${who} 已发药 ${formatFen(done.chargedFen)}，出库 ${formatFen(done.costFen)}`);
        onDone();
        return;
      }
      const command = { review, prepare, check }[step];
      if (await command.run({ prescriptionId })) tell(`${who} ${STEP_WORDS[step]}已签`);
    },
  };
}

function RefuseDialog({ slip, onClose, onDone }: { slip: Slip; onClose: () => void; onDone: () => void }) {
  const command = useCommand('dispensary.refuseSlip', slip.prescriptionId);
  const tell = useTell();
  return (
    <ReasonDialog
      title={`拒发 ${slip.label}`}
      what={
        slip.paid
          ? '已收费的处方要先在收费窗口退费，才能拒发。'
          : '处方作废，占用的药放回，病人回到医生那里。'
      }
      action="拒发，退回医生"
      reasons={['用量有疑问', '配伍禁忌', '过敏', '缺药']}
      error={command.error}
      busy={command.busy}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (!(await command.run({ prescriptionId: slip.prescriptionId, reason }))) return;
        tell(`处方 ${slip.label} 已拒发，退回医生`);
        onClose();
        onDone();
      }}
    />
  );
}
