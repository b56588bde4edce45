import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { PriorityGroup } from '../../electron/shared/domain/priority.ts';
import type { Sex } from '../../electron/shared/values/id-number.ts';
import type { CredentialId, ResidentId, ResidentMergeId, StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { staff } from './staff.ts';

export const residents = sqliteTable(
  'residents',
  {
    id: key<ResidentId>(),
    /** Record number (档案号), `YYYY-NNNN`. */
    recordNo: text('record_no').notNull().unique(),
    name: text('name').notNull(),
    pinyin: text('pinyin').notNull(),
    initials: text('initials').notNull(),
    sex: integer('sex').$type<Sex>().notNull(),
    birthDay: dayColumn('birth_day').notNull(),
    idKind: text('id_kind').notNull(),
    /** Empty only for `none`: newborns and people without papers. */
    idNumber: text('id_number'),
    ethnicity: text('ethnicity').notNull().default('汉族'),
    phone: text('phone').notNull().default(''),
    address: text('address').notNull().default(''),
    householdAddress: text('household_address').notNull().default(''),
    occupation: text('occupation').notNull().default(''),
    insurance: text('insurance').notNull().default('none'),
    guardianName: text('guardian_name').notNull().default(''),
    guardianRelation: text('guardian_relation').notNull().default(''),
    lastVisitAt: atColumn('last_visit_at'),
    createdAt: atColumn('created_at').notNull(),
    createdBy: idColumn<StaffId>('created_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    /** 社保卡 or 就诊卡; empty when none is known. */
    cardNo: text('card_no').notNull().default(''),
    guardianPhone: text('guardian_phone').notNull().default(''),
    guardianIdNumber: text('guardian_id_number').notNull().default(''),
    emergencyName: text('emergency_name').notNull().default(''),
    emergencyRelation: text('emergency_relation').notNull().default(''),
    emergencyPhone: text('emergency_phone').notNull().default(''),
    bloodType: text('blood_type').notNull().default(''),
    /** The kept record of the same person; it is never a merged one itself. NULL: this record stands. */
    mergedIntoId: idColumn<ResidentId>('merged_into_id').references((): AnySQLiteColumn => residents.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    uniqueIndex('residents_card_no').on(table.cardNo).where(sql`card_no <> ''`),
    index('residents_merged_into').on(table.mergedIntoId).where(sql`merged_into_id IS NOT NULL`),
    index('residents_birth_day').on(table.birthDay),
    index('residents_address').on(table.address).where(sql`address <> ''`),
    check('residents_blood_type', sql`${table.bloodType} IN ('', 'A', 'B', 'O', 'AB')`),
    check('residents_merged_elsewhere', sql`${table.mergedIntoId} <> ${table.id}`),
    uniqueIndex('residents_id_number').on(table.idKind, table.idNumber),
    index('residents_name').on(table.name),
    index('residents_record_sequence').on(
      sql`substr(record_no, 1, 5)`,
      sql`CAST(substr(record_no, 6) AS INTEGER)`,
    ),
    index('residents_recency').on(table.id, table.lastVisitAt),
    index('residents_phone').on(table.phone),
    index('residents_id_number_alone').on(table.idNumber),
    check('residents_sex_known', sql`${table.sex} IN (0, 1, 2, 9)`),
    check('residents_id_present', sql`(${table.idKind} = 'none') = (${table.idNumber} IS NULL)`),
  ],
);

/** An entry of a record ends once, with its reason; it is never taken away. */
const ending = () => ({
  endedAt: atColumn('ended_at'),
  endedBy: idColumn<StaffId>('ended_by').references(() => staff.id, { onDelete: 'restrict' }),
  endReason: text('end_reason').notNull().default(''),
});

export const allergies = sqliteTable(
  'allergies',
  {
    id: key<number>(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    substance: text('substance').notNull(),
    reaction: text('reaction').notNull().default(''),
    notedDay: dayColumn('noted_day').notNull(),
    active: flag('active').notNull().default(true),
    ...ending(),
  },
  (table) => [
    index('allergies_resident').on(table.residentId),
    check('allergies_ended', sql`(${table.endedAt} IS NULL) = (${table.endReason} = '')`),
  ],
);

export const conditions = sqliteTable(
  'conditions',
  {
    id: key<number>(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    code: text('code').notNull(),
    name: text('name').notNull(),
    active: flag('active').notNull().default(true),
    /** When it was diagnosed, as far as people know: `2020`, `2020-03`. */
    since: text('since').notNull().default(''),
    /** NULL for rows of the first release. */
    notedDay: dayColumn('noted_day'),
    ...ending(),
  },
  (table) => [
    index('conditions_resident').on(table.residentId),
    check('conditions_ended', sql`(${table.endedAt} IS NULL) = (${table.endReason} = '')`),
  ],
);

/** What the chronic list does not hold (既往史、家族史): past diseases, operations, injuries, the family. */
export const medicalHistory = sqliteTable(
  'medical_history',
  {
    id: key<number>(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<'disease' | 'surgery' | 'trauma' | 'family'>().notNull(),
    what: text('what').notNull(),
    since: text('since').notNull().default(''),
    notedDay: dayColumn('noted_day').notNull(),
    notedBy: idColumn<StaffId>('noted_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    ...ending(),
  },
  (table) => [
    index('medical_history_resident').on(table.residentId),
    check('medical_history_kind', sql`${table.kind} IN ('disease', 'surgery', 'trauma', 'family')`),
    check('medical_history_ended', sql`(${table.endedAt} IS NULL) = (${table.endReason} = '')`),
  ],
);

/**
 * Family-doctor contracts (家庭医生签约); in force from `from_day` to `to_day`, both included, and no longer
 * from `ended_day` on.
 */
export const familyDoctorContracts = sqliteTable(
  'family_doctor_contracts',
  {
    id: key<number>(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    team: text('team').notNull(),
    agreementNo: text('agreement_no').notNull().unique(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    package: text('package').notNull().default(''),
    signedAt: atColumn('signed_at'),
    signedBy: idColumn<StaffId>('signed_by').references(() => staff.id, { onDelete: 'restrict' }),
    /** The first day on which it no longer holds. */
    endedDay: dayColumn('ended_day'),
    ...ending(),
  },
  (table) => [
    check('contracts_ended', sql`(${table.endedDay} IS NULL) = (${table.endReason} = '')`),
    index('contracts_resident').on(table.residentId),
    check('contracts_period', sql`${table.fromDay} <= ${table.toDay}`),
  ],
);

/** A priority document that somebody at the station has looked at. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: key<CredentialId>(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    group: text('priority_group').$type<PriorityGroup>().notNull(),
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    /** NULL: the document has no end. */
    validToDay: dayColumn('valid_to_day'),
    checkedBy: idColumn<StaffId>('checked_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    checkedAt: atColumn('checked_at').notNull(),
    /** The document that this one takes the place of. */
    renewsId: idColumn<CredentialId>('renews_id').references((): AnySQLiteColumn => credentials.id, {
      onDelete: 'restrict',
    }),
    /** Wrongly recorded: it proves nothing any more. */
    withdrawnAt: atColumn('withdrawn_at'),
    withdrawnBy: idColumn<StaffId>('withdrawn_by').references(() => staff.id, { onDelete: 'restrict' }),
    withdrawReason: text('withdraw_reason').notNull().default(''),
  },
  (table) => [
    index('credentials_resident').on(table.residentId),
    index('credentials_valid_to').on(table.validToDay).where(sql`valid_to_day IS NOT NULL`),
    check('credentials_withdrawn', sql`(${table.withdrawnAt} IS NULL) = (${table.withdrawReason} = '')`),
  ],
);

/**
 * Two records turned out to be one person (合并): the kept one, and the one that is read through it from then
 * on. A row of `resident_merge_undos` takes it back.
 */
export const residentMerges = sqliteTable(
  'resident_merges',
  {
    id: key<ResidentMergeId>(),
    keptId: idColumn<ResidentId>('kept_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    mergedId: idColumn<ResidentId>('merged_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    /** The kept record's own last visit, before it took the other's. */
    keptLastVisitAt: atColumn('kept_last_visit_at'),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull(),
  },
  (table) => [
    index('resident_merges_kept').on(table.keptId),
    index('resident_merges_merged').on(table.mergedId),
    check('resident_merges_two', sql`${table.keptId} <> ${table.mergedId}`),
    check('resident_merges_reason', sql`length(${table.reason}) > 0`),
  ],
);

/** What the kept record lacked and took from the other one. */
export const residentMergeFields = sqliteTable(
  'resident_merge_fields',
  {
    mergeId: idColumn<ResidentMergeId>('merge_id')
      .notNull()
      .references(() => residentMerges.id, { onDelete: 'restrict' }),
    field: text('field').notNull(),
    value: text('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mergeId, table.field] })],
);

export const residentMergeUndos = sqliteTable(
  'resident_merge_undos',
  {
    mergeId: idColumn<ResidentMergeId>('merge_id')
      .primaryKey()
      .references(() => residentMerges.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull(),
  },
  (table) => [check('resident_merge_undos_reason', sql`length(${table.reason}) > 0`)],
);

/** Two records that somebody looked at and found to be two people: they are not asked about again. */
export const residentDistinctions = sqliteTable(
  'resident_distinctions',
  {
    firstId: idColumn<ResidentId>('first_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    secondId: idColumn<ResidentId>('second_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.firstId, table.secondId] }),
    index('resident_distinctions_second').on(table.secondId),
    check('resident_distinctions_order', sql`${table.firstId} < ${table.secondId}`),
  ],
);
