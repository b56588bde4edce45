import type { Price } from '../../../shared/values/price.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

export const DRUG_CLASSES = ['western', 'patent', 'herbal'] as const;
export type DrugClass = (typeof DRUG_CLASSES)[number];

export const DOSE_UNITS = [
  'mg',
  'g',
  'μg',
  'ml',
  '单位',
  '片',
  '粒',
  '袋',
  '支',
  '丸',
  '贴',
  '滴',
  '揿',
  '克',
] as const;
export type DoseUnit = (typeof DOSE_UNITS)[number];

/** How often a day: qn at night, q8h and q12h by the clock, prn when needed, st once and at once. */
export const FREQUENCIES = ['qd', 'bid', 'tid', 'qid', 'qn', 'q8h', 'q12h', 'prn', 'st'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** po 口服 · sl 舌下 · im 肌注 · iv 静滴 · sc 皮下 · topical 外用 · inhaled 吸入 · eye 滴眼 · rectal 直肠. */
export const ROUTES = ['po', 'sl', 'im', 'iv', 'sc', 'topical', 'inhaled', 'eye', 'rectal'] as const;
export type Route = (typeof ROUTES)[number];

export const INSURANCE_CLASSES = ['A', 'B', 'self'] as const;
export type InsuranceClass = (typeof INSURANCE_CLASSES)[number];

export const ESSENTIAL_LISTS = ['national', 'provincial', 'none'] as const;
export type EssentialList = (typeof ESSENTIAL_LISTS)[number];

export const ANTIBIOTIC_GRADES = ['none', 'unrestricted', 'restricted', 'special'] as const;
export type AntibioticGrade = (typeof ANTIBIOTIC_GRADES)[number];

export const DRUG_CONTROLS = ['none', 'narcotic', 'psychotropic1', 'psychotropic2', 'toxic'] as const;
export type DrugControl = (typeof DRUG_CONTROLS)[number];

export const STORAGES = ['room', 'cool', 'cold'] as const;
export type Storage = (typeof STORAGES)[number];

/**
 * One drug as the station keeps it. Generic names, dosage forms and specifications are those of real
 * essential medicines; makers (marked 演示), numbers and prices are invented.
 */
export interface CatalogueDrug {
  readonly code: string;
  readonly genericName: string;
  /** Empty where the drug is sold under its generic name. */
  readonly tradeName: string;
  readonly class: DrugClass;
  readonly form: string;
  readonly spec: string;
  readonly packUnit: string;
  /** Smallest units in a pack. */
  readonly packSize: number;
  readonly smallUnit: string;
  /** Thousandths of `doseUnit` in one smallest unit: 5 mg a tablet is 5000. */
  readonly strengthMilli: number;
  readonly doseUnit: DoseUnit;
  readonly maker: string;
  /** 国药准字 and H or Z or S with 8 digits; empty for 中药饮片, which need none. */
  readonly approvalNo: string;
  /** EAN-13 with its check digit. */
  readonly barcode: string;
  /** 本位码, 14 digits; empty for 中药饮片. */
  readonly standardCode: string;
  readonly insuranceCode: string;
  readonly insuranceClass: InsuranceClass;
  readonly essential: EssentialList;
  readonly prescriptionOnly: boolean;
  readonly antibioticGrade: AntibioticGrade;
  readonly control: DrugControl;
  readonly highAlert: boolean;
  readonly skinTest: boolean;
  readonly storage: Storage;
  readonly longTermAllowed: boolean;
  /** May be handed out in less than a whole pack (拆零). */
  readonly splittable: boolean;
  readonly defaultDoseMilli: number;
  readonly defaultFrequency: Frequency;
  readonly defaultRoute: Route;
  /** In smallest units, as is `maxStockQty`. */
  readonly minStockQty: Quantity;
  readonly maxStockQty: Quantity;
  readonly shelf: string;
  /** Usual purchase price per pack; each batch carries its own. */
  readonly price: Price;
}
