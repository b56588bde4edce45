import { type ReactNode, useEffect, useState } from 'react';
import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import type { CallError } from '../../../../electron/shared/contract/reply.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { DeskFrame } from '../../../components/DeskFrame.tsx';
import { formatShortDay } from '../../../components/format.ts';
import { PrintTold } from '../../../components/PrintTold.tsx';
import { Told } from '../../../components/Told.tsx';
import { usePrint } from '../../../components/use-print.ts';
import type { DayCheck } from './CheckDialog.tsx';
import { CloseSide } from './CloseSide.tsx';
import { CountPanel } from './CountPanel.tsx';
import { type DayDialogName, DayDialogs } from './DayDialogs.tsx';
import { DayStrip } from './DayStrip.tsx';
import { BooksPanel, ProofPanel } from './MoneyPanels.tsx';
import { type DayActs, useDayActs } from './use-day-acts.ts';
import { useDayKeys } from './use-day-keys.ts';
import { useDrawer } from './use-drawer.ts';

export interface OneDayProps {
  readonly day: ClinicDay;
  readonly view: DayView | undefined;
  readonly error: CallError | undefined;
  readonly list: ReactNode;
  readonly onClosed: () => void;
}

/** One day from the blind count to its closing, and back by the undoing. */
export function OneDay({ day, view, error, list, onClosed }: OneDayProps) {
  const [check, setCheck] = useState<DayCheck>();
  const counted = view?.status === 'counted';
  useEffect(() => {
    // The signature stands under one count: with the next one it is to be given again.
    if (!counted) setCheck(undefined);
  }, [counted]);
  const [open, setOpen] = useState<DayDialogName>();
  const acts = useDayActs(day, onClosed);
  const paper = usePrint('cashier.printDayForm');
  const print = (to: 'printer' | 'file') => void paper.print(`${formatShortDay(day)} 日结表`, { day, to });
  useDayKeys({ view, acts, open: setOpen, print: () => print('printer') });
  return (
    <>
      <DayDesk
        view={view}
        acts={acts}
        check={check}
        list={list}
        strip={<DayStrip day={day} view={view} />}
        told={
          <>
            <Told error={error} what="这一天的账没有取到" />
            <PrintTold error={paper.error} what="日结表没有打出来" onFile={() => print('file')} />
          </>
        }
        onCheck={() => setOpen('check')}
      />
      <DayDialogs
        day={day}
        open={open}
        acts={acts}
        onChecked={setCheck}
        onPrint={() => print('printer')}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}

interface DayDeskProps {
  readonly view: DayView | undefined;
  readonly acts: DayActs;
  readonly check: DayCheck | undefined;
  readonly list: ReactNode;
  readonly strip: ReactNode;
  readonly told: ReactNode;
  readonly onCheck: () => void;
}

function DayDesk({ view, acts, check, list, strip, told, onCheck }: DayDeskProps) {
  const drawer = useDrawer();
  const [reason, setReason] = useState('');
  const [slip, setSlip] = useState('');
  const frame = { name: 's-day-close', list, strip };
  if (!view) return <DeskFrame {...frame} work={told} side={<div />} />;
  const count = () => void acts.count(drawer.pieces);
  return (
    <DeskFrame
      {...frame}
      work={
        <>
          {told}
          <div className="cnt">
            <CountPanel
              view={view}
              pieces={drawer.pieces}
              onChange={drawer.setPieces}
              onUnread={drawer.noteUnread}
              onLast={() => !drawer.hasUnread && count()}
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
          unread={drawer.hasUnread}
          onCount={count}
          onRecount={() => void acts.recount()}
          onCheck={onCheck}
          onCloseZero={() => void acts.closeZero(view.emptyThrough ?? view.day)}
          onClose={() => void acts.close({ reason, slip, check })}
        />
      }
    />
  );
}
