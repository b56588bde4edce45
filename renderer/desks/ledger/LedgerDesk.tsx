import './ledger.css';
import { useState } from 'react';
import type { LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import { addMonths, type ClinicMonth, monthOf } from '../../../electron/shared/values/clinic-day.ts';
import { stopTask, useCommand, useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { useProgress } from '../../api/use-progress.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { DayDialog } from './DayDialog.tsx';
import { DaysTable } from './DaysTable.tsx';
import { DrugsDialog } from './DrugsDialog.tsx';
import { MonthState, MonthSums } from './LedgerSide.tsx';
import { idleWords } from './ledger-columns.ts';
import { MonthStrip } from './MonthStrip.tsx';
import { formatMonth, lacksOf } from './month-words.ts';
import { UndoDialog } from './UndoDialog.tsx';

const TOPICS = ['ledger', 'cashier', 'registration', 'dispensary', 'storeroom', 'settings'] as const;

type Open = 'day' | 'drugs' | 'undo' | undefined;

/** 月账 (F8): the month's ledger by day, its proofs, its closing and its file. */
export function LedgerDesk() {
  const { today } = useStation();
  const [month, setMonth] = useState<ClinicMonth>(() => monthOf(today));
  const { data: ledger, error } = useQueryCall(
    'ledger.getMonth',
    { month },
    { topics: TOPICS, keepPrevious: true },
  );
  const year = Number(month.slice(0, 4));
  const { data: months } = useQueryCall(
    'ledger.listMonths',
    { year },
    { topics: TOPICS, keepPrevious: true },
  );
  const [open, setOpen] = useState<Open>();
  const { selected, move } = useChosenDay(ledger, today);
  const page = useLedgerKeys({ month, onMonth: setMonth, selected, move, onDay: () => setOpen('day') });
  const day = ledger?.days[selected];
  const close = () => setOpen(undefined);
  return (
    <>
      <DeskFrame
        name="s-ledger"
        strip={<MonthStrip month={month} ledger={ledger} months={months ?? []} onMonth={setMonth} />}
        work={
          ledger ? (
            <>
              <DaysTable
                ledger={ledger}
                page={page}
                selected={selected}
                onSelect={move}
                onOpen={() => setOpen('day')}
              />
              <TableFoot
                key={ledger.month}
                ledger={ledger}
                onDrugs={() => setOpen('drugs')}
                onUndo={() => setOpen('undo')}
              />
            </>
          ) : (
            <EmptyState icon="ring" title={error ? '台账没有读出来' : '正在加总各日的账'}>
              <Told error={error} what="台账没有读出来" />
            </EmptyState>
          )
        }
        side={ledger ? <Side key={ledger.month} ledger={ledger} /> : <span />}
      />
      {open === 'day' && day ? <DayDialog day={day} onClose={close} /> : null}
      {open === 'drugs' && ledger ? <DrugsDialog ledger={ledger} onClose={close} /> : null}
      {open === 'undo' && ledger ? <UndoDialog ledger={ledger} onClose={close} /> : null}
    </>
  );
}

/** The day under the hand; each month begins where its work is. */
function useChosenDay(ledger: LedgerMonth | undefined, today: string) {
  const [chosen, setChosen] = useState<{ month: ClinicMonth; index: number }>();
  const selected = !ledger ? 0 : chosen?.month === ledger.month ? chosen.index : dayToShow(ledger, today);
  const move = (to: number) => {
    if (!ledger) return;
    setChosen({ month: ledger.month, index: Math.max(0, Math.min(ledger.days.length - 1, to)) });
  };
  return { selected, move };
}

interface LedgerKeys {
  readonly month: ClinicMonth;
  readonly onMonth: (month: ClinicMonth) => void;
  readonly selected: number;
  readonly move: (to: number) => void;
  readonly onDay: () => void;
}

/** ↑ ↓ the day, PgUp PgDn the month, ← → the columns: @returns which page of columns is shown. */
function useLedgerKeys({ month, onMonth, selected, move, onDay }: LedgerKeys): number {
  const [page, setPage] = useState(0);
  useKeys([
    { keys: '↑ ↓', label: '选日' },
    { keys: 'ArrowUp', label: '上一日', run: () => move(selected - 1), shown: false },
    { keys: 'ArrowDown', label: '下一日', run: () => move(selected + 1), shown: false },
    { keys: 'Home', label: '月初', run: () => move(0), shown: false },
    { keys: 'End', label: '月末', run: () => move(31), shown: false },
    { keys: 'Enter', label: '看当日', run: onDay },
    { keys: 'PgUp PgDn', label: '换月' },
    { keys: 'PageUp', label: '上月', run: () => onMonth(addMonths(month, -1)), shown: false },
    { keys: 'PageDown', label: '下月', run: () => onMonth(addMonths(month, 1)), shown: false },
    { keys: 'ArrowLeft', label: '前几栏', run: () => setPage(page - 1), shown: false },
    { keys: 'ArrowRight', label: '后几栏', run: () => setPage(page + 1), shown: false },
    { keys: '← →', label: '换栏' },
    { keys: 'Home End', label: '月初月末' },
  ]);
  return page;
}

/** Today, if the month has it; else its last day, or the first of a month to come. */
function dayToShow(ledger: LedgerMonth, today: string): number {
  if (ledger.fromDay > today) return 0;
  const at = ledger.days.findIndex(({ day }) => day === today);
  return at < 0 ? ledger.days.length - 1 : at;
}

interface TableFootProps {
  readonly ledger: LedgerMonth;
  readonly onDrugs: () => void;
  readonly onUndo: () => void;
}

/** What did not happen this month, and what else can be done with it. */
function TableFoot({ ledger, onDrugs, onUndo }: TableFootProps) {
  const { me } = useStation();
  const tell = useTell();
  const file = useTask('ledger.exportMonth');
  const [savedTo, setSavedTo] = useState('');
  const exportMonth = async () => {
    const done = await file.run({ month: ledger.month });
    if (!done) return;
    setSavedTo(done.path);
    tell(`已导出 ${done.fileName}`);
  };
  const words = savedTo === '' ? idleWords(ledger.totals) : `已存到 ${savedTo}`;
  const mayUndo = (me?.roles.includes('head') ?? false) && (ledger.closing?.newest ?? false);
  return (
    <>
      <Told error={file.error} what="台账没有导出" />
      <div className="table-foot">
        <span className="idle" title={words}>
          {words}
        </span>
        {mayUndo ? (
          <Button keys="Alt+Z" onPress={onUndo}>
            撤销月结
          </Button>
        ) : null}
        <Button keys="Alt+D" onPress={onDrugs}>
          药品收支存
        </Button>
        <Button
          keys="Alt+E"
          label="导出 Excel"
          onPress={() => (file.busy ? stopTask('ledger.exportMonth') : void exportMonth())}
        >
          {file.busy ? '正在导出，按此停下' : '导出 Excel'}
        </Button>
      </div>
    </>
  );
}

/** How much, what is missing, and the month's closing. */
function Side({ ledger }: { ledger: LedgerMonth }) {
  const { me, today } = useStation();
  const tell = useTell();
  const isHead = me?.roles.includes('head') ?? false;
  const proving = useTask('ledger.proveMonth');
  const share = useProgress('ledger.proveMonth');
  const closing = useCommand('ledger.closeMonth', ledger.month);
  const lacks = lacksOf(ledger, today).length;
  const closeMonth = async () => {
    // Years of rows are proven beside the desks first; the closing holds only when nothing was booked since.
    if (!(await proving.run({ month: ledger.month }))) return;
    const done = await closing.run({ month: ledger.month });
    if (done) tell(`${formatMonth(ledger.month)}已月结，实收 ${formatFen(done.netFen)}`);
  };
  return (
    <>
      <MonthSums ledger={ledger} />
      <MonthState ledger={ledger} today={today} />
      <SideActions
        lesser={
          proving.busy ? (
            <Button keys="Alt+X" inBar onPress={() => stopTask('ledger.proveMonth')}>
              停下，先不月结
            </Button>
          ) : undefined
        }
      >
        <Told error={proving.error ?? closing.error} what="月结没有做成" />
        <MainAction
          label={
            proving.busy ? `核账 ${Math.round((share ?? 0) * 100)}%` : ledger.closing ? '已月结' : '月结'
          }
          {...hintOf({ isHead, isClosed: ledger.closing !== null, lacks })}
          ready={isHead && ledger.blockers.length === 0}
          busy={proving.busy || closing.busy}
          onPress={() => void closeMonth()}
          {...(isHead && !ledger.closing ? { onWaiting: () => void closeMonth() } : {})}
        />
      </SideActions>
    </>
  );
}

function hintOf(state: { isHead: boolean; isClosed: boolean; lacks: number }): { hint?: string } {
  if (state.isClosed) return {};
  if (state.lacks > 0) return { hint: `还差 ${state.lacks} 件` };
  return state.isHead ? {} : { hint: '由站长月结' };
}
