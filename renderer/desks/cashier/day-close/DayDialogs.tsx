import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { call } from '../../../api/client.ts';
import { formatShortDay } from '../../../components/format.ts';
import { PaperPreview } from '../../../components/PaperPreview.tsx';
import { ReasonDialog } from '../../../components/ReasonDialog.tsx';
import { CheckDialog, type DayCheck } from './CheckDialog.tsx';
import type { DayActs } from './use-day-acts.ts';

export type DayDialogName = 'check' | 'undo' | 'preview';

export interface DayDialogsProps {
  readonly day: ClinicDay;
  readonly open: DayDialogName | undefined;
  readonly acts: DayActs;
  readonly onChecked: (check: DayCheck) => void;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** Over the day: the second signature, the form as it will be printed, and the undoing with its reason. */
export function DayDialogs({ day, open, acts, onChecked, onPrint, onClose }: DayDialogsProps) {
  switch (open) {
    case 'check':
      return (
        <CheckDialog
          day={day}
          onChecked={(one) => {
            onChecked(one);
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'preview':
      return (
        <PaperPreview
          title={`${formatShortDay(day)} 日结表`}
          ask={() => call('cashier.pictureDayForm', { day })}
          onPrint={() => {
            onClose();
            onPrint();
          }}
          onClose={onClose}
        />
      );
    case 'undo':
      return (
        <ReasonDialog
          title={`撤销 ${formatShortDay(day)} 的日结`}
          what="日结的数字留底，这一天重新开账，要再点钞再结。"
          action="撤销日结"
          error={acts.undoError}
          busy={acts.busy}
          onClose={onClose}
          onConfirm={async (why) => {
            if (await acts.undo(why)) onClose();
          }}
        />
      );
    case undefined:
      return null;
  }
}
