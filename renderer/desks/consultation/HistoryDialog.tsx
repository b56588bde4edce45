import { useState } from 'react';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatDose, formatUsage } from './form-line.ts';
import { correctedWords, RevisionsDialog } from './RevisionsDialog.tsx';
import type { PastVisit } from './use-take-over.ts';

export interface HistoryDialogProps {
  readonly history: readonly PastVisit[];
  readonly onTakeOver: (visit: PastVisit) => void;
  readonly onClose: () => void;
}

/** Earlier visits; the slips of one can be written again. */
export function HistoryDialog({ history, onTakeOver, onClose }: HistoryDialogProps) {
  const [selected, setSelected] = useState(history[0]?.visitId);
  const chosen = history.find((visit) => visit.visitId === selected);
  const [reading, setReading] = useState(false);
  const lines = chosen?.prescriptions.flatMap((slip) => slip.lines) ?? [];
  return (
    <Dialog title="历次就诊" note={`${history.length} 次`} onClose={onClose} width={860}>
      <div className="dialog-body">
        <DataTable
          label="历次就诊"
          rows={history}
          keyOf={(visit) => visit.visitId}
          selected={selected}
          onSelect={(visit) => setSelected(visit.visitId)}
          onOpen={onTakeOver}
          empty="这是第一次就诊。"
          columns={[
            { head: '日期', cell: (visit) => visit.day, width: 104 },
            { head: '医师', cell: (visit) => visit.doctorName, width: 80 },
            { head: '诊断', cell: (visit) => visit.diagnoses.map((one) => one.name).join('、') },
            { head: '主诉', cell: (visit) => visit.complaint, width: 200 },
            { head: '病历', cell: (visit) => correctedWords(visit.revisions), width: 104 },
          ]}
        />
        <PastLines lines={lines} />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <Button keys="Alt+H" enabled={chosen !== undefined} onPress={() => setReading(true)}>
          看病历
        </Button>
        <MainAction
          label="套用这次处方"
          ready={lines.length > 0}
          onPress={() => chosen && onTakeOver(chosen)}
          {...(lines.length > 0 ? {} : { hint: '没有处方' })}
        />
      </div>
      {reading && chosen ? (
        <RevisionsDialog visitId={chosen.visitId} of={chosen.day} onClose={() => setReading(false)} />
      ) : null}
    </Dialog>
  );
}

function PastLines({ lines }: { lines: PastVisit['prescriptions'][number]['lines'] }) {
  return (
    <DataTable
      label="这次的处方"
      rows={lines}
      keyOf={(line) => line.lineId}
      empty="这次没有开药。"
      columns={[
        { head: '药名', cell: (line) => <b>{line.genericName}</b> },
        { head: '规格', cell: (line) => line.spec, width: 130 },
        { head: '每次', cell: (line) => formatDose(line.doseMilli, line.doseUnit), width: 90 },
        { head: '用法', cell: (line) => formatUsage(line.frequency, line.route), width: 150 },
        { head: '天数', cell: (line) => `${line.days} 天`, width: 70, align: 'right' },
      ]}
    />
  );
}
