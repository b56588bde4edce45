import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { staff, staffRoles } from '../../../db/schema/index.ts';
import { ROLES, type Role } from '../../shared/contract/define.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { loadSpelling } from '../spelling.ts';
import { insertPerson, insertRoles } from './insert-person.ts';
import { hashPassword } from './password.ts';

/** Everybody who ever worked here, those in service first. */
export function listStaff(context: QueryContext): Output<'staff.list'> {
  const rolesOf = readRoles(context);
  return context.db
    .select({
      staffId: staff.id,
      name: staff.name,
      initials: staff.initials,
      title: staff.title,
      phone: staff.phone,
      active: staff.active,
      createdAt: staff.createdAt,
    })
    .from(staff)
    .orderBy(desc(staff.active), asc(staff.id))
    .all()
    .map((person) => ({ ...person, roles: rolesOf(person.staffId) }));
}

/** Those in service, of one role when asked. */
export function listColleagues(
  context: QueryContext,
  input: HandlerInput<'staff.listColleagues'>,
): Output<'staff.listColleagues'> {
  const rolesOf = readRoles(context);
  return context.db
    .select({ staffId: staff.id, name: staff.name, title: staff.title })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(asc(staff.id))
    .all()
    .map((person) => ({ ...person, roles: rolesOf(person.staffId) }))
    .filter(({ roles }) => input.role === undefined || roles.includes(input.role));
}

/**
 * A new colleague, who can sign in at once. Hashing the password takes time and is done before the
 * transaction.
 *
 * @throws Refusal 'staff.name-taken': the sign-in screen tells people apart by name.
 */
export async function addStaff(
  context: TaskContext,
  input: HandlerInput<'staff.add'>,
): Promise<Output<'staff.add'>> {
  const { name, title, phone, roles } = input;
  await loadSpelling();
  const passwordHash = await hashPassword(input.password);
  return context.command((command) => {
    requireNameFree(command, name);
    const person = { name, title, phone, roles, passwordHash };
    const staffId = insertPerson(command.db, person, command.now);
    command.audit({
      action: 'staff.added',
      subject: 'staff',
      subjectId: staffId,
      detail: { roles: roles.join(',') },
    });
    return { staffId };
  });
}

/** What somebody may do from the next call on. @throws Refusal 'staff.unknown' | 'staff.last-head' */
export function changeRoles(
  context: CommandContext,
  input: HandlerInput<'staff.changeRoles'>,
): Output<'staff.changeRoles'> {
  const { staffId, roles, title } = input;
  const person = requirePerson(context, staffId);
  if (person.active && !roles.includes('head')) requireAnotherHead(context, staffId);
  context.db.update(staff).set({ title }).where(eq(staff.id, staffId)).run();
  // Roles are what holds now, not a fact of the past: the audit keeps who had which.
  context.db.delete(staffRoles).where(eq(staffRoles.staffId, staffId)).run();
  insertRoles(context.db, staffId, roles);
  context.audit({
    action: 'staff.roles-changed',
    subject: 'staff',
    subjectId: staffId,
    detail: { roles: roles.join(',') },
  });
  return {};
}

/** Ends somebody's service. @throws Refusal 'staff.unknown' | 'staff.yourself' | 'staff.last-head' */
export function deactivateStaff(
  context: CommandContext,
  input: HandlerInput<'staff.deactivate'>,
): Output<'staff.deactivate'> {
  const { staffId } = input;
  requirePerson(context, staffId);
  requireAnotherHead(context, staffId);
  if (staffId === context.session.staffId) throw refuse('staff.yourself');
  setActive(context, staffId, false);
  return {};
}

/** Takes somebody back into service. @throws Refusal 'staff.unknown' | 'staff.name-taken' */
export function reactivateStaff(
  context: CommandContext,
  input: HandlerInput<'staff.reactivate'>,
): Output<'staff.reactivate'> {
  const person = requirePerson(context, input.staffId);
  requireNameFree(context, person.name, input.staffId);
  setActive(context, input.staffId, true);
  return {};
}

/** A new password for somebody who forgot theirs. @throws Refusal 'staff.unknown' */
export async function resetPassword(
  context: TaskContext,
  input: HandlerInput<'staff.resetPassword'>,
): Promise<Output<'staff.resetPassword'>> {
  const { staffId } = input;
  const passwordHash = await hashPassword(input.password);
  return context.command((command) => {
    requirePerson(command, staffId);
    command.db.update(staff).set({ passwordHash }).where(eq(staff.id, staffId)).run();
    command.audit({ action: 'staff.password-reset', subject: 'staff', subjectId: staffId });
    return {};
  });
}

function readRoles(context: QueryContext): (staffId: StaffId) => Role[] {
  const rows = context.db.select().from(staffRoles).all();
  return (staffId) =>
    ROLES.filter((role) => rows.some((row) => row.staffId === staffId && row.role === role));
}

function requirePerson(context: CommandContext, staffId: StaffId) {
  const person = context.db
    .select({ name: staff.name, active: staff.active })
    .from(staff)
    .where(eq(staff.id, staffId))
    .get();
  if (!person) throw refuse('staff.unknown');
  return person;
}

function requireNameFree(context: CommandContext, name: string, except?: StaffId): void {
  const taken = context.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.name, name), eq(staff.active, true)))
    .all();
  if (taken.some((person) => person.id !== except)) throw refuse('staff.name-taken', { name });
}

/** Without a head nobody could close a month, approve a loss or make another head. */
function requireAnotherHead(context: CommandContext, staffId: StaffId): void {
  const head = context.db
    .select({ id: staff.id })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.staffId, staff.id), eq(staffRoles.role, 'head')))
    .where(and(eq(staff.active, true), ne(staff.id, staffId)))
    .get();
  if (!head) throw refuse('staff.last-head');
}

function setActive(context: CommandContext, staffId: StaffId, active: boolean): void {
  context.db.update(staff).set({ active }).where(eq(staff.id, staffId)).run();
  const action = active ? 'staff.reactivated' : 'staff.deactivated';
  context.audit({ action, subject: 'staff', subjectId: staffId });
}

export const staffAdministrationHandlers = {
  list: listStaff,
  listColleagues,
  add: addStaff,
  changeRoles,
  deactivate: deactivateStaff,
  reactivate: reactivateStaff,
  resetPassword,
} as const;
