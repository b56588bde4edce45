import type { DrugTotals, LedgerDrug } from '../../../shared/contract/ledger.ts';
import { FEE_CATEGORY_LABELS } from '../../../shared/domain/fee-categories.ts';
import { expectedClosing } from '../read-month-drugs.ts';
import { addSheet, type SheetInput, TABLE_ROW, writeSignatures } from './sheet-frame.ts';
import { type SheetColumn, type WrittenTable, writeTable } from './sheet-table.ts';

type DrugColumn = SheetColumn<LedgerDrug>;
type FlowOf = (drug: LedgerDrug) => LedgerDrug['opening'];

interface FlowColumns {
  readonly key: string;
  readonly group: string;
  readonly of: FlowOf;
  readonly totalFen: number;
  /** A way in or out that no drug took has no columns to look at. */
  readonly hideIfEmpty?: boolean;
}

/** Quantity in smallest units, and its purchase cost. Quantities of different drugs are never added up. */
function flowColumns({ key, group, of, totalFen, hideIfEmpty = false }: FlowColumns): DrugColumn[] {
  const common = { group, hideIfEmpty };
  return [
    { ...common, key: `${key}Qty`, head: '数量', width: 6, kind: 'count', value: (drug) => of(drug).qty },
    { ...common, key, head: '金额', width: 8, kind: 'fen', value: (drug) => of(drug).fen, total: totalFen },
  ];
}

const INCOMING = ['purchase', 'return', 'adjustIn'];
const OUTGOING = ['dispense', 'loss', 'adjustOut', 'supplierReturn'];

/** Opening + everything in − everything out, over cells of the row. */
function balance(suffix: '' | 'Qty') {
  return (cell: (key: string) => string) =>
    [
      cell(`opening${suffix}`),
      ...INCOMING.map((key) => `+${cell(key + suffix)}`),
      ...OUTGOING.map((key) => `-${cell(key + suffix)}`),
    ].join('');
}

function drugColumns(totals: DrugTotals): DrugColumn[] {
  const { in: incoming, out: outgoing } = totals;
  const flow = (key: string, group: string, totalFen: number, of: FlowOf) =>
    flowColumns({ key, group, of, totalFen });
  const rare = (key: string, group: string, totalFen: number, of: FlowOf) =>
    flowColumns({ key, group, of, totalFen, hideIfEmpty: true });
  const [expectedQty, expected] = flow('expected', '期末', totals.closingFen, expectedClosing);
  const stock = flow('stock', '库存核对', totals.closingFen, (drug) => drug.closing);
  if (!expectedQty || !expected) throw new Error('a flow has two columns');
  return [
    { key: 'class', head: '类别', width: 8, kind: 'text', value: (drug) => FEE_CATEGORY_LABELS[drug.class] },
    { key: 'name', head: '药品', width: 26, kind: 'text', value: (drug) => drug.name },
    { key: 'spec', head: '规格', width: 17, kind: 'text', value: (drug) => drug.spec },
    { key: 'unit', head: '单位', width: 5, kind: 'text', value: (drug) => drug.smallUnit },
    {
      key: 'pack',
      head: '包装',
      width: 11,
      kind: 'text',
      value: (drug) => `${drug.packSize}${drug.smallUnit}/${drug.packUnit}`,
    },
    ...flow('opening', '期初', totals.openingFen, (drug) => drug.opening),
    ...flow('purchase', '购入', incoming.purchase, (drug) => drug.in.purchase),
    ...rare('return', '患者退回', incoming.return, (drug) => drug.in.return),
    ...rare('adjustIn', '盘盈', incoming.adjust_in, (drug) => drug.in.adjust_in),
    ...flow('dispense', '发药', outgoing.dispense, (drug) => drug.out.dispense),
    ...rare('loss', '报损', outgoing.loss, (drug) => drug.out.loss),
    ...rare('adjustOut', '盘亏', outgoing.adjust_out, (drug) => drug.out.adjust_out),
    ...rare('supplierReturn', '退供应商', outgoing.supplier_return, (drug) => drug.out.supplier_return),
    { ...expectedQty, formula: balance('Qty') },
    { ...expected, formula: balance('') },
    ...stock,
    {
      key: 'gap',
      head: '差额',
      width: 8,
      kind: 'fen',
      value: (drug) => expectedClosing(drug).fen - drug.closing.fen,
      formula: (cell) => `ROUND(${cell('expected')}-${cell('stock')},2)`,
      total: 0,
    },
  ];
}

/** 药品收支存: 期初 + 入 − 出 = 期末 of each drug at purchase cost, beside what the batches hold. */
export function writeDrugsSheet(
  { book, paper }: Pick<SheetInput, 'book' | 'paper'>,
  drugs: readonly LedgerDrug[],
  totals: DrugTotals,
): WrittenTable {
  const columns = drugColumns(totals);
  const sheet = addSheet({
    book,
    paper,
    name: '药品收支存',
    title: `${paper.monthWords}药品收支存（进价）`,
    frozenColumns: 3,
    columns: columns.length,
  });
  const table = writeTable({ sheet, firstRow: TABLE_ROW, columns, rows: drugs });
  writeSignatures(sheet, table.lastRow + 2, columns.length);
  return table;
}
