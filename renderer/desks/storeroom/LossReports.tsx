import { useState } from 'react';
import type { LossReportRow } from '../../../electron/shared/contract/drug-safety.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatFen } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

const COLUMNS: Column<LossReportRow>[] = [
  {
    head: '药名 · 批号',
    cell: (row) => (
      <>
        <b>{row.genericName}</b> <small>{row.batchNo}</small>
      </>
    ),
  },
  {
    head: '数量',
    width: 84,
    align: 'right',
    cell: (row) => formatPacks(row.qty, row.packSize, row.packUnit, row.smallUnit),
  },
  { head: '金额', width: 72, align: 'right', cell: (row) => formatFen(row.valueFen) },
  { head: '原因', width: 168, large: 120, cell: (row) => <span className="whole-name">{row.reason}</span> },
  { head: '申请', width: 70, large: 'out', cell: (row) => row.reportedBy },
  { head: '', id: 'state', width: 70, cell: (row) => <StatusTag row={row} /> },
];

function StatusTag({ row }: { row: LossReportRow }) {
  if (row.status === 'waiting') return <Tag kind="due">待批</Tag>;
  return <Tag kind="done">{row.status === 'approved' ? '已批' : '未批'}</Tag>;
}

/** 报损申请: what is set apart until the head has decided, the waiting ones first. */
export function LossReports() {
  const tell = useTell();
  const { me } = useStation();
  const isHead = me?.roles.includes('head') ?? false;
  const reports = useQueryCall('storeroom.listLossReports', {}, { topics: ['storeroom', 'dispensary'] });
  const [chosen, setChosen] = useState<number>();
  const rows = reports.data?.rows ?? [];
  // The head comes for what waits: the first of it is chosen already; the next one by ↓.
  const selected =
    chosen ?? (isHead ? rows.find((row) => row.status === 'waiting')?.lossReportId : undefined);
  const decide = useCommand('storeroom.decideLoss', selected);
  const report = rows.find((row) => row.lossReportId === selected && row.status === 'waiting');
  const decideOn = async (approve: boolean) => {
    if (!report) return;
    setChosen(report.lossReportId);
    const done = await decide.run({ lossReportId: report.lossReportId, approve });
    if (done)
      tell(`${report.genericName} 批号 ${report.batchNo} ${approve ? '已批准报损' : '没有批，可以再发'}`);
  };
  return (
    <Panel
      className="fill-panel"
      title="报损申请"
      note={`待批 ${reports.data?.waiting ?? 0} 张，已单独放开，不再开方`}
    >
      <DataTable
        label="报损申请"
        rows={rows}
        columns={COLUMNS}
        keyOf={(row) => row.lossReportId}
        selected={selected}
        onSelect={(row) => {
          decide.clear();
          setChosen(row.lossReportId);
        }}
        empty="没有报损申请。"
        grow
      />
      <Told error={reports.error ?? decide.error} what="没有做成" />
      <div className="toolbar">
        <span className="say">{isHead ? '批或不批选中的这一张。' : '由站长批准。'}</span>
        <span className="grow" />
        <Button
          keys="Alt+J"
          onPress={() => void decideOn(false)}
          enabled={isHead && report !== undefined && !report.returned}
        >
          不批
        </Button>
        <Button keys="Alt+Y" onPress={() => void decideOn(true)} enabled={isHead && report !== undefined}>
          批准报损
        </Button>
      </div>
    </Panel>
  );
}
