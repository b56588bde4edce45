import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { PriorityGroup } from '../../electron/shared/domain/priority.ts';
import type { Sex } from '../../electron/shared/values/id-number.ts';
import type { CredentialId, ResidentId, StaffId } from '../../electron/shared/values/ids.ts';
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
  },
  (table) => [
    uniqueIndex('residents_id_number').on(table.idKind, table.idNumber),
    index('residents_name').on(table.name),
    index('residents_pinyin').on(table.pinyin),
    index('residents_initials').on(table.initials),
    index('residents_phone').on(table.phone),
    index('residents_id_number_alone').on(table.idNumber),
    check('residents_sex_known', sql`${table.sex} IN (0, 1, 2, 9)`),
    check('residents_id_present', sql`(${table.idKind} = 'none') = (${table.idNumber} IS NULL)`),
  ],
);

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
  },
  (table) => [index('allergies_resident').on(table.residentId)],
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
  },
  (table) => [index('conditions_resident').on(table.residentId)],
);

/** Family-doctor contracts (家庭医生签约); in force from `from_day` to `to_day`, both included. */
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
  },
  (table) => [
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
  },
  (table) => [index('credentials_resident').on(table.residentId)],
);
