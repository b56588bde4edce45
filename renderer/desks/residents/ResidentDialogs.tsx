import { AllergiesDialog } from './AllergiesDialog.tsx';
import { ConditionsDialog } from './ConditionsDialog.tsx';
import { ContractsDialog } from './ContractsDialog.tsx';
import { CredentialsDialog, DueDialog } from './CredentialsDialogs.tsx';
import { ExportDialog } from './exchange/ExportDialog.tsx';
import { ImportDialog } from './exchange/ImportDialog.tsx';
import { CompareDialog, UndoMergeDialog } from './MergeDialogs.tsx';
import type { ResidentsHand } from './use-residents.ts';
import { VisitsDialog } from './VisitsPanel.tsx';

/** Whichever dialog is open over the desk. */
export function ResidentDialogs({ hand }: { hand: ResidentsHand }) {
  const close = () => hand.setDialog(undefined);
  const { record, file, rights, dialog } = hand;
  if (dialog === 'import') return <ImportDialog onClose={close} />;
  if (dialog === 'export') return <ExportDialog onClose={close} />;
  if (dialog === 'due') return <DueDialog onOpen={hand.open} onClose={close} />;
  if (!record || !file) return null;
  const { residentId, name } = record;
  if (hand.comparedWith !== undefined) {
    return (
      <CompareDialog
        firstId={residentId}
        secondId={hand.comparedWith}
        isHead={rights.head}
        onMerged={hand.open}
        onClose={() => hand.setComparedWith(undefined)}
      />
    );
  }
  switch (dialog) {
    case 'contracts':
      return (
        <ContractsDialog
          residentId={residentId}
          name={name}
          file={file}
          write={rights.write}
          onClose={close}
        />
      );
    case 'conditions':
      return (
        <ConditionsDialog
          residentId={residentId}
          name={name}
          file={file}
          care={rights.care}
          onClose={close}
        />
      );
    case 'allergies':
      return (
        <AllergiesDialog residentId={residentId} name={name} file={file} care={rights.care} onClose={close} />
      );
    case 'credentials':
      return <CredentialsDialog record={record} onClose={close} />;
    case 'visits':
      return <VisitsDialog residentId={residentId} name={name} care={rights.care} onClose={close} />;
    case 'undo':
      return <UndoMergeDialog merged={file.merged} onUndone={close} onClose={close} />;
    default:
      return null;
  }
}
