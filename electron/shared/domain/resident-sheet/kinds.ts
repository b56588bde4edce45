/** The codes that a row of a sheet may come to; the same as the contract of residents takes. */
export type IdKind =
  | 'resident_id'
  | 'hmt_residence_permit'
  | 'foreign_permanent_card'
  | 'hm_pass'
  | 'taiwan_pass'
  | 'passport'
  | 'household_register'
  | 'officer_card'
  | 'none';

export type InsuranceKind = 'employee' | 'resident' | 'commercial' | 'public' | 'none';

export type BloodType = '' | 'A' | 'B' | 'O' | 'AB';
