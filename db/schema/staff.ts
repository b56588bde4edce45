import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { ClinicId, StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, flag, idColumn, key } from './columns.ts';

export const staff = sqliteTable('staff', {
  id: key<StaffId>(),
  name: text('name').notNull(),
  initials: text('initials').notNull(),
  title: text('title').notNull(),
  phone: text('phone').notNull().default(''),
  /** scrypt: `scrypt$N$r$p$salt$hash`, base64. */
  passwordHash: text('password_hash').notNull(),
  active: flag('active').notNull().default(true),
  createdAt: atColumn('created_at').notNull(),
});

export const staffRoles = sqliteTable(
  'staff_roles',
  {
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    role: text('role').$type<Role>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.role] }),
    check('staff_roles_known', sql`${table.role} IN ('front_desk', 'doctor', 'pharmacist', 'head')`),
  ],
);

/** Rooms and windows: where a ticket can be called to. `point` is the queue point that is served there. */
export const clinics = sqliteTable(
  'clinics',
  {
    id: key<ClinicId>(),
    name: text('name').notNull().unique(),
    point: text('point').notNull(),
    position: integer('position').notNull().default(0),
    active: flag('active').notNull().default(true),
  },
  (table) => [
    check(
      'clinics_point_known',
      sql`${table.point} IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup')`,
    ),
  ],
);
