import { z } from 'zod';
import { text } from './define.ts';

/** GB/T 2261.1. */
export const sexSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]);

/** Documents that prove who somebody is; the first three carry sex, birth day and a check character. */
export const ID_KINDS = [
  'resident_id',
  'hmt_residence_permit',
  'foreign_permanent_card',
  'hm_pass',
  'taiwan_pass',
  'passport',
  'household_register',
  'officer_card',
  'none',
] as const;
export type IdKind = (typeof ID_KINDS)[number];
export const idKindSchema = z.enum(ID_KINDS);

export const INSURANCE_KINDS = ['employee', 'resident', 'commercial', 'public', 'none'] as const;
export type InsuranceKind = (typeof INSURANCE_KINDS)[number];
export const insuranceKindSchema = z.enum(INSURANCE_KINDS);

export const BLOOD_TYPES = ['', 'A', 'B', 'O', 'AB'] as const;
export type BloodType = (typeof BLOOD_TYPES)[number];
export const bloodTypeSchema = z.enum(BLOOD_TYPES);

export const phoneSchema = z
  .string()
  .trim()
  .max(20)
  .regex(/^(\+?\d[\d -]*)?$/);

/** 社保卡 or 就诊卡, as scanned or typed: letters and digits, in capitals. */
export const cardNoSchema = z
  .string()
  .trim()
  .transform((written) => written.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^([0-9A-Z]{4,30})?$/));

/** Why an entry of a record ends, or somebody is merged: a sentence that whoever reads it later understands. */
export const reasonSchema = text(100);
