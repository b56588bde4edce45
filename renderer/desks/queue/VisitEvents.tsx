import { QUEUE_POINT_NAMES } from '../../../electron/shared/domain/queue-points.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatTime } from '../../components/format.ts';

const EVENT_WORDS: Readonly<Record<string, string>> = {
  enter: '排上',
  call: '呼叫',
  call_out_of_order: '另叫',
  call_again: '再叫',
  undo_call: '撤销呼叫',
  move: '移室',
  serve: '到了',
  miss: '过号',
  come_back: '过号回来',
  return_with_results: '回诊',
  done: '办完',
  cancel: '退出',
};

/** A reason is asked for only where the window itself sends somebody back into the line. */
function wordsOf({ kind, reason }: { readonly kind: string; readonly reason: string }): string {
  if (kind === 'come_back' && reason !== '') return '排回队里';
  return EVENT_WORDS[kind] ?? kind;
}

/** 此人经过: everything that happened to a visit in the lines, by whom and why. */
export function VisitEvents({ visitId, title = '此人经过' }: { visitId: VisitId | null; title?: string }) {
  const { data = [] } = useQueryCall(
    'queue.listVisitEvents',
    { visitId: visitId ?? 0 },
    { topics: ['queue', 'registration'], enabled: visitId !== null },
  );
  return (
    <Panel className="grow" title={title} note={`${data.length} 步，都留存`}>
      <DataTable
        label={title}
        rows={data}
        keyOf={(row) => `${row.at}-${row.point}-${row.kind}-${row.statusAfter}`}
        grow
        empty={visitId === null ? '只取了号，还没有挂号。挂号后从取号起都列在这里。' : '还没有经过。'}
        columns={[
          { head: '时间', width: 70, cell: (row) => formatTime(row.at) },
          { head: '何处', width: 70, cell: (row) => QUEUE_POINT_NAMES[row.point] },
          { head: '何事', width: 88, cell: wordsOf },
          { head: '窗口', width: 110, cell: (row) => row.room },
          { head: '为何', cell: (row) => <span className="whole-name">{row.reason}</span> },
          { head: '经手', width: 76, cell: (row) => row.by },
        ]}
      />
    </Panel>
  );
}
