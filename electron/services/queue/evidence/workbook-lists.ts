import type { Evidence, ManualCall } from '../../../shared/contract/queue-evidence.ts';
import { BREACH_LABELS } from '../../../shared/domain/evidence-words.ts';
import { QUEUE_POINT_NAMES } from '../../../shared/domain/queue-points.ts';
import { QUEUE_RANK_LABELS } from '../../../shared/domain/queue-policy.ts';
import { formatTicketNumber } from '../../../shared/values/printed-numbers.ts';
import { type SheetColumn, writeTable } from '../../ledger/workbook/sheet-table.ts';
import { addEvidenceSheet, type EvidenceSheet, FIRST_ROW } from './workbook-frame.ts';

/** 越界超越: who was passed, by whom, how. */
export function writeOvertaken({ book, paper, evidence, momentWords }: EvidenceSheet): void {
  type Row = Evidence['overtaken']['rows'][number];
  const columns: SheetColumn<Row>[] = [
    { key: 'at', head: '时刻', width: 17, kind: 'text', value: (row) => momentWords(row.at) },
    { key: 'point', head: '处', width: 8, kind: 'text', value: (row) => QUEUE_POINT_NAMES[row.point] },
    {
      key: 'number',
      head: '被越过的号',
      width: 11,
      kind: 'text',
      value: (row) => formatTicketNumber(row.number),
    },
    { key: 'rank', head: '类别', width: 7, kind: 'text', value: (row) => QUEUE_RANK_LABELS[row.rank] },
    { key: 'waited', head: '已等（分）', width: 10, kind: 'count', value: (row) => row.waitedMinutes },
    {
      key: 'called',
      head: '先叫的号',
      width: 10,
      kind: 'text',
      value: (row) => formatTicketNumber(row.calledNumber),
    },
    { key: 'kind', head: '怎样越界', width: 24, kind: 'text', value: (row) => BREACH_LABELS[row.kind] },
  ];
  const page = { name: '越界超越', title: '越界超越（另叫除外）', columns: columns.length, table: true };
  const sheet = addEvidenceSheet(book, paper, page);
  const { rows } = evidence.overtaken;
  const table = writeTable({ sheet, firstRow: FIRST_ROW, columns, rows });
  if (rows.length === 0) sheet.getCell(table.lastRow + 1, 1).value = '期内没有。';
}

/** 另叫: each call by hand with its reason and review. */
export function writeManualCalls({ book, paper, evidence, momentWords }: EvidenceSheet): void {
  const { rows, count } = evidence.manual;
  const columns: SheetColumn<ManualCall>[] = [
    { key: 'at', head: '时刻', width: 17, kind: 'text', value: (row) => momentWords(row.at) },
    { key: 'point', head: '处', width: 8, kind: 'text', value: (row) => QUEUE_POINT_NAMES[row.point] },
    { key: 'number', head: '号', width: 7, kind: 'text', value: (row) => formatTicketNumber(row.number) },
    { key: 'reason', head: '原因', width: 40, kind: 'text', value: (row) => row.reason },
    { key: 'by', head: '叫的人', width: 10, kind: 'text', value: (row) => row.calledBy },
    {
      key: 'passed',
      head: '越过（人）',
      width: 10,
      kind: 'count',
      value: (row) => row.passed,
      ...(rows.length === count ? { total: evidence.overtaken.byHand } : {}),
    },
    {
      key: 'reviewed',
      head: '站长审阅',
      width: 28,
      kind: 'text',
      value: ({ reviewed }) => (reviewed ? `${reviewed.by} ${momentWords(reviewed.at)} 已阅` : '待阅'),
    },
  ];
  const page = {
    name: '另叫',
    title: `另叫 ${count} 次${rows.length < count ? `（列出最近 ${rows.length} 次）` : ''}`,
    columns: columns.length,
    table: true,
  };
  const sheet = addEvidenceSheet(book, paper, page);
  writeTable({ sheet, firstRow: FIRST_ROW, columns, rows });
}

/** 等候分布: how many ordinary patients waited how long. */
export function writeBins({ book, paper, evidence }: EvidenceSheet): void {
  const { histogram } = evidence;
  type Bin = Evidence['histogram']['bins'][number];
  const columns: SheetColumn<Bin>[] = [
    {
      key: 'from',
      head: '等候（分）',
      width: 14,
      kind: 'text',
      value: (bin) =>
        bin.toMinutes === null ? `满 ${bin.fromMinutes}` : `${bin.fromMinutes} 至不满 ${bin.toMinutes}`,
    },
    {
      key: 'count',
      head: '人数',
      width: 10,
      kind: 'count',
      value: (bin) => bin.count,
      total: histogram.count,
    },
  ];
  const title = `普通号${QUEUE_POINT_NAMES[histogram.point]}等候分布`;
  const sheet = addEvidenceSheet(book, paper, { name: '等候分布', title, columns: 6, table: true });
  writeTable({ sheet, firstRow: FIRST_ROW, columns, rows: histogram.bins });
}
