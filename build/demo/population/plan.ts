import type { FrequencyCode, RouteCode } from '../../../electron/shared/domain/dosing.ts';
import type { Facility } from '../../../electron/shared/domain/evidence-words.ts';
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
  /** 帖数 of a slip of 中药饮片; 0 on others. */
  readonly decoctions: number;
  readonly lines: readonly PlannedLine[];
}

export interface PlannedItem {
  readonly itemCode: string;
  readonly qty: number;
}

export interface PlannedTest {
  readonly itemCode: string;
  /** Until the result is there. */
  readonly minutes: number;
  readonly result: string;
}

/** Shares of what is due; the main tender takes the rest, see `splitPayment`. */
export interface PlannedPayment {
  readonly main: MoneyTender;
  readonly poolPermille: number;
  readonly accountPermille: number;
  /** The note or coin in fen to which a cash payer rounds up: 1 pays exactly, 1000 hands over tens. */
  readonly cashStepFen: number;
}

/** Money back for what was paid and not given, some time after the patient was called for it. */
export type PlannedRefund = {
  readonly reason: string;
  readonly afterMinutes: number;
} & ({ readonly kind: 'drugs_not_fetched' } | { readonly kind: 'test_not_done'; readonly itemCode: string });

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
  /** Minutes after midnight at the station, to the second. */
  readonly arrivalMinute: number;
  /** Minutes the doctor takes, with the record and the way to the chair. */
  readonly consultationMinutes: number;
  readonly residentIndex: number;
  /** Wants this doctor and no other; null goes where the line is shorter. */
  readonly wishedDoctor: string | null;
  readonly visitKind: 'first' | 'return';
  readonly emergency: boolean;
  /** Called by hand before the others when he has to wait: why. */
  readonly calledByHand: string | null;
  readonly complaint: string;
  readonly findings: string;
  readonly advice: string;
  readonly diagnoses: readonly string[];
  readonly onsetDay: ClinicDay;
  readonly vitals: PlannedVitals;
  readonly tests: readonly PlannedTest[];
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
  /** In order of arrival; empty on a day without business. */
  readonly visits: readonly PlannedVisit[];
}

export interface PlannedBatch {
  readonly drugCode: string;
  readonly batchNo: string;
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

/** Goods that go off the books: what is left of an expired batch, or a few units that were broken. */
export type PlannedLoss = {
  readonly day: ClinicDay;
  readonly minute: number;
  readonly drugCode: string;
  readonly reason: string;
} & (
  | { readonly kind: 'expired'; readonly batchNo: string }
  | { readonly kind: 'broken'; readonly qty: Quantity }
);

/** What the head sees of the facilities that the station promises the elderly. */
export interface PlannedFacilityCheck {
  readonly day: ClinicDay;
  readonly minute: number;
  readonly facility: Facility;
  readonly present: boolean;
  readonly note: string;
}

export interface StockPlan {
  /** On the shelf before the month's first day, one of them expired already. */
  readonly opening: readonly PlannedBatch[];
  readonly deliveries: readonly PlannedDelivery[];
  readonly losses: readonly PlannedLoss[];
}

export interface MonthPlan {
  readonly seed: number;
  readonly month: ClinicMonth;
  readonly days: readonly PlannedDay[];
  readonly stock: StockPlan;
  readonly facilityChecks: readonly PlannedFacilityCheck[];
}
