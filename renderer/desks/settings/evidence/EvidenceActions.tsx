import { useTask } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { SideActions } from '../../../components/DeskFrame.tsx';
import { PrintTold } from '../../../components/PrintTold.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { usePrint } from '../../../components/use-print.ts';
import type { Period } from './periods.ts';

/** The ledger on paper, and before that in a workbook or as a picture. */
export function EvidenceActions({ period, onPicture }: { period: Period; onPicture: () => void }) {
  const tell = useTell();
  const file = useTask('queue.exportEvidence');
  const printing = usePrint('queue.printEvidence');
  const save = async () => {
    const done = await file.run(period);
    if (done) tell(`已导出 ${done.fileName}`);
  };
  return (
    <SideActions
      lesser={
        <>
          <Button keys="Alt+E" label="导出" onPress={() => void save()} enabled={!file.busy}>
            {file.busy ? '正在导出' : '导出'}
          </Button>
          <Button keys="Alt+Y" onPress={onPicture}>
            预览
          </Button>
        </>
      }
    >
      <Told error={file.error} what="台账没有导出" />
      <PrintTold
        error={printing.error}
        what="台账没有打出来"
        onFile={() => void printing.print('六优先台账', { ...period, printTo: 'file' })}
      />
      <MainAction
        label="打印台账"
        busy={printing.busy}
        onPress={() => void printing.print('六优先台账', period)}
      />
    </SideActions>
  );
}
