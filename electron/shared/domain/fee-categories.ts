import { z } from 'zod';

/** The twelve lines of a receipt and of the month's statement (财会〔2018〕25号 and the center's 收据). */
export const FEE_CATEGORIES = [
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
] as const;
export type FeeCategory = (typeof FEE_CATEGORIES)[number];

export const feeCategorySchema = z.enum(FEE_CATEGORIES);

/** As printed on receipts and forms. */
export const FEE_CATEGORY_LABELS: Readonly<Record<FeeCategory, string>> = {
  registration: '挂号',
  consultation: '诊察',
  examination: '检查',
  lab: '化验',
  treatment: '治疗',
  surgery: '手术',
  material: '卫生材料',
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
  general_fee: '一般诊疗费',
  other: '其他',
};

/** Categories sold from stock at the batch's purchase price. */
export const DRUG_CATEGORIES = ['western', 'patent', 'herbal'] as const;
export type DrugCategory = (typeof DRUG_CATEGORIES)[number];

export const drugCategorySchema = z.enum(DRUG_CATEGORIES);

/** Whether what stands under a category comes from stock. */
export function isDrugCategory(category: FeeCategory): category is DrugCategory {
  return (DRUG_CATEGORIES as readonly FeeCategory[]).includes(category);
}

/** What `checkGeneralFee` needs to know of one charge of the visit. */
export interface GeneralFeeLine {
  readonly chargeKey: string;
  readonly category: FeeCategory;
  /** The item is an injection or pharmacy service that the 一般诊疗费 already pays for (set on the item). */
  readonly inGeneralFee: boolean;
}

export type GeneralFeeCheck =
  | { readonly ok: true }
  /** `chargeKeys` are the lines that would be charged twice. */
  | {
      readonly ok: false;
      readonly reason: 'charged-twice' | 'covered';
      readonly chargeKeys: readonly string[];
    };

/**
 * 一般诊疗费 merges 挂号, 诊察, 注射 and 药事服务. Refuses a visit that carries it together with one of the
 * four ('covered') or more than once ('charged-twice'); without it, everything passes.
 */
export function checkGeneralFee(lines: readonly GeneralFeeLine[]): GeneralFeeCheck {
  const general = lines.filter((line) => line.category === 'general_fee');
  if (general.length === 0) return { ok: true };
  if (general.length > 1) {
    return { ok: false, reason: 'charged-twice', chargeKeys: general.slice(1).map((line) => line.chargeKey) };
  }
  const covered = lines.filter(
    (line) =>
      line.category === 'registration' ||
      line.category === 'consultation' ||
      (line.inGeneralFee && line.category !== 'general_fee'),
  );
  if (covered.length === 0) return { ok: true };
  return { ok: false, reason: 'covered', chargeKeys: covered.map((line) => line.chargeKey) };
}
