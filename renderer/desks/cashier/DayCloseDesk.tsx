import './day-close.css';
import { useState } from 'react';
import type { DayView } from '../../../electron/shared/contract/cashier-day.ts';
import type { Denomination } from '../../../electron/shared/domain/closing.ts';
import type { ClinicDay, ClinicMonth } from '../../../electron/shared/values/clinic-day.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../../../electron/shared/values/clinic-day.ts';
import { ZERO_FEN } from '../../../electron/shared/values/fen.ts';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { usePrint } from '../../api/use-print.ts';
import { useStation } from '../../app/station.tsx';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { formatFen, formatShortDay } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PaperPreview } from '../../components/PaperPreview.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { CheckDialog, type DayCheck } from './day-close/CheckDialog.tsx';
import { CloseSide, isStillEmpty } from './day-close/CloseSide.tsx';
import { CountPanel } from './day-close/CountPanel.tsx';
import { DayCalendar } from './day-close/DayCalendar.tsx';
import { DayStrip } from './day-close/DayStrip.tsx';
import { BooksPanel, ProofPanel } from './day-close/MoneyPanels.tsx';

const TOPICS = ['cashier', 'ledger', 'registration', 'dispensary', 'storeroom'] as const;

/** F7 日清: count blind, compare, prove, close; one day after the other. */
export function DayCloseDesk() {
  const { today } = useStation();
  const [turned, setTurned] = useState<ClinicMonth>();
  const [day, setDay] = useState<ClinicDay>();
  const due = useQueryCall('cashier.getNextToClose', {}, { topics: [...TOPICS] });
  const shown = day ?? due.data?.day ?? today;
  const month = turned ?? monthOf(shown);
  const calendar = useQueryCall('cashier.calendar', { month }, { topics: [...TOPICS], keepPrevious: true });
  const view = useQueryCall('cashier.getDay', { day: shown }, { topics: [...TOPICS] });
  const turn = (by: number) => setTurned(addMonths(month, by));
  const choose = (chosen: ClinicDay | undefined) => {
    setDay(chosen);
    setTurned(undefined);
  };
  const step = (by: number) => {
    const to = addDays(shown, by);
    const first = calendar.data?.firstDay;
    if (to <= today && first && to >= first) choose(to);
  };
  useKeys([
    { keys: 'Alt+← →', label: '换日' },
    { keys: 'PageUp', label: '上月', shown: false, run: () => turn(-1) },
    { keys: 'PageDown', label: '下月', shown: false, run: () => turn(1) },
    { keys: 'Alt+ArrowLeft', label: '前一天', shown: false, run: () => step(-1) },
    { keys: 'Alt+ArrowRight', label: '后一天', shown: false, run: () => step(1) },
  ]);
  return (
    <OneDay
      key={shown}
      day={shown}
      view={view.data}
      error={view.error ?? calendar.error ?? due.error}
      list={<DayCalendar month={month} calendar={calendar.data} selected={shown} onSelect={choose} />}
      onClosed={() => choose(undefined)}
    />
  );
}

interface OneDayProps {
  readonly day: ClinicDay;
  readonly view: DayView | undefined;
  readonly error: Parameters<typeof Told>[0]['error'];
  readonly list: React.ReactNode;
  readonly onClosed: () => void;
}

type Pieces = Readonly<Partial<Record<Denomination, number>>>;

function OneDay({ day, view, error, list, onClosed }: OneDayProps) {
  const [pieces, setPieces] = useState<Pieces>({});
  const [unread, setUnread] = useState<ReadonlySet<Denomination>>(new Set());
  const [reason, setReason] = useState('');
  const [slip, setSlip] = useState('');
  const [check, setCheck] = useState<DayCheck>();
  const [open, setOpen] = useState<'check' | 'undo' | 'preview'>();
  const acts = useDayActs(day, onClosed);
  const paper = usePrint('cashier.printDayForm');
  const print = (to: 'printer' | 'file') => void paper.print(`${formatShortDay(day)} 日结表`, { day, to });
  const closed = view?.status === 'closed';
  const { today } = useStation();
  const emptyRun = view !== undefined && isEmptyRun(view);
  const stillEmpty = view !== undefined && isStillEmpty(view, today);
  useKeys([
    { keys: 'Alt+D', label: '重新点钞', run: () => void acts.recount(), enabled: view?.status === 'counted' },
    {
      keys: 'Alt+C',
      label: '撤销日结',
      run: () => setOpen('undo'),
      enabled: closed,
    },
    { keys: 'Ctrl+P', label: '打印日结表', run: () => print('printer'), enabled: closed },
    { keys: 'Alt+Y', label: '看样', run: () => setOpen('preview'), enabled: closed },
    { keys: 'Alt+R', label: '复核', run: () => setOpen('check'), enabled: view?.status === 'counted' },
    {
      keys: 'Alt+L',
      label: stillEmpty ? '今天零业务' : '只结这一天',
      run: () => void acts.closeZero(day),
      enabled: stillEmpty || emptyRun,
      shown: stillEmpty || emptyRun,
    },
  ]);
  if (!view) {
    return (
      <DeskFrame
        name="s-day-close"
        list={list}
        strip={<DayStrip day={day} view={undefined} />}
        work={<Told error={error} what="这一天的账没有取到" />}
        side={<div />}
      />
    );
  }
  return (
    <>
      <DeskFrame
        name="s-day-close"
        list={list}
        strip={<DayStrip day={day} view={view} />}
        work={
          <>
            <Told error={error} what="这一天的账没有取到" />
            <PrintTold error={paper.error} what="日结表没有打出来" onFile={() => print('file')} />
            <div className="cnt">
              <CountPanel
                view={view}
                pieces={pieces}
                onChange={setPieces}
                onUnread={(denomination, wrong) => {
                  const others = [...unread].filter((one) => one !== denomination);
                  setUnread(new Set(wrong ? [...others, denomination] : others));
                }}
                onLast={() => unread.size === 0 && void acts.count(pieces)}
              />
              <BooksPanel view={view} />
            </div>
            <ProofPanel view={view} />
          </>
        }
        side={
          <CloseSide
            view={view}
            reason={reason}
            onReason={setReason}
            slip={slip}
            onSlip={setSlip}
            check={check}
            error={acts.error}
            busy={acts.busy}
            unread={unread.size > 0}
            onCount={() => void acts.count(pieces)}
            onRecount={() => void acts.recount()}
            onCheck={() => setOpen('check')}
            onCloseZero={() => void acts.closeZero(view.emptyThrough ?? day)}
            onClose={() => void acts.close({ reason, slip, check })}
          />
        }
      />
      {open === 'check' ? (
        <CheckDialog
          day={day}
          onChecked={(one) => {
            setCheck(one);
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'preview' ? (
        <PaperPreview
          title={`${formatShortDay(day)} 日结表`}
          ask={() => call('cashier.pictureDayForm', { day })}
          onPrint={() => {
            setOpen(undefined);
            print('printer');
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'undo' ? (
        <ReasonDialog
          title={`撤销 ${formatShortDay(day)} 的日结`}
          what="日结的数字留底，这一天重新开账，要再点钞再结。"
          action="撤销日结"
          error={acts.undoError}
          busy={acts.busy}
          onClose={() => setOpen(undefined)}
          onConfirm={async (why) => {
            if (await acts.undo(why)) setOpen(undefined);
          }}
        />
      ) : null}
    </>
  );
}

/** More than this one day is empty: all of them can go with one key. */
function isEmptyRun(view: DayView): boolean {
  return view.emptyThrough !== null && view.emptyThrough > view.day;
}

function spanWords(from: ClinicDay, through: ClinicDay): string {
  return `${formatShortDay(from)} 到 ${formatShortDay(through)} 共 ${daysBetween(from, through) + 1} 天`;
}

/** The commands of one day, and what they tell. */
function useDayActs(day: ClinicDay, onClosed: () => void) {
  const count = useCommand('cashier.countCash', day);
  const recount = useCommand('cashier.recount', day);
  const close = useCommand('cashier.closeDay', day);
  const zero = useCommand('cashier.closeZeroDay', day);
  const undo = useCommand('cashier.undoDay', day);
  const tell = useTell();
  const forward = [count, recount, close, zero];
  const closed = (view: DayView | undefined) => {
    if (!view) return;
    tell(`${formatShortDay(day)} 已日结，实收 ${formatFen(view.closing?.netFen ?? ZERO_FEN)}`);
    onClosed();
  };
  return {
    error: forward.find((one) => one.error)?.error,
    undoError: undo.error,
    busy: [...forward, undo].some((one) => one.busy),
    count: async (pieces: Pieces) => {
      if (await count.run({ day, denominations: pieces })) tell('点数已封存，账上数字已显示');
    },
    recount: async () => {
      if (await recount.run({ day })) tell('已拆封，请重新点钞');
    },
    close: async (papers: { reason: string; slip: string; check: DayCheck | undefined }) =>
      closed(
        await close.run({
          day,
          overShortReason: papers.reason,
          depositSlip: papers.slip,
          ...(papers.check ? { checkId: papers.check.checkId } : {}),
        }),
      ),
    closeZero: async (throughDay: ClinicDay) => {
      const last = await zero.run({ day, throughDay });
      if (last && throughDay > day) {
        tell(`${spanWords(day, throughDay)}已按零业务日结`);
        onClosed();
      } else closed(last);
    },
    undo: async (why: string) => {
      const done = await undo.run({ day, reason: why });
      if (done) tell(`${formatShortDay(day)} 的日结已撤销`);
      return done !== undefined;
    },
  };
}
