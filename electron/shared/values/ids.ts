import { z } from 'zod';
import type { Brand } from './brand.ts';

type IdOf<Name extends string> = Brand<number, Name>;

function idSchema<Name extends string>() {
  return z
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .transform((value) => value as IdOf<Name>);
}

export type StaffId = IdOf<'StaffId'>;
export type ResidentId = IdOf<'ResidentId'>;
export type ResidentMergeId = IdOf<'ResidentMergeId'>;
export type ClinicId = IdOf<'ClinicId'>;
export type ServiceItemId = IdOf<'ServiceItemId'>;
export type ServicePriceId = IdOf<'ServicePriceId'>;
export type DrugId = IdOf<'DrugId'>;
export type SupplierId = IdOf<'SupplierId'>;
export type DeliveryId = IdOf<'DeliveryId'>;
export type BatchId = IdOf<'BatchId'>;
export type MovementId = IdOf<'MovementId'>;
export type InteractionId = IdOf<'InteractionId'>;
export type LossReportId = IdOf<'LossReportId'>;
export type StockCountId = IdOf<'StockCountId'>;
export type CredentialId = IdOf<'CredentialId'>;
export type VisitId = IdOf<'VisitId'>;
export type TicketId = IdOf<'TicketId'>;
export type ArrivalId = IdOf<'ArrivalId'>;
export type OrderId = IdOf<'OrderId'>;
export type PrescriptionId = IdOf<'PrescriptionId'>;
export type PrescriptionLineId = IdOf<'PrescriptionLineId'>;
export type AllocationId = IdOf<'AllocationId'>;
export type ChargeId = IdOf<'ChargeId'>;
export type ReceiptId = IdOf<'ReceiptId'>;
export type ReceiptRangeId = IdOf<'ReceiptRangeId'>;
export type ClosingId = IdOf<'ClosingId'>;
export type WaiverRuleId = IdOf<'WaiverRuleId'>;

export const staffIdSchema = idSchema<'StaffId'>();
export const residentIdSchema = idSchema<'ResidentId'>();
export const residentMergeIdSchema = idSchema<'ResidentMergeId'>();
export const clinicIdSchema = idSchema<'ClinicId'>();
export const serviceItemIdSchema = idSchema<'ServiceItemId'>();
export const servicePriceIdSchema = idSchema<'ServicePriceId'>();
export const drugIdSchema = idSchema<'DrugId'>();
export const supplierIdSchema = idSchema<'SupplierId'>();
export const deliveryIdSchema = idSchema<'DeliveryId'>();
export const batchIdSchema = idSchema<'BatchId'>();
export const movementIdSchema = idSchema<'MovementId'>();
export const interactionIdSchema = idSchema<'InteractionId'>();
export const lossReportIdSchema = idSchema<'LossReportId'>();
export const stockCountIdSchema = idSchema<'StockCountId'>();
export const credentialIdSchema = idSchema<'CredentialId'>();
export const visitIdSchema = idSchema<'VisitId'>();
export const ticketIdSchema = idSchema<'TicketId'>();
export const arrivalIdSchema = idSchema<'ArrivalId'>();
export const orderIdSchema = idSchema<'OrderId'>();
export const prescriptionIdSchema = idSchema<'PrescriptionId'>();
export const prescriptionLineIdSchema = idSchema<'PrescriptionLineId'>();
export const allocationIdSchema = idSchema<'AllocationId'>();
export const chargeIdSchema = idSchema<'ChargeId'>();
export const receiptIdSchema = idSchema<'ReceiptId'>();
export const receiptRangeIdSchema = idSchema<'ReceiptRangeId'>();
export const waiverRuleIdSchema = idSchema<'WaiverRuleId'>();

/** Made by the window when a form opens; the same id sent twice answers with the first result. */
export type CommandId = Brand<string, 'CommandId'>;
export const commandIdSchema = z.uuid().transform((text) => text as CommandId);
