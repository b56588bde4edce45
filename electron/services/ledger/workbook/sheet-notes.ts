import { addSheet, type SheetInput, writeSignatures } from './sheet-frame.ts';
import { FONT } from './sheet-table.ts';

/** The definitions of contract/ledger.ts in the words of the station, so that anyone can recompute the figures. */
const DEFINITIONS: readonly (readonly [string, string])[] = [
  [
    '取数',
    '全部数字由收费、减免、收款、收据、出入库的逐笔记录重新加总，按记账当日归日；屏幕与本表出自同一次计算。',
  ],
  ['月', '会计月按本站设置的结账日划分，期间见各表表头；月初为上一会计月结账日的次日。'],
  ['人次', '当日挂号且未退号的人次，含免费挂号。'],
  ['费用类别', '当日各类收费金额之和，减免前；退费按负数计入退费当日。'],
  ['应收', '当日收费收据的各项收费之和，减免前，不含退费收据。'],
  ['减免', '当日收费收据的减免之和。减免不作收入。'],
  ['退费', '当日退费收据退还的净额 = −（退费收据的收费 − 退费收据的减免），为正数。'],
  ['实收', '应收 − 减免 − 退费 = 各收款方式之和 + 现金尾差。'],
  ['收款方式', '当日各方式收款，退费从哪个方式退出就在哪个方式减去。'],
  ['现金尾差', '现金按角取整时，应收净额与实收现金之差：少收为正，多收为负。未设取整时为零。'],
  [
    '应交、实点、长短款',
    '应交 = 当日现金收款净额；实点 = 日结时清点数 − 前一次留下的备用金；长短款 = 实点 − 应交，长为正。未日结的日子空着。',
  ],
  ['收据', '当日收据的最小号和最大号，含退费收据；号码按领用号段连续使用。'],
  [
    '药品收支存',
    '数量以最小单位计，金额按批次进价计。期初 + 购入 + 患者退回 + 盘盈 − 发药 − 报损 − 盘亏 − 退供应商 = 期末；库存核对是各批次实际结存按进价计算的数，与期末之差应为零。本月没有发生的出入库方式，其列收起。',
  ],
  ['零差率', '药品收入 − 出库进价成本 − 拆零尾差 − 已收未发增减 = 加价，应为 0.00。'],
  ['拆零尾差', '拆零时一笔药费按分取整与该笔进价成本之差，逐笔记账，不作收入。'],
  ['已收未发增减', '本月收费而不在本月发药的药费，减去本月发药而不在本月收费的药费。'],
  [
    '三方相符',
    '收费 = 收款（含挂账）+ 医保 + 减免 + 现金尾差；各类药品收费 = 出库成本 + 拆零尾差 + 已收未发增减。',
  ],
  [
    '次均费用、药占比',
    '门急诊收入 = 十二类收费（已减退费）− 减免，减免不算收入；次均费用 = 门急诊收入 ÷ 人次；药占比 = 药品收入 ÷ 门急诊收入。',
  ],
  ['站长 1%', '业务流水（实收）的百分之一，四舍五入到分。'],
  ['账上合计、差额', '「合计」由表内公式相加；「账上合计」直接取自账簿；「差额」应为 0.00。'],
];

/** Chinese characters in a line of the second column. */
const LINE_LENGTH = 54;

/** 说明: who made the workbook, from what, and how every figure is defined. */
export function writeNotesSheet({ book, paper }: Pick<SheetInput, 'book' | 'paper'>): void {
  const sheet = addSheet({ book, paper, name: '说明', title: `${paper.monthWords}台账说明`, columns: 2 });
  sheet.getColumn(1).width = 22;
  sheet.getColumn(2).width = 110;
  const facts: readonly (readonly [string, string])[] = [
    ['站点', paper.station],
    ['上级中心', paper.center],
    ['期间', paper.daysWords],
    ['月结', paper.closingWords],
    ['制表人', paper.madeByName],
    ['制表时间', paper.madeAtWords],
    ['数据', paper.practice ? '演示数据，不作记账凭证' : '正式数据'],
  ];
  let row = 4;
  for (const [words, meaning] of [...facts, ['', ''] as const, ...DEFINITIONS]) {
    const [left, right] = [sheet.getCell(row, 1), sheet.getCell(row, 2)];
    left.value = words;
    left.font = { ...FONT, bold: true };
    right.font = FONT;
    left.alignment = { vertical: 'top' };
    right.value = meaning;
    right.alignment = { vertical: 'top', wrapText: true };
    // Programs do not agree on the height of wrapped rows, so it is said.
    sheet.getRow(row).height = 18 * Math.max(1, Math.ceil(meaning.length / LINE_LENGTH));
    row += 1;
  }
  writeSignatures(sheet, row + 1, 2);
}
