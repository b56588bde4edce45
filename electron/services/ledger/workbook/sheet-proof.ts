import type { Worksheet } from 'exceljs';
import {
  DRUG_CATEGORIES,
  type DrugCategory,
  FEE_CATEGORIES,
  FEE_CATEGORY_LABELS,
} from '../../../shared/domain/fee-categories.ts';
import { isInsuranceTender, TENDERS } from '../../../shared/domain/tenders.ts';
import { sumFen } from '../../../shared/values/fen.ts';
import type { MonthBooks } from '../read-month.ts';
import { addSheet, type SheetInput, TABLE_ROW, writeSignatures } from './sheet-frame.ts';
import { asFormula, FONT, type WrittenTable, yuan } from './sheet-table.ts';

export interface ProofInput extends Pick<SheetInput, 'book' | 'paper'> {
  readonly books: MonthBooks;
  readonly days: WrittenTable;
  readonly tenders: WrittenTable;
  readonly drugs: WrittenTable;
}

const DAYS = "'月末台账'!";
const TENDER_SHEET = "'收款方式与长短款'!";
const DRUGS = "'药品收支存'!";
const COLUMNS = 6;
const LETTERS: Readonly<Record<DrugCategory, string>> = { western: 'B', patent: 'C', herbal: 'D' };

/** One line of the proof by kind of drug: fen, and the formula by which a spreadsheet finds it. */
interface ProofLine {
  readonly words: string;
  readonly source: string;
  readonly fen: (kind: DrugCategory) => number;
  readonly formula?: (kind: DrugCategory) => string;
}

/** 零差率证明, 三方相符 and the month's indicators, each a formula over the other sheets. */
export function writeProofSheet(input: ProofInput): void {
  const { book, paper, books } = input;
  const sheet = addSheet({
    book,
    paper,
    name: '零差率证明',
    title: `${paper.monthWords}零差率证明`,
    frozenColumns: 1,
    columns: COLUMNS,
  });
  [30, 14, 14, 14, 14, 62].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  const heads = ['项目', ...DRUG_CATEGORIES.map((kind) => FEE_CATEGORY_LABELS[kind]), '合计', '怎么来的'];
  writeHead(sheet, TABLE_ROW + 1, heads);
  const first = TABLE_ROW + 2;
  markupLines(input).forEach((line, index) => {
    writeLine(sheet, first + index, line);
  });
  const counted = sheet.getRow(first + 5);
  counted.values = [
    '拆零尾差笔数',
    null,
    null,
    null,
    books.figures.splitRoundingCount,
    '尾差不为零的出库笔数',
  ];
  const threeWay = first + 7;
  const afterProof = writeThreeWay(sheet, threeWay, input);
  const sums = { chargedCell: `E${threeWay + 1}`, waivedCell: `E${threeWay + 2}` };
  const afterFigures = writeIndicators(sheet, afterProof + 1, input, sums);
  sheet.eachRow((row, number) => {
    if (number <= TABLE_ROW) return;
    if (row.font?.bold !== true) row.font = FONT;
    row.getCell(1).alignment = { vertical: 'middle' };
    for (const column of [2, 3, 4, 5]) {
      row.getCell(column).alignment = { horizontal: 'right', vertical: 'middle' };
    }
    row.getCell(6).alignment = { horizontal: 'left', indent: 1, vertical: 'middle' };
  });
  writeSignatures(sheet, afterFigures + 1, COLUMNS);
}

function writeHead(sheet: Worksheet, row: number, words: readonly string[]): void {
  sheet.getRow(row).values = [...words];
  sheet.getRow(row).font = { ...FONT, bold: true };
}

function markupLines({ books, days, drugs }: ProofInput): ProofLine[] {
  const { figures } = books;
  const markup = (kind: DrugCategory) =>
    figures.categories[kind] -
    figures.drugCost[kind] -
    figures.splitRounding[kind] -
    figures.drugPending[kind];
  const first = TABLE_ROW + 2;
  const costOf = (kind: DrugCategory) => {
    if (books.drugs.length === 0) return '0';
    const of = (key: string) =>
      `SUMIF(${DRUGS}${drugs.range('class')},"${FEE_CATEGORY_LABELS[kind]}",${DRUGS}${drugs.range(key)})`;
    return `${of('dispense')}-${of('return')}`;
  };
  return [
    {
      words: '药品收入（已减退费）',
      source: '月末台账合计行',
      fen: (kind) => figures.categories[kind],
      formula: (kind) => `${DAYS}${days.totalCell(kind)}`,
    },
    {
      words: '出库进价成本',
      source: '药品收支存：发药 − 患者退回',
      fen: (kind) => figures.drugCost[kind],
      formula: costOf,
    },
    {
      words: '拆零尾差',
      source: '每笔：应收 − 进价成本，记入尾差账',
      fen: (kind) => figures.splitRounding[kind],
    },
    {
      words: '已收未发增减',
      source: '本月收费以后发药的（＋），以前或以后收费而本月发药的（−）',
      fen: (kind) => figures.drugPending[kind],
    },
    {
      words: '加价',
      source: '收入 − 成本 − 尾差 − 已收未发，应为 0.00',
      fen: markup,
      formula: (kind) => {
        const [income, cost, rounding, pending] = [0, 1, 2, 3].map(
          (offset) => `${LETTERS[kind]}${first + offset}`,
        );
        return `ROUND(${income}-${cost}-${rounding}-${pending},2)`;
      },
    },
  ];
}

function writeLine(sheet: Worksheet, row: number, line: ProofLine): void {
  sheet.getCell(row, 1).value = line.words;
  for (const kind of DRUG_CATEGORIES) {
    const value = yuan(line.fen(kind));
    sheet.getCell(`${LETTERS[kind]}${row}`).value = line.formula
      ? asFormula(line.formula(kind), value)
      : value;
  }
  const sum = DRUG_CATEGORIES.reduce((before, kind) => before + line.fen(kind), 0);
  sheet.getCell(row, 5).value = asFormula(`ROUND(SUM(B${row}:D${row}),2)`, yuan(sum));
  sheet.getCell(row, 6).value = line.source;
  for (const column of [2, 3, 4, 5]) sheet.getCell(row, column).numFmt = '#,##0.00';
}

/** One figure in the column of sums: words, formula or number, what it is. */
function writeFigure(
  sheet: Worksheet,
  row: number,
  figure: { words: string; value: number; formula?: string; source: string; format?: string },
): void {
  sheet.getCell(row, 1).value = figure.words;
  const cell = sheet.getCell(row, 5);
  cell.value = figure.formula === undefined ? figure.value : asFormula(figure.formula, figure.value);
  cell.numFmt = figure.format ?? '#,##0.00';
  sheet.getCell(row, 6).value = figure.source;
}

function writeThreeWay(sheet: Worksheet, row: number, { books, days, tenders }: ProofInput): number {
  const { figures, ledger } = books;
  const { proof, totals } = ledger;
  const charged = sumFen(FEE_CATEGORIES, (category) => figures.categories[category]);
  const refs = (insurance: boolean) =>
    TENDERS.filter((tender) => isInsuranceTender(tender) === insurance)
      .map((tender) => `${TENDER_SHEET}${tenders.totalCell(tender)}`)
      .join('+');
  const settled = proof.identities.find((one) => one.name === 'settled');
  writeHead(sheet, row, ['三方相符']);
  const figure = (offset: number, words: string, fen: number, source: string, formula?: string) =>
    writeFigure(sheet, row + offset, {
      words,
      value: yuan(fen),
      source,
      ...(formula === undefined ? {} : { formula }),
    });
  const categories = FEE_CATEGORIES.map((category) => `${DAYS}${days.totalCell(category)}`).join('+');
  figure(1, '收费（十二类，已减退费）', charged, '月末台账合计行', categories);
  figure(2, '减免（已减退费的减免）', figures.waivedNetFen, '减免单');
  figure(3, '收款（现金、微信、支付宝、银行卡、挂账）', proof.moneyFen, '收款方式合计行', refs(false));
  figure(4, '医保（统筹、个账）', proof.insuranceFen, '收款方式合计行', refs(true));
  figure(
    5,
    '现金尾差',
    totals.cashRoundingFen,
    '收款方式合计行',
    `${TENDER_SHEET}${tenders.totalCell('rounding')}`,
  );
  const at = (offset: number) => `E${row + offset}`;
  figure(
    6,
    '差额',
    settled?.difference ?? 0,
    '收费 − 减免 − 收款 − 医保 − 尾差，应为 0.00',
    `ROUND(${at(1)}-${at(2)}-${at(3)}-${at(4)}-${at(5)},2)`,
  );
  return row + 7;
}

function writeIndicators(
  sheet: Worksheet,
  row: number,
  { books, days }: ProofInput,
  { chargedCell, waivedCell }: { readonly chargedCell: string; readonly waivedCell: string },
): number {
  const { indicators, totals } = books.ledger;
  const visits = `${DAYS}${days.totalCell('visitCount')}`;
  const income = `(${chargedCell}-${waivedCell})`;
  const drugIncome = `E${TABLE_ROW + 2}`;
  writeHead(sheet, row, ['指标']);
  writeFigure(sheet, row + 1, {
    words: '次均费用',
    value: yuan(indicators.perVisitFen ?? 0),
    formula: `IF(${visits}=0,0,ROUND(${income}/${visits},2))`,
    source: '门急诊收入（十二类收费 − 减免）÷ 人次',
  });
  writeFigure(sheet, row + 2, {
    words: '次均药费',
    value: yuan(indicators.drugPerVisitFen ?? 0),
    formula: `IF(${visits}=0,0,ROUND(${drugIncome}/${visits},2))`,
    source: '药品收入 ÷ 人次',
  });
  writeFigure(sheet, row + 3, {
    words: '药占比',
    value: (indicators.drugShareTenths ?? 0) / 1000,
    formula: `IF(${income}<=0,0,ROUND(${drugIncome}/${income},3))`,
    source: '药品收入 ÷ 门急诊收入',
    format: '0.0%',
  });
  writeFigure(sheet, row + 4, {
    words: '站长可支配 1%',
    value: yuan(indicators.headAllowanceFen),
    formula: `MAX(0,ROUND(${DAYS}${days.totalCell('netFen')}*0.01,2))`,
    source: `业务流水（实收 ${(totals.netFen / 100).toFixed(2)}）的 1%`,
  });
  return row + 5;
}
