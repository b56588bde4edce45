import type { FrequencyCode, RouteCode } from '../../../electron/shared/domain/dosing.ts';
import type { PrescriptionKind } from '../../../electron/shared/domain/prescription-types.ts';
import type { PriorityGroup, ProofKind } from '../../../electron/shared/domain/priority.ts';
import type { MoneyTender } from '../../../electron/shared/domain/tenders.ts';
import type { ClinicDay, ClinicMonth } from '../../../electron/shared/values/clinic-day.ts';
import type { Sex } from '../../../electron/shared/values/id-number.ts';
import type { Price } from '../../../electron/shared/values/price.ts';
import type { Quantity } from '../../../electron/shared/values/quantity.ts';

export type IdKind = 'resident_id' | 'hmt_residence_permit' | 'foreign_permanent_card' | 'none';
export type InsuranceKind = 'employee' | 'resident' | 'none';

export interface PlannedAllergy {
  /** As staff write it: 青霉素, 磺胺 … */
  readonly substance: string;
  readonly reaction: string;
  readonly notedDay: ClinicDay;
}

export interface PlannedContract {
  readonly agreementNo: string;
  readonly team: string;
  readonly fromDay: ClinicDay;
  readonly toDay: ClinicDay;
}

export interface PlannedCredential {
  readonly group: PriorityGroup;
  readonly kind: ProofKind;
  readonly number: string;
  readonly validToDay: ClinicDay;
  readonly checkedDay: ClinicDay;
}

export interface PlannedGuardian {
  readonly name: string;
  readonly relation: string;
  readonly idNumber: string;
  readonly phone: string;
}

export interface PlannedResident {
  /** 0, 1, 2 … in the order of generation; visits name residents by it. */
  readonly index: number;
  readonly recordNo: string;
  readonly name: string;
  readonly idKind: IdKind;
  /** Absent only where `idKind` is none. */
  readonly idNumber: string | null;
  readonly sex: Sex;
  readonly birthDay: ClinicDay;
  readonly ethnicity: string;
  readonly phone: string;
  readonly address: string;
  readonly householdAddress: string;
  readonly insurance: InsuranceKind;
  readonly occupation: string;
  /** ICD-10 three-character codes of conditions under care. */
  readonly chronic: readonly string[];
  readonly allergies: readonly PlannedAllergy[];
  readonly credentials: readonly PlannedCredential[];
  readonly contract: PlannedContract | null;
  readonly guardian: PlannedGuardian | null;
}

export interface PlannedLine {
  readonly drugCode: string;
  readonly doseMilli: number;
  readonly frequency: FrequencyCode;
  readonly route: RouteCode;
  readonly days: number;
  /** Smallest units; whole packs where the drug is not split. */
  readonly qty: Quantity;
}

/** At most five lines; 中药饮片 stand on a slip of their own. */
export interface PlannedPrescription {
  readonly kind: PrescriptionKind;
  readonly herbal: boolean;
  /** 帖数 of a herbal slip; 0 on others. */
  readonly decoctions: number;
  readonly lines: readonly PlannedLine[];
}

export interface PlannedItem {
  readonly itemCode: string;
  readonly qty: number;
}

/** Shares of what is due; the main tender takes the rest, see `splitPayment`. */
export interface PlannedPayment {
  readonly main: MoneyTender;
  readonly poolPermille: number;
  readonly accountPermille: number;
  /** The note or coin in fen to which a cash payer rounds up: 1 pays exactly, 1000 hands over tens. */
  readonly cashStepFen: number;
}

export interface PlannedRefund {
  readonly kind: 'prescription_before_dispensing' | 'order_not_done';
  /** Index in `prescriptions` or in `tests`. */
  readonly target: number;
  readonly reason: string;
}

export interface PlannedVitals {
  readonly temperatureDeci: number;
  readonly pulse: number;
  readonly systolic: number | null;
  readonly diastolic: number | null;
  /** Tenths of mmol/L. */
  readonly glucoseDeci: number | null;
}

export interface PlannedVisit {
  /** `2026-11-02-017`: day and order of arrival. */
  readonly key: string;
  readonly day: ClinicDay;
  /** Minutes after midnight at the station. */
  readonly arrivalMinute: number;
  /** Minutes the doctor takes. */
  readonly consultationMinutes: number;
  readonly residentIndex: number;
  readonly doctorCode: string;
  readonly clinicCode: string;
  readonly session: 'am' | 'pm';
  readonly visitKind: 'first' | 'return';
  /** `general` charges 一般诊疗费 in place of registration, consultation and injection. */
  readonly fees: 'separate' | 'general';
  readonly emergency: boolean;
  readonly complaint: string;
  readonly diagnoses: readonly string[];
  readonly onsetDay: ClinicDay;
  readonly vitals: PlannedVitals;
  readonly tests: readonly PlannedItem[];
  /** Treatments and the materials they use. */
  readonly treatments: readonly PlannedItem[];
  readonly prescriptions: readonly PlannedPrescription[];
  readonly payment: PlannedPayment;
  /** Leaves without paying and settles on this day, never after the month. */
  readonly paysLaterOn: ClinicDay | null;
  /** Gives the number back before being seen; everything after registration is then void of meaning. */
  readonly cancels: { readonly afterMinutes: number; readonly reason: string } | null;
  /** Does not answer at the consulting room, and comes back after so many minutes. */
  readonly missedCall: { readonly backAfterMinutes: number } | null;
  readonly refund: PlannedRefund | null;
}

export interface PlannedDay {
  readonly day: ClinicDay;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** In order of arrival; empty on a day without business. */
  readonly visits: readonly PlannedVisit[];
}

export interface PlannedBatch {
  readonly drugCode: string;
  readonly batchNo: string;
  readonly producedDay: ClinicDay;
  readonly expiresDay: ClinicDay;
  readonly price: Price;
  readonly packs: number;
}

export interface PlannedDelivery {
  readonly day: ClinicDay;
  readonly arrivalMinute: number;
  readonly supplierCode: string;
  readonly noteNo: string;
  readonly platformOrderNo: string;
  readonly invoiceNo: string;
  /** Tenths of a degree for refrigerated goods; null when there are none. */
  readonly coldTemperatureDeci: number | null;
  readonly lines: readonly PlannedBatch[];
}

/** What is left of a batch on that day goes off the books, with two people and the head's approval. */
export interface PlannedWriteOff {
  readonly day: ClinicDay;
  readonly drugCode: string;
  readonly batchNo: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly checkedBy: string;
  readonly approvedBy: string;
}

export interface StockPlan {
  /** On the shelf before the month's first day, one of them expired already. */
  readonly opening: readonly PlannedBatch[];
  readonly deliveries: readonly PlannedDelivery[];
  readonly writeOffs: readonly PlannedWriteOff[];
}

export interface MonthPlan {
  readonly seed: number;
  readonly month: ClinicMonth;
  readonly days: readonly PlannedDay[];
  readonly stock: StockPlan;
}
