import type { ReactNode } from 'react';
import { call } from '../../api/client.ts';
import { useKeys } from '../../components/keys.tsx';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { usePrint } from '../../components/use-print.ts';
import type { Slip } from './four-checks.ts';
import type { SlipRow } from './slip-rows.ts';

type PrintTo = 'printer' | 'file';

/**
 * The papers of a slip, by their keys: 处方笺 and 用法签. @returns what was not printed and why, and the slip as it
 * would be printed, both to be rendered.
 */
export function usePapers(
  { prescriptionId }: SlipRow,
  slip: Slip | undefined,
): { readonly told: ReactNode; readonly preview: ReactNode } {
  const paper = usePrint('dispensary.printSlip');
  const labels = usePrint('dispensary.printLabels');
  const print = (to: PrintTo) => void paper.print(`处方笺 ${slip?.label ?? ''}`, { prescriptionId, to });
  const printLabels = (to: PrintTo) =>
    void labels.print(`用法签 ${slip?.label.slice(-3) ?? ''}`, { prescriptionId, to });
  useKeys([
    { keys: 'Ctrl+P', label: '打印处方', run: () => print('printer'), enabled: slip !== undefined },
    {
      keys: 'Alt+L',
      label: '打用法签',
      run: () => printLabels('printer'),
      enabled: slip !== undefined && !labels.busy,
    },
  ]);
  const preview = usePaperPreview(
    slip && {
      title: `处方笺 ${slip.label}`,
      ask: () => call('dispensary.pictureSlip', { prescriptionId }),
      onPrint: () => print('printer'),
    },
  );
  const told = labels.error ? (
    <PrintTold error={labels.error} what="用法签没有打出来" onFile={() => printLabels('file')} />
  ) : (
    <PrintTold error={paper.error} what="处方没有打出来" onFile={() => print('file')} />
  );
  return { told, preview };
}
