import type { Evidence, EvidencePoint } from '../../../shared/contract/queue-evidence.ts';
import { LEDGER_GROUPS } from '../../../shared/domain/evidence-figures.ts';
import { groupLabel } from '../../../shared/domain/evidence-words.ts';
import { QUEUE_POINT_NAMES } from '../../../shared/domain/queue-points.ts';
import { QUEUE_RANK_LABELS } from '../../../shared/domain/queue-policy.ts';
import { writeSignatures } from '../../ledger/workbook/sheet-frame.ts';
import { type SheetColumn, writeTable } from '../../ledger/workbook/sheet-table.ts';
import { addEvidenceSheet, type EvidenceSheet, FIRST_ROW } from './workbook-frame.ts';

type PointColumn = SheetColumn<EvidencePoint>;

function countColumns({ evidence }: EvidenceSheet): PointColumn[] {
  const { totals, elderAge } = evidence;
  const group = '优先，按排队所用的一项计（张）';
  const others = '其余与合计（张）';
  return [
    ...LEDGER_GROUPS.map(
      (key): PointColumn => ({
        key,
        head: groupLabel(key, elderAge),
        group,
        width: 9,
        kind: 'count',
        value: (row) => row.groups[key],
        total: totals.groups[key],
      }),
    ),
    {
      key: 'priority',
      head: '合计',
      group,
      width: 8,
      kind: 'count',
      value: (row) => row.priority,
      formula: (cell) => LEDGER_GROUPS.map(cell).join('+'),
      total: totals.priority,
    },
    {
      key: 'emergency',
      head: '急',
      group: others,
      width: 7,
      kind: 'count',
      value: (row) => row.emergency,
      total: totals.emergency,
    },
    {
      key: 'ordinary',
      head: '普通',
      group: others,
      width: 8,
      kind: 'count',
      value: (row) => row.ordinary,
      total: totals.ordinary,
    },
    {
      key: 'total',
      head: '合计',
      group: others,
      width: 8,
      kind: 'count',
      value: (row) => row.total,
      formula: (cell) => `${cell('priority')}+${cell('emergency')}+${cell('ordinary')}`,
      total: totals.total,
    },
    {
      key: 'direct',
      head: '未叫号直接办理',
      group: others,
      width: 9,
      kind: 'count',
      value: (row) => row.direct,
      total: totals.direct,
    },
    {
      key: 'dropped',
      head: '未叫先走（不计入）',
      width: 10,
      kind: 'count',
      value: (row) => row.dropped,
      total: totals.dropped,
    },
  ];
}

function waitColumns(rank: 'priority' | 'ordinary'): PointColumn[] {
  const group = `${QUEUE_RANK_LABELS[rank]}等候（分）`;
  const heads = { medianMinutes: '中位', ninetiethMinutes: '九成在此内', longestMinutes: '最久' } as const;
  return Object.entries(heads).map(([name, head]) => ({
    key: `${rank}-${name}`,
    head,
    group,
    width: 8,
    kind: 'count',
    value: (row) => row.waits[rank]?.[name as keyof typeof heads] ?? null,
  }));
}

/** 六优先台账: counts and waits of the six points, and the result in a few lines. */
export function writePoints(input: EvidenceSheet): void {
  const { book, paper, evidence } = input;
  const columns: PointColumn[] = [
    { key: 'point', head: '处', width: 11, kind: 'text', value: (row) => QUEUE_POINT_NAMES[row.point] },
    ...countColumns(input),
    ...waitColumns('priority'),
    ...waitColumns('ordinary'),
  ];
  const sheet = addEvidenceSheet(book, paper, {
    name: '六优先台账',
    title: '六优先服务台账',
    columns: columns.length,
    table: true,
  });
  const table = writeTable({ sheet, firstRow: FIRST_ROW, columns, rows: evidence.points });
  const summary = [
    ['挂号', `${evidence.visits} 人次，其中优先 ${evidence.priorityVisits} 人次`],
    ['号票', `${evidence.tickets} 张，与叫号记录${evidence.agrees ? '逐条相符' : '不符，请站长做账目自证'}`],
    ['越界超越', overtakenWords(evidence)],
    ['等满上限', `${evidence.overdue.count} 人，最久 ${evidence.overdue.longestMinutes} 分`],
    [
      '另叫',
      `${evidence.manual.count} 次，待阅 ${evidence.manual.unread} 次，使 ${evidence.overtaken.byHand} 人越界多等`,
    ],
  ] as const;
  let row = table.lastRow + 2;
  for (const [word, meaning] of summary) {
    sheet.getCell(row, 1).value = word;
    sheet.getCell(row, 2).value = meaning;
    sheet.mergeCells(row, 2, row, columns.length);
    row += 1;
  }
  writeSignatures(sheet, row + 1, columns.length);
}

/** 普通 0 人、优先 0 人: nobody but those whom a call by hand went before. */
function overtakenWords({ overtaken }: Evidence): string {
  return `普通 ${overtaken.ordinary} 人，优先 ${overtaken.priority} 人，急危重 ${overtaken.emergency} 人`;
}
