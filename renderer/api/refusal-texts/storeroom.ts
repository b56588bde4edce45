import { type Fen, formatFen } from '../../../electron/shared/values/fen.ts';
import type { RefusalTexts } from './refusal-text.ts';

function yuan(value: string | number | undefined): string {
  return typeof value === 'number' ? formatFen(value as Fen) : '';
}

function degrees(value: string | number | undefined): string {
  return typeof value === 'number' ? (value / 10).toFixed(1) : '';
}

/** Fields of a drug that its batches are counted by. */
const FIXED_WORDS: Readonly<Record<string, string>> = {
  class: '药品类别',
  smallUnit: '最小单位',
  doseUnit: '剂量单位',
};

export const storeroomTexts = {
  'storeroom.drug-unknown': (d) =>
    d.line
      ? `第 ${d.line} 行的药不在药品目录里，或已停用。请重选，新药先在“药品目录”里建档。`
      : '这个药不在药品目录里。请重新查找，新药先在“药品目录”里建档。',
  'storeroom.drug-code-taken': (d) => `编码 ${d.code} 已经是“${d.name}”。请换一个编码。`,
  'storeroom.barcode-taken': (d) => `这个条形码已经是“${d.name}”。请核对包装，同一个药不要建两次。`,
  'storeroom.approval-number-missing': () =>
    '西药和中成药要有批准文号。请照包装填“国药准字”加字母和 8 位数字。',
  'storeroom.minimum-above-maximum': () => '下限比上限大。请改其中一个。',
  'storeroom.pack-size-fixed': (d) =>
    `“${d.name}”已有批次，每包 ${d.packSize} 不能再改。包装不同是另一个药，请另建一条。`,
  'storeroom.drug-has-stock': (d) => `“${d.name}”还有库存，不能停用。请先发完、退货或报损。`,
  'storeroom.supplier-unknown': () => '没有这个供货单位。请重新选，新的单位先登记，由站长照中心名单批准。',
  'storeroom.supplier-not-approved': (d) =>
    `不能入库：${d.supplier}不在批准的供货单位里。请退给送货人，自购属私自采购；缺药请中心补单。`,
  'storeroom.licence-expired': (d) =>
    `${d.supplier}的许可证到 ${d.licenceToDay} 为止，已经过期。请要新的许可证，由站长更新后再收货。`,
  'storeroom.note-taken': (d) =>
    `随货同行单 ${d.noteNo} 在 ${d.day} 已经入过库。请核对单号，同一张单不能入两次。`,
  'storeroom.line-expired': (d) =>
    `第 ${d.line} 行 ${d.name} 批号 ${d.batchNo} 到 ${d.expiresDay} 已经过期，不能入库。请移出本单，退给送货人。`,
  'storeroom.line-near-expiry': (d) =>
    `第 ${d.line} 行 ${d.name} 批号 ${d.batchNo} 到 ${d.expiresDay} 就过期，太近了，不能入库。请移出本单，换远效期的批号。`,
  'storeroom.line-repeated': (d) =>
    `第 ${d.line} 行和第 ${d.firstLine} 行是同一批。请并成一行，数量加在一起。`,
  'storeroom.line-too-much': (d) => `第 ${d.line} 行的数量或金额太大，记不下。请核对进价和数量。`,
  'storeroom.line-batch-locked': (d) =>
    `第 ${d.line} 行 ${d.name} 批号 ${d.batchNo} 已被锁住（召回或待查），不能入库。请退给送货人，或请站长先解锁。`,
  'storeroom.cold-temperature-missing': () => '有冷藏药，还没有填到货温度。请看保温箱的记录，填上再入库。',
  'storeroom.cold-temperature-outside': (d) =>
    `到货 ${degrees(d.temperatureDeci)} ℃，冷藏药要在 2–8 ℃。冷链断了不能收，请退给送货人，或移出冷藏药再入库。`,
  'storeroom.invoice-differs': (d) =>
    `发票 ${yuan(d.invoiceFen)} 元，明细合计 ${yuan(d.linesFen)} 元，对不上。请逐行对进价和数量，发票错了请送货人换票。`,
  'storeroom.opening-by-head': () => '期初库存只能由站长录入。请站长登录后再做。',
  'storeroom.delivery-unknown': () => '没有这张入库单。请回到入库记录重新选。',
  'storeroom.nothing-to-order': () => '没有低于下限的药，不用补货。要多备请先在药品目录里改下限。',
  'storeroom.file-in-use': (d) =>
    `补货单没有写成：${d.file ?? '文件'} 正开着或不能写。请先关掉 Excel 里的这个文件，再导出一次。`,
  'storeroom.batch-unknown': () => '没有这一批。请从库存列表里重新选。',
  'storeroom.batch-locked-already': (d) => `批号 ${d.batchNo} 已经锁住了，不用再锁。`,
  'storeroom.batch-not-locked': (d) => `批号 ${d.batchNo} 没有锁，不用解锁。`,
  'storeroom.more-than-there-is': (d) =>
    `批号 ${d.batchNo} 账上只有 ${d.onHandQty}，减不了 ${d.qty}。请核对数量，账实不符请做盘点。`,
  'storeroom.reserved': (d) =>
    `批号 ${d.batchNo} 有 ${d.reservedQty} 已留给处方，只能动 ${d.freeQty}。请先发完或请医生作废处方。`,
  'storeroom.count-below-reserved': (d) =>
    `批号 ${d.batchNo} 按盘点只剩 ${d.afterQty}，比留给处方的 ${d.reservedQty} 还少。请先处理那些处方再批。`,
  'storeroom.counts-changed': () => '盘点的数刚刚变了，没有记。请看过现在的差异再做一次。',
  'storeroom.witness-unknown': () => '见证人不在岗。请选一位在岗的同事。',
  'storeroom.witness-yourself': () => '见证人不能是自己。请选另一位看过实物的同事。',
  'storeroom.drug-fixed': (d) =>
    `${d.name}已有批号，${FIXED_WORDS[String(d.field)] ?? '这一项'}不能再改。要改请停用它，另建一个药品。`,
  'storeroom.dose-limits-order': () => '一次最多用的比一天最多用的还多。请照说明书核对。',
  'storeroom.default-dose-above-limit': () => '常用一次的量超过了最多能用的量。请照说明书核对。',
  'storeroom.interaction-same-drug': (d) => `两边都是“${d.drug}”。请写两个不同的药名。`,
  'storeroom.interaction-known': (d) => `“${d.drugA}”和“${d.drugB}”表里已经有了。请在表里改它。`,
  'storeroom.interactions-full': (d) => `表里已有 ${d.most} 条，太长了。请先停用或改掉用不着的。`,
  'storeroom.interaction-unknown': () => '表里没有这一条。请重新选。',
  'storeroom.loss-unknown': () => '没有这张报损申请。请重新选。',
  'storeroom.loss-decided': () => '这张申请已经批过了，不用再批。',
  'storeroom.loss-needs-two': () => '报损要两个人看过实物。请让另一位同事写申请，再来批准。',
  'storeroom.returned-stays-out': () => '病人退回的药不能再发。只能批准报损。',
  'storeroom.licence-before-delivery': (d) =>
    `${d.supplier} ${d.deliveredDay} 送过货，许可证有效期不能早于那天。要停用请只去掉核准。`,
  'storeroom.supplier-name-taken': (d) => `“${d.name}”已经登记过。请在列表里找，不要登记两次。`,
} satisfies RefusalTexts<'storeroom'>;
