import { HistoryDialog } from './HistoryDialog.tsx';
import { OrdersDialog } from './OrdersDialog.tsx';
import { ReasonForWarning } from './ReasonForWarning.tsx';
import { SignAgain } from './SignAgain.tsx';
import type { Consultation } from './use-consultation.ts';
import type { Ending } from './use-ending.ts';
import type { Hand } from './use-hand.ts';
import type { PastVisit } from './use-take-over.ts';

export type ConsultingDialog = 'orders' | 'history' | 'reason' | 'sign-again' | 'tests-again';

interface ConsultingDialogsProps {
  readonly dialog: ConsultingDialog | undefined;
  readonly onOpen: (dialog: ConsultingDialog | undefined) => void;
  readonly care: Consultation;
  readonly hand: Hand;
  readonly ending: Ending;
  readonly onTakeOver: (past: PastVisit) => void;
}

/** What lies over the consultation: one at a time. */
export function ConsultingDialogs({
  dialog,
  onOpen,
  care,
  hand,
  ending,
  onTakeOver,
}: ConsultingDialogsProps) {
  const close = () => onOpen(undefined);
  switch (dialog) {
    case undefined:
      return null;
    case 'orders':
      return (
        <OrdersDialog
          orders={care.form.orders}
          onChange={(orders) => care.write({ orders })}
          onSendToTests={() => (care.changes?.length ? onOpen('tests-again') : void ending.sendToTests())}
          onClose={close}
          error={care.tests.error}
          busy={care.tests.busy}
        />
      );
    case 'history':
      return <HistoryDialog history={care.visit.history} onTakeOver={onTakeOver} onClose={close} />;
    case 'sign-again':
      return (
        <SignAgain
          care={care}
          command={care.sign}
          action="再次签名"
          onConfirm={ending.sign}
          onClose={close}
        />
      );
    case 'tests-again':
      return (
        <SignAgain
          care={care}
          command={care.tests}
          action="再次签名，先去检查"
          onConfirm={ending.sendToTests}
          onClose={close}
        />
      );
    case 'reason':
      return (
        <ReasonForWarning
          care={care}
          onClose={() => {
            close();
            // The line that was being typed has closed behind the dialog: on with the next drug.
            requestAnimationFrame(() => hand.spots.drug.current?.focus());
          }}
        />
      );
  }
}
