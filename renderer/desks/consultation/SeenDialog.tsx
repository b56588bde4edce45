import { type ReactNode, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { correctedWords, RevisionsDialog } from './RevisionsDialog.tsx';

type Seen = Output<'consultation.listToday'>['rows'][number];

const STATUS_WORDS = { in_consultation: '未办完', finished: '已诊' } as const;

/** Alt+J 今日已诊. @returns the dialog, to be rendered. */
export function useSeenToday(rows: readonly Seen[], onOpen: (visitId: VisitId) => void): ReactNode {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'Alt+J', label: '今日已诊', run: () => setOpen(true) }]);
  if (!open) return null;
  return (
    <SeenDialog
      rows={rows}
      onClose={() => setOpen(false)}
      onOpen={(row) => {
        setOpen(false);
        onOpen(row.visitId);
      }}
    />
  );
}

/** Today's signed visits; one that is not over can be opened again to add or void something. */
function SeenDialog({
  rows,
  onOpen,
  onClose,
}: {
  rows: readonly Seen[];
  onOpen: (row: Seen) => void;
  onClose: () => void;
}) {
  const [selected, setSelected] = useState(rows[0]?.visitId);
  const [reading, setReading] = useState(false);
  const chosen = rows.find((row) => row.visitId === selected);
  return (
    <Dialog title="今日已诊" note={`${rows.length} 位`} onClose={onClose} width={820}>
      <div className="dialog-body">
        <DataTable
          label="今日已诊"
          rows={rows}
          keyOf={(row) => row.visitId}
          selected={selected}
          onSelect={(row) => setSelected(row.visitId)}
          onOpen={onOpen}
          empty="今天还没有签过名的就诊。"
          columns={[
            { head: '号', cell: (row) => formatNumber(row.number), width: 56 },
            { head: '姓名', cell: (row) => <span className="whole-name">{row.name}</span>, width: 186 },
            { head: '年龄', cell: (row) => row.age, width: 70 },
            { head: '诊断', cell: (row) => row.diagnoses.join('、') },
            { head: '签名', cell: (row) => formatTime(row.signedAt), width: 64 },
            { head: '病历', cell: (row) => correctedWords(row.revisions), width: 98 },
            { head: '状态', cell: (row) => STATUS_WORDS[row.status], width: 74 },
          ]}
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <Button keys="Alt+H" enabled={chosen !== undefined} onPress={() => setReading(true)}>
          看病历
        </Button>
        <MainAction
          label="打开"
          ready={chosen?.status === 'in_consultation'}
          onPress={() => chosen && onOpen(chosen)}
          {...(chosen?.status === 'in_consultation' ? {} : { hint: '看完的只能重新挂号' })}
        />
      </div>
      {reading && chosen ? (
        <RevisionsDialog
          visitId={chosen.visitId}
          of={`${formatNumber(chosen.number)} ${chosen.name}`}
          onClose={() => setReading(false)}
        />
      ) : null}
    </Dialog>
  );
}
