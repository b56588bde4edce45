import type { ClinicDay } from '../values/clinic-day.ts';
import type { DrugId } from '../values/ids.ts';
import type { Quantity } from '../values/quantity.ts';
import type { AllergyDrug } from './allergy-groups.ts';
import type { FrequencyCode, RouteCode } from './dosing.ts';

export const DRUG_CLASSES = ['western', 'patent', 'herbal'] as const;
export type DrugClass = (typeof DRUG_CLASSES)[number];

/** 特殊管理: 麻醉、精一、精二、毒性. */
export const CONTROL_CLASSES = ['none', 'narcotic', 'psychotropic1', 'psychotropic2', 'toxic'] as const;
export type ControlClass = (typeof CONTROL_CLASSES)[number];

/** 抗菌药物分级. */
export const ANTIBIOTIC_GRADES = ['none', 'unrestricted', 'restricted', 'special'] as const;
export type AntibioticGrade = (typeof ANTIBIOTIC_GRADES)[number];

export const PRESCRIPTION_KINDS = ['ordinary', 'emergency', 'long_term'] as const;
export type PrescriptionKind = (typeof PRESCRIPTION_KINDS)[number];

export const PRESCRIPTION_KIND_LABELS: Readonly<Record<PrescriptionKind, string>> = {
  ordinary: '普通',
  emergency: '急诊',
  long_term: '长期处方',
};

/** What the rules need to know of a drug. Doses in 1/1000 of the drug's dose unit. */
export interface PrescribableDrug extends AllergyDrug {
  readonly drugId: DrugId;
  readonly drugClass: DrugClass;
  readonly control: ControlClass;
  readonly antibiotic: AntibioticGrade;
  readonly longTermAllowed: boolean;
  readonly skinTest: boolean;
  readonly packSize: number;
  readonly splittable: boolean;
  readonly wholeUnitPerDose?: boolean | undefined;
  /** mg, g, 片: what doses are told in. */
  readonly doseUnit?: string | undefined;
  /** What one smallest unit holds; none = dose and quantity cannot be compared. */
  readonly strengthMilli?: number | undefined;
  readonly maxSingleDoseMilli?: number | undefined;
  readonly maxDailyDoseMilli?: number | undefined;
}

export interface DraftLine {
  readonly lineNo: number;
  readonly drug: PrescribableDrug;
  readonly doseMilli: number;
  readonly frequency: FrequencyCode;
  readonly route: RouteCode;
  readonly days: number;
  /** Smallest units. */
  readonly qty: Quantity;
  /** The doctor signed this line a second time: overdose and interaction become warnings (处方管理办法 第六条). */
  readonly signedAgain?: boolean | undefined;
  readonly skinTestResult?: 'negative' | 'positive' | 'continued' | undefined;
}

export interface PrescriptionDraft {
  readonly kind: PrescriptionKind;
  readonly lines: readonly DraftLine[];
  /** 帖 of a slip of 饮片; 1 for any other. */
  readonly doses: number;
  /** Stable patients, as the doctor judged and noted: up to 12 weeks. */
  readonly stableApproved: boolean;
}

/** A pair of the station's own interaction table; the names are parts of generic names. */
export interface Interaction {
  readonly a: string;
  readonly b: string;
  readonly severity: 'refuse' | 'warn';
  readonly note: string;
}

export interface PrescriptionContext {
  readonly onDay: ClinicDay;
  /** Substances as recorded with the resident. */
  readonly allergies: readonly string[];
  /** What was handed out lately, returns taken off. */
  readonly recent: readonly {
    readonly drugId: DrugId;
    readonly genericName: string;
    readonly day: ClinicDay;
  }[];
  readonly interactions: readonly Interaction[];
}

/** In the order of the panel before signing. */
export const PRESCRIPTION_RULES = [
  'empty',
  'too-many-drugs',
  'herbal-apart',
  'days',
  'long-term-drug',
  'allergy',
  'duplicate',
  'recent',
  'overdose',
  'interaction',
  'antibiotic-grade',
  'skin-test',
  'doses',
  'quantity',
] as const;
export type PrescriptionRule = (typeof PRESCRIPTION_RULES)[number];

/** `params` fill the sentence; each rule's own are named where it is checked. */
export interface Finding {
  readonly rule: PrescriptionRule;
  readonly lineNo?: number;
  readonly severity: 'refuse' | 'warn';
  readonly params: Readonly<Record<string, string | number>>;
}
