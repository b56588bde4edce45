import type { FrequencyCode, RouteCode } from '../../../shared/domain/dosing.ts';
import type { AntibioticGrade, ControlClass, DrugClass } from '../../../shared/domain/prescription-types.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

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

export const INSURANCE_CLASSES = ['A', 'B', 'self'] as const;
export type InsuranceClass = (typeof INSURANCE_CLASSES)[number];

export const ESSENTIAL_LISTS = ['national', 'provincial', 'none'] as const;
export type EssentialList = (typeof ESSENTIAL_LISTS)[number];

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
  readonly control: ControlClass;
  readonly highAlert: boolean;
  readonly skinTest: boolean;
  readonly storage: Storage;
  readonly longTermAllowed: boolean;
  /** May be handed out in less than a whole pack (拆零). */
  readonly splittable: boolean;
  readonly defaultDoseMilli: number;
  readonly defaultFrequency: FrequencyCode;
  readonly defaultRoute: RouteCode;
  /** Null where no limit is well known. */
  readonly maxSingleDoseMilli: number | null;
  readonly maxDailyDoseMilli: number | null;
  /** In smallest units, as is `maxStockQty`. */
  readonly minStockQty: Quantity;
  readonly maxStockQty: Quantity;
  readonly shelf: string;
  /** Usual purchase price per pack; each batch carries its own. */
  readonly price: Price;
}
