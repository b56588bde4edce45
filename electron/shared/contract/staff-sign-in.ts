import { z } from 'zod';
import { staffIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { done, nothing, query, ROLES, task, text } from './define.ts';

/** What a person chooses alone: eight characters at least. */
export const newPasswordSchema = z.string().min(8).max(64);

const typedPassword = z.string().min(1).max(64);
const desk = text(20);
const draftKey = { desk, subject: z.string().trim().max(60) };

export const staffSignIn = {
  /** Who may sit down here, in the order of their numbers on the sign-in screen. */
  listForSignIn: task({
    input: nothing,
    output: z.array(
      z.object({
        staffId: staffIdSchema,
        name: z.string(),
        initials: z.string(),
        title: z.string(),
        roles: z.array(z.enum(ROLES)),
        last: z.object({ at: instantSchema, desk: z.string() }).nullable(),
      }),
    ),
    access: 'anyone',
  }),
  /** Five wrong passwords and this person waits a minute. */
  signIn: task({
    input: z.strictObject({ staffId: staffIdSchema, password: typedPassword, desk }),
    output: done,
    refusals: ['staff.wrong-password', 'staff.wait', 'staff.not-here'],
    access: 'anyone',
  }),
  signOut: task({ input: nothing, output: done, access: 'anyone' }),
  changePassword: task({
    input: z.strictObject({ oldPassword: typedPassword, newPassword: newPasswordSchema }),
    output: done,
    refusals: ['staff.wrong-password', 'staff.wait', 'staff.not-here'],
    access: 'everyone',
  }),

  /** What somebody was typing, kept across desks and crashes. `body` is JSON of the window's own. */
  readDraft: query({
    input: z.strictObject(draftKey),
    output: z.object({ body: z.string().nullable() }),
    access: 'everyone',
  }),
  saveDraft: task({
    input: z.strictObject({ ...draftKey, body: z.string().min(2).max(100_000) }),
    output: done,
    access: 'everyone',
  }),
  dropDraft: task({ input: z.strictObject(draftKey), output: done, access: 'everyone' }),
} as const;
