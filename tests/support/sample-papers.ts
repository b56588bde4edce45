import type { Receipt, ReceiptCharge } from '../../electron/shared/contract/cashier-bill.ts';
import type { DayView } from '../../electron/shared/contract/cashier-day.ts';
import type {
  DayFormPaper,
  LabelPaper,
  PaperHead,
  PrescriptionPaper,
  ReceiptPaper,
  TestPaper,
  TicketPaper,
} from '../../electron/shared/contract/paper.ts';
import { capitalAmount } from '../../electron/shared/domain/capital-amount.ts';
import { DENOMINATIONS } from '../../electron/shared/domain/closing.ts';
import { TENDERS } from '../../electron/shared/domain/tenders.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { type Fen, fen, subtractFen, sumFen, ZERO_FEN } from '../../electron/shared/values/fen.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

/** Papers with the hardest words that a station may print: long names, rare characters, full lists. */

export const LONG_NAME = '阿卜杜热合曼·麦麦提图尔荪·买买提依明龚䶮';
const DAY = clinicDay('2026-11-22');
const AT = instant(Date.parse('2026-11-22T09:42:00+08:00'));

export const HEAD: PaperHead = {
  station: '书院街社区卫生服务站',
  center: '成都市锦江区书院街社区卫生服务中心',
  practice: false,
  reprint: 0,
};

export function sampleTicket(changes: Partial<TicketPaper> = {}): TicketPaper {
  return {
    kind: 'ticket',
    ...HEAD,
    point: '就诊',
    number: 16,
    rank: 'priority',
    maskedName: '龚*䶮',
    room: '全科诊断室',
    doctor: '刘文涛',
    session: 'am',
    day: DAY,
    at: AT,
    ahead: 3,
    wait: { minutes: 25, orMore: false },
    toBeShown: false,
    code: 'T20261122-016',
    ...changes,
  };
}

const DRUGS = [
  ['硝苯地平控释片', '30mg×7片', '盒', '片', 7, 123_400],
  ['复方甘草酸苷注射液（预灌封）', '20ml:甘草酸苷40mg×5支', '盒', '支', 5, 1_234_567],
  ['阿莫西林克拉维酸钾分散片', '0.2285g×24片', '盒', '片', 24, 98_700],
  ['盐酸二甲双胍缓释片', '0.5g×60片', '瓶', '片', 60, 213_300],
  ['连花清瘟胶囊', '0.35g×36粒', '盒', '粒', 36, 147_800],
  ['瑞舒伐他汀钙片', '10mg×28片', '盒', '片', 28, 34_400],
  ['苯磺酸氨氯地平片', '5mg×28片', '盒', '片', 28, 39_200],
  ['门冬胰岛素30注射液（笔芯）', '3ml:300单位', '支', '支', 1, 350_100],
  ['蒙脱石散', '3g×10袋', '盒', '袋', 10, 73_467],
] as const;

function drugCharges(): ReceiptCharge[] {
  return DRUGS.map(([name, spec, packUnit, unit, packSize, packPrice], at) => {
    const qty = packSize + (at % 2 === 0 ? 0 : 1);
    return {
      chargeId: (at + 1) as ReceiptCharge['chargeId'],
      category: at === 4 ? 'patent' : 'western',
      name,
      spec,
      unit,
      priceFen: null,
      price: price(packPrice),
      packUnit,
      packSize,
      qty,
      amountFen: fen(Math.round((packPrice * qty) / packSize / 100)),
      waivedFen: ZERO_FEN,
      batchNo: `26${at}4207`,
      refund: 'open',
    };
  });
}

function serviceCharges(): ReceiptCharge[] {
  return (
    [
      ['挂号费', 'registration', 200],
      ['诊察费', 'consultation', 500],
      ['血常规（五分类）+C 反应蛋白联合检测', 'lab', 3_500],
    ] as const
  ).map(([name, category, amount], at) => ({
    chargeId: (at + 101) as ReceiptCharge['chargeId'],
    category,
    name,
    spec: '',
    unit: '次',
    priceFen: fen(amount),
    price: null,
    packUnit: '',
    packSize: 1,
    qty: 1,
    amountFen: fen(amount),
    waivedFen: at === 0 ? fen(200) : ZERO_FEN,
    batchNo: '',
    refund: 'open',
  }));
}

/** Twelve lines, split over four tenders, one waiver and a cash rounding. */
export function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
  const charges = [...serviceCharges(), ...drugCharges()];
  const grossFen = sumFen(charges, (one) => one.amountFen);
  const waivedFen = fen(200);
  const netFen = subtractFen(grossFen, waivedFen);
  const categories = [...new Set(charges.map((one) => one.category))];
  return {
    receiptId: 7 as Receipt['receiptId'],
    number: 12_828,
    kind: 'sale',
    originalNumber: null,
    refundNumbers: [],
    station: HEAD.station,
    center: HEAD.center,
    practice: false,
    person: {
      visitId: 3 as Receipt['person']['visitId'],
      visitNumber: 16,
      visitDay: DAY,
      name: LONG_NAME,
      sex: 1,
      age: '104 岁',
      rank: 'priority',
    },
    day: DAY,
    at: AT,
    cashierName: '李慧',
    approverName: '',
    reason: '',
    charges,
    categories: categories.map((category) => ({
      category,
      amountFen: sumFen(
        charges.filter((one) => one.category === category),
        (one) => one.amountFen,
      ),
    })),
    waivers: [{ name: '签约居民免挂号费', basis: '签约协议 QY2026-0318', amountFen: fen(200) }],
    payments: [
      { tender: 'cash', amountFen: fen(3_210) },
      { tender: 'wechat', amountFen: fen(5_000) },
      { tender: 'insurance_pool', amountFen: fen(10_000) },
      { tender: 'insurance_account', amountFen: subtractFen(netFen, fen(18_208)) },
    ],
    grossFen,
    waivedFen,
    netFen,
    capital: capitalAmount(netFen),
    cashRoundingFen: fen(-2),
    cashGivenFen: fen(5_000),
    changeFen: fen(1_790),
    copies: 0,
    ...changes,
  };
}

export function receiptPaper(receipt: Receipt, changes: Partial<PaperHead> = {}): ReceiptPaper {
  return { kind: 'receipt', ...HEAD, ...changes, receipt };
}

type Slip = PrescriptionPaper['slip'];

function slipLine(at: number, changes: Partial<Slip['lines'][number]> = {}): Slip['lines'][number] {
  const [name, spec, packUnit, smallUnit, packSize] = DRUGS[at % DRUGS.length] ?? DRUGS[0];
  return {
    lineId: (at + 1) as Slip['lines'][number]['lineId'],
    drugId: (at + 1) as Slip['lines'][number]['drugId'],
    genericName: name,
    drugClass: 'western',
    form: '片剂',
    spec,
    doseMilli: 500,
    doseUnit: 'g',
    frequency: 'tid',
    route: 'oral',
    days: 7,
    qty: quantity(packSize * 2 + 1),
    strengthMilli: 500,
    splittable: true,
    packSize,
    packUnit,
    smallUnit,
    note: at === 1 ? '饭后服；与阿司匹林合用，医师已权衡，注意出血' : '',
    signedAgain: at === 1,
    amountFen: fen(3_920),
    shelf: 'A-01',
    storage: 'room',
    highAlert: false,
    skinTest: false,
    allocations: [],
    ...changes,
  };
}

/** Five drugs, or 24 kinds of 饮片 in 14 帖. */
export function samplePrescription(
  kind: 'western' | 'herbal',
  changes: Partial<PrescriptionPaper> = {},
): PrescriptionPaper {
  const lines =
    kind === 'western'
      ? [0, 1, 2, 3, 4].map((at) => slipLine(at))
      : Array.from({ length: 24 }, (_, at) =>
          slipLine(at, {
            genericName: ['黄芪', '炒白术', '防风', '法半夏', '燀苦杏仁', '醋延胡索'][at % 6] ?? '黄芪',
            drugClass: 'herbal',
            doseMilli: 15_000,
            doseUnit: 'g',
            route: at === 5 ? 'infusion' : 'decoction',
            frequency: 'bid',
            note: at === 3 ? '先煎' : '',
            signedAgain: false,
          }),
        );
  const slip: Slip = {
    prescriptionId: 9 as Slip['prescriptionId'],
    visitId: 3 as Slip['visitId'],
    residentId: 5 as Slip['residentId'],
    label: '2026-11-22-009',
    kind: 'ordinary',
    stable: false,
    doses: kind === 'herbal' ? 14 : 1,
    status: 'prepared',
    signedAt: AT,
    validToDay: DAY,
    amountFen: fen(12_834),
    residentName: LONG_NAME,
    number: 16,
    rank: 'priority',
    clinicName: '全科诊断室',
    doctorName: '刘文涛',
    lines,
    diagnoses: [
      { code: 'I10', name: '特发性（原发性）高血压' },
      { code: 'E11.9', name: '2 型糖尿病不伴有并发症' },
      { code: 'J06.9', name: '急性上呼吸道感染' },
    ],
    allergies: ['青霉素', '磺胺类'],
    findings: [],
    signatures: [
      { step: 'review', staffId: 3 as never, name: '何静', at: AT },
      { step: 'prepare', staffId: 3 as never, name: '何静', at: AT },
    ],
    payLater: false,
    paid: true,
    receiptNo: 12_828,
    chargedFen: fen(12_834),
    costFen: fen(12_834),
    differenceFen: ZERO_FEN,
    nextStep: 'check',
    voidReason: '',
    samePersonMaySignTwice: true,
  };
  return {
    kind: 'prescription',
    ...HEAD,
    slip,
    day: DAY,
    sex: 1,
    age: '104 岁',
    recordNo: '51010400212026000318',
    insurance: 'none',
    marks: ['普通'],
    colour: 'white',
    ...changes,
  };
}

/** Five drugs, the second one with the longest usage that can be written, or 24 kinds of 饮片. */
export function sampleLabels(kind: 'western' | 'herbal', changes: Partial<LabelPaper> = {}): LabelPaper {
  const { slip } = samplePrescription(kind);
  const { residentName: name, number, doses } = slip;
  const lines = slip.lines.map((line, at) => ({
    ...line,
    note: at === 1 && kind === 'western' ? LONGEST_NOTE : line.note,
    storage: (['room', 'cold', 'cool'] as const)[at % 3] ?? 'room',
    ...(kind === 'western' ? { route: ROUTES_OF_LABELS[at % 4] ?? 'oral' } : {}),
    allocations: [batch(at * 2), ...(at === 2 ? [batch(at * 2 + 1)] : [])],
  }));
  return { kind: 'label', ...HEAD, name, number, day: DAY, doses, lines, ...changes };
}

const ROUTES_OF_LABELS = ['oral', 'im', 'external', 'eye'] as const;

/** Its own sixty characters and the reasons of four warnings. */
const LONGEST_NOTE = Array.from({ length: 5 }, () =>
  '饭后半小时用温水送服，不可与牛奶、浓茶同服；漏服一次不要补双份，出现皮疹、心慌、胸闷或黑便，立即停药并来站复诊。'.slice(
    0,
    60,
  ),
).join('；');

function batch(at: number): LabelPaper['lines'][number]['allocations'][number] {
  return {
    allocationId: (at + 1) as never,
    batchNo: `2604${at}207A`,
    expiresDay: clinicDay('2028-01-10'),
    band: 'fine',
    locked: false,
    qty: quantity(7),
    amountFen: fen(100),
    costFen: fen(100),
    status: 'reserved',
  };
}

/** A day on which every category, tender and denomination has something. */
export function sampleDayForm(changes: Partial<PaperHead> = {}): DayFormPaper {
  const money = (yuan: number): Fen => fen(yuan * 100 + 88);
  const view: DayView = {
    day: DAY,
    status: 'closed',
    hasBusiness: true,
    closeFirst: null,
    emptyThrough: null,
    visitCount: 312,
    cancelledCount: 7,
    saleCount: 298,
    refundCount: 12,
    firstReceiptNo: 12_501,
    lastReceiptNo: 12_810,
    receiptGaps: 0,
    unpaid: { count: 3, amountFen: money(120), first: [] },
    notHandedOut: 2,
    lapsing: 0,
    floatBeforeFen: fen(20_000),
    money: {
      grossFen: money(12_345),
      waivedFen: money(321),
      refundedFen: money(210),
      netFen: money(11_813),
      cashRoundingFen: fen(-12),
      categories: (
        [
          'registration',
          'consultation',
          'examination',
          'lab',
          'treatment',
          'surgery',
          'material',
          'western',
          'patent',
          'herbal',
          'general_fee',
          'other',
        ] as const
      ).map((category, at) => ({ category, amountFen: money(at * 111) })),
      tenders: TENDERS.map((tender, at) => ({ tender, amountFen: money(at * 222) })),
      chargedFen: money(12_135),
      waivedNetFen: money(321),
      drugChargedFen: money(8_888),
      drugCostFen: money(8_800),
      splitRoundingFen: fen(3),
      drugPendingChangeFen: money(88),
      cashDueFen: money(4_567),
      breaches: [],
      proof: { holds: true, identities: [], moneyFen: money(9_000), insuranceFen: money(2_813) },
    },
    count: {
      at: AT,
      byName: '李慧',
      lines: DENOMINATIONS.map((denominationFen, at) => ({ denominationFen, pieces: at * 3 + 1 })),
      totalFen: money(4_767),
      floatBeforeFen: fen(20_000),
      cashOfDayFen: money(4_567),
      overShortFen: fen(-50),
      dropFen: money(4_567),
      floatAfterFen: fen(20_000),
    },
    closing: {
      at: AT,
      madeByName: '李慧',
      checkedByName: '刘文涛',
      zeroBusiness: false,
      netFen: money(11_813),
      overShortFen: fen(-50),
      overShortReason: '下午找零多付 0.50 元，当事人已在交班本上写明，站长知道',
      depositSlip: '6222021103000123456',
    },
  };
  return {
    kind: 'day-form',
    ...HEAD,
    ...changes,
    view,
    netCapital: capitalAmount(money(11_813)),
    dropCapital: capitalAmount(money(4_567)),
    printedAt: AT,
  };
}

export function sampleTestPage(size: TestPaper['size']): TestPaper {
  return { kind: 'test', ...HEAD, printer: 'XP-80C 前台热敏打印机', size, at: AT, code: 'T20261122-888' };
}
