import { useState } from 'react';
import type { RecordVisit, ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import type { ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen, formatNumber } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { correctedWords, RevisionsDialog } from '../consultation/RevisionsDialog.tsx';
import { shortDay } from './day-text.ts';
import type { ResidentsHand } from './use-residents.ts';
import { VISIT_STATUS_LABELS } from './words.ts';

/** The newest visits; all of them behind Alt+L. */
export function VisitsPanel({ hand, file }: { hand: ResidentsHand; file: ResidentFile }) {
  const { visits } = file;
  return (
    <Panel
      className="grow"
      title="就诊"
      note={visits.total === 0 ? '还没有来过' : `今年 ${visits.thisYear} 次，共 ${visits.total} 次`}
      end={
        <Button
          keys="Alt+L"
          label="历次就诊"
          className="bare"
          inBar
          enabled={visits.total > 0}
          onPress={() => hand.setDialog('visits')}
        >
          全部
        </Button>
      }
    >
      <DataTable
        label="就诊"
        rows={visits.newest}
        columns={useVisitColumns()}
        keyOf={(row) => row.visitId}
        rowClass={(row) => (row.status === 'cancelled' ? 'gone' : undefined)}
        empty="还没有就诊。按 F12 挂第一个号。"
        grow
      />
    </Panel>
  );
}

/** `corrected`: how often a record was changed has a column of its own. */
function useVisitColumns(corrected = false): readonly Column<RecordVisit>[] {
  const { today } = useStation();
  return [
    {
      head: '日期',
      width: 110,
      cell: (row) => (row.day === today ? `今日 ${formatNumber(row.number)}` : shortDay(row.day, today)),
    },
    {
      head: '诊断',
      cell: (row) => (
        <span className="what-for">
          <span className="cut">{whatFor(row)}</span>
          {!corrected && row.revisions > 1 ? <Tag>已修改</Tag> : null}
        </span>
      ),
    },
    ...(corrected
      ? [{ head: '病历', width: 104, cell: (row: RecordVisit) => correctedWords(row.revisions) }]
      : []),
    { head: '医生', width: 84, cell: (row) => row.doctorName },
    { head: '处方', width: 96, large: 'out', cell: drugsText },
    {
      head: '实收',
      width: 78,
      align: 'right',
      cell: (row) => (row.netFen === 0 ? '' : formatFen(row.netFen)),
    },
  ];
}

function whatFor(row: RecordVisit): string {
  const what = row.diagnoses.length > 0 ? row.diagnoses.join('，') : VISIT_STATUS_LABELS[row.status];
  return row.fromMerged ? `${what}（并入的档案）` : what;
}

function drugsText(row: RecordVisit): string {
  if (row.drugs === 0) return '';
  return row.longTermDays > 0 ? `长期 ${row.longTermDays} 天` : `${row.drugs} 种`;
}

/** All visits, a page at a time. */
export function VisitsDialog({
  residentId,
  name,
  care,
  onClose,
}: {
  residentId: ResidentId;
  name: string;
  /** Whether this person may read what doctors signed. */
  care: boolean;
  onClose: () => void;
}) {
  const [pages, setPages] = useState<readonly VisitId[]>([]);
  const [at, setAt] = useState<VisitId>();
  const before = pages.at(-1);
  const answer = useQueryCall(
    'residents.listVisits',
    { residentId, ...(before === undefined ? {} : { before }) },
    { keepPrevious: true },
  );
  const rows = answer.data?.rows ?? [];
  const last = rows.at(-1);
  const chosen = rows.find((row) => row.visitId === at) ?? rows[0];
  const [reading, setReading] = useState(false);
  return (
    <Dialog title={`${name} 历次就诊`} note="新的在前" onClose={onClose} width={860}>
      <div className="dialog-table">
        <DataTable
          label="历次就诊"
          rows={rows}
          columns={useVisitColumns(true)}
          keyOf={(row) => row.visitId}
          selected={chosen?.visitId}
          onSelect={(row) => setAt(row.visitId)}
          rowClass={(row) => (row.status === 'cancelled' ? 'gone' : undefined)}
          empty="没有就诊。"
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        {care ? (
          <Button keys="Alt+H" enabled={(chosen?.revisions ?? 0) > 0} onPress={() => setReading(true)}>
            看病历
          </Button>
        ) : null}
        <Button keys="Alt+J" enabled={pages.length > 0} onPress={() => setPages((list) => list.slice(0, -1))}>
          较近的
        </Button>
        <Button
          keys="Alt+K"
          enabled={(answer.data?.more ?? false) && last !== undefined}
          onPress={() => last && setPages((list) => [...list, last.visitId])}
        >
          更早的
        </Button>
      </div>
      {reading && chosen ? (
        <RevisionsDialog
          visitId={chosen.visitId}
          of={`${name} ${chosen.day}`}
          onClose={() => setReading(false)}
        />
      ) : null}
    </Dialog>
  );
}
