import { z } from 'zod';
import { staffIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, done, optionalText, query, ROLES, task, text } from './define.ts';

const rolesSchema = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length);

/** Typed twice at the desk and sent once; never logged, stored only as a hash. */
const passwordSchema = z.string().min(6).max(64);

export const staffAdministration = {
  /** Everybody who ever worked here, those in service first. */
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.object({
        staffId: staffIdSchema,
        name: z.string(),
        initials: z.string(),
        title: z.string(),
        phone: z.string(),
        roles: z.array(z.enum(ROLES)),
        active: z.boolean(),
        createdAt: instantSchema,
      }),
    ),
    access: ['head'],
  }),
  /** Those in service, for a second signature or a choice of doctor. */
  listColleagues: query({
    input: z.strictObject({ role: z.enum(ROLES).optional() }),
    output: z.array(
      z.object({
        staffId: staffIdSchema,
        name: z.string(),
        title: z.string(),
        roles: z.array(z.enum(ROLES)),
      }),
    ),
    access: 'everyone',
  }),
  add: task({
    input: z.strictObject({
      name: text(30),
      title: optionalText(30),
      phone: optionalText(20),
      roles: rolesSchema,
      password: passwordSchema,
    }),
    output: z.object({ staffId: staffIdSchema }),
    refusals: ['staff.name-taken'],
    access: ['head'],
    changes: ['staff'],
  }),
  changeRoles: command({
    input: { staffId: staffIdSchema, roles: rolesSchema, title: optionalText(30) },
    output: done,
    refusals: ['staff.unknown', 'staff.last-head'],
    access: ['head'],
    changes: ['staff'],
  }),
  /** Nobody is deleted: who has left signs in no more, and their rows keep their name. */
  deactivate: command({
    input: { staffId: staffIdSchema },
    output: done,
    refusals: ['staff.unknown', 'staff.last-head', 'staff.yourself'],
    access: ['head'],
    changes: ['staff'],
  }),
  reactivate: command({
    input: { staffId: staffIdSchema },
    output: done,
    refusals: ['staff.unknown', 'staff.name-taken'],
    access: ['head'],
    changes: ['staff'],
  }),
  resetPassword: task({
    input: z.strictObject({ staffId: staffIdSchema, password: passwordSchema }),
    output: done,
    refusals: ['staff.unknown'],
    access: ['head'],
    changes: ['staff'],
  }),
} as const;
