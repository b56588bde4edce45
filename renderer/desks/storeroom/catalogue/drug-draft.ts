import type { Drug } from '../../../../electron/shared/contract/drug-schemas.ts';

type Numbers = 'packSize' | 'strengthMilli' | 'defaultDoseMilli' | 'maxSingleDoseMilli' | 'maxDailyDoseMilli';
type Derived = 'drugId' | 'pinyin' | 'initials' | 'minStockQty' | 'maxStockQty';

/** The form as it is typed: numbers may still be missing, and limits are typed in packs. */
export type DrugDraft = Omit<Drug, Numbers | Derived> & {
  readonly [Field in Numbers]: number | undefined;
} & { readonly minPacks: number | undefined; readonly maxPacks: number | undefined };

const NEW_DRUG: DrugDraft = {
  code: '',
  genericName: '',
  tradeName: '',
  class: 'western',
  form: '',
  spec: '',
  packUnit: '盒',
  packSize: undefined,
  smallUnit: '片',
  strengthMilli: undefined,
  doseUnit: 'mg',
  maker: '',
  approvalNo: '',
  barcode: '',
  standardCode: '',
  insuranceCode: '',
  insuranceClass: 'A',
  essential: 'national',
  prescriptionOnly: true,
  antibioticGrade: 'none',
  control: 'none',
  highAlert: false,
  skinTest: false,
  storage: 'room',
  longTermAllowed: false,
  splittable: true,
  defaultDoseMilli: undefined,
  maxSingleDoseMilli: undefined,
  maxDailyDoseMilli: undefined,
  defaultFrequency: 'bid',
  defaultRoute: 'oral',
  minPacks: undefined,
  maxPacks: undefined,
  shelf: '',
  active: true,
};

export const FIELD_NAMES: Readonly<Record<string, string>> = {
  code: '编码',
  genericName: '通用名',
  form: '剂型',
  spec: '规格',
  maker: '生产企业',
  packUnit: '包装单位',
  packSize: '每包数量',
  smallUnit: '最小单位',
  strengthMilli: '每单位含',
  doseUnit: '剂量单位',
  defaultDoseMilli: '常用一次',
  maxSingleDoseMilli: '一次最多',
  maxDailyDoseMilli: '一天最多',
  approvalNo: '批准文号',
  barcode: '条形码',
  standardCode: '本位码',
  minPacks: '库存下限',
  maxPacks: '库存上限',
};

export function draftOf(drug: (Drug & { hasBatches: boolean }) | undefined): DrugDraft {
  if (!drug) return NEW_DRUG;
  const {
    drugId: _id,
    pinyin: _pinyin,
    initials: _initials,
    minStockQty,
    maxStockQty,
    hasBatches: _,
    ...fields
  } = drug;
  return {
    ...fields,
    maxSingleDoseMilli: drug.maxSingleDoseMilli ?? undefined,
    maxDailyDoseMilli: drug.maxDailyDoseMilli ?? undefined,
    minPacks: Math.floor(minStockQty / drug.packSize),
    maxPacks: Math.floor(maxStockQty / drug.packSize),
  };
}

const NEEDED = [
  'genericName',
  'code',
  'form',
  'spec',
  'maker',
  'packUnit',
  'packSize',
  'smallUnit',
  'strengthMilli',
  'doseUnit',
  'minPacks',
  'maxPacks',
  'defaultDoseMilli',
] as const;

/** Names of the fields that still lack something, in the order of the form. */
export function missingIn(draft: DrugDraft): string[] {
  return NEEDED.filter((field) => {
    const value = draft[field];
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  }).map((field) => FIELD_NAMES[field] ?? field);
}

/** A limit in smallest units; one that is no whole number of packs stays as it was unless it was typed anew. */
function limitOf(packs: number, packSize: number, before: number | undefined): number {
  return before !== undefined && Math.floor(before / packSize) === packs ? before : packs * packSize;
}

/** What is sent: every field of the master, limits in smallest units. */
export function intentOf(draft: DrugDraft, drug: Drug | undefined) {
  const { minPacks = 0, maxPacks = 0, active: _, ...fields } = draft;
  const packSize = fields.packSize ?? 0;
  return {
    ...fields,
    packSize,
    strengthMilli: fields.strengthMilli ?? 0,
    defaultDoseMilli: fields.defaultDoseMilli ?? 0,
    maxSingleDoseMilli: fields.maxSingleDoseMilli ?? null,
    maxDailyDoseMilli: fields.maxDailyDoseMilli ?? null,
    minStockQty: limitOf(minPacks, packSize, drug?.minStockQty),
    maxStockQty: limitOf(maxPacks, packSize, drug?.maxStockQty),
  };
}
