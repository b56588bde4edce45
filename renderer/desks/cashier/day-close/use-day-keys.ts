import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import { useStation } from '../../../api/station.tsx';
import { useKeys } from '../../../components/keys.tsx';
import { isStillEmpty } from './CloseSide.tsx';
import type { DayDialogName } from './DayDialogs.tsx';
import type { DayActs } from './use-day-acts.ts';

export interface DayKeys {
  readonly view: DayView | undefined;
  readonly acts: DayActs;
  readonly open: (dialog: DayDialogName) => void;
  readonly print: () => void;
}

/** What can be done with a day besides its main action, each only in its state. */
export function useDayKeys({ view, acts, open, print }: DayKeys): void {
  const { today } = useStation();
  const closed = view?.status === 'closed';
  const counted = view?.status === 'counted';
  const stillEmpty = view !== undefined && isStillEmpty(view, today);
  const oneAlone = stillEmpty || (view !== undefined && isEmptyRun(view));
  useKeys([
    { keys: 'Alt+D', label: '重新点钞', run: () => void acts.recount(), enabled: counted },
    { keys: 'Alt+C', label: '撤销日结', run: () => open('undo'), enabled: closed },
    { keys: 'Ctrl+P', label: '打印日结表', run: print, enabled: closed },
    { keys: 'Alt+Y', label: '看样', run: () => open('preview'), enabled: closed },
    { keys: 'Alt+R', label: '复核', run: () => open('check'), enabled: counted },
    {
      keys: 'Alt+L',
      label: stillEmpty ? '今天零业务' : '只结这一天',
      run: () => view && void acts.closeZero(view.day),
      enabled: oneAlone,
      shown: oneAlone,
    },
  ]);
}

/** More than this one day is empty: all of them can go with one key. */
function isEmptyRun(view: DayView): boolean {
  return view.emptyThrough !== null && view.emptyThrough > view.day;
}
