import { accessSync, constants } from 'node:fs';
import type { Tx } from '../../../db/open.ts';
import { insertAudit } from '../../../db/queries/audit.ts';
import { clinics, receiptRanges, staff } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { QueuePoint } from '../../shared/domain/queue-points.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import type { TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { loadSpelling } from '../spelling.ts';
import { insertPerson, type NewPerson } from '../staff/insert-person.ts';
import { hashPassword } from '../staff/password.ts';
import { saveSetting } from './load-settings.ts';

type Input = HandlerInput<'settings.createStation'>;

/** Points without which nobody could be seen, pay or take drugs home. */
const NEEDED_POINTS = ['consultation', 'cashier', 'pickup'] as const satisfies readonly QueuePoint[];

/**
 * The first run: a file of its own with the people, rooms, receipts and price list of a station that opens
 * today, and the head signed in. The head is doctor too: at a station of six it is the same person.
 *
 * @throws Refusal 'settings.station-exists' | 'names-repeat' | 'rooms-lacking' | 'receipts-order' |
 *   'folder-unusable'; then no file is left.
 */
export async function createStation(
  context: TaskContext,
  input: Input,
): Promise<Output<'settings.createStation'>> {
  requireNoStation(context);
  checkPlan(input);
  await loadSpelling();
  const people = await hashAll(input);
  // The price list is wanted once in a station's life.
  const { seedPriceList } = await import('../practice/seed-catalogue.ts');
  const open = context.host.createStation((tx) => {
    const moment = { at: context.now, day: context.today };
    const ids = fillStation(tx, input, people, moment);
    seedPriceList(tx, { ...moment, setBy: ids[0] });
    insertAudit(tx, {
      at: context.now,
      day: context.today,
      staffId: ids[0],
      desk: 'first-run',
      action: 'settings.station-created',
      subject: 'settings',
      detail: { people: people.length, rooms: input.rooms.length },
    });
  });
  const head = open.db.select({ staffId: staff.id }).from(staff).orderBy(staff.id).limit(1).get();
  if (head) {
    context.setSession({
      staffId: head.staffId,
      name: input.head.name,
      roles: ['head', 'doctor'],
      desk: 'registration',
    });
  }
  return {};
}

function requireNoStation(context: TaskContext): void {
  const open = context.openStation();
  if (context.host.fileState().kind !== 'none' || (open && !open.practice))
    throw refuse('settings.station-exists');
}

function checkPlan(input: Input): void {
  const names = [input.head.name, ...input.staff.map((person) => person.name)];
  if (new Set(names).size < names.length) throw refuse('settings.names-repeat');
  const rooms = input.rooms.map((room) => room.name);
  if (new Set(rooms).size < rooms.length) throw refuse('settings.names-repeat');
  const lacking = NEEDED_POINTS.find((point) => !input.rooms.some((room) => room.point === point));
  if (lacking) throw refuse('settings.rooms-lacking', { point: lacking });
  if (input.receipts && input.receipts.lastNo < input.receipts.firstNo)
    throw refuse('settings.receipts-order');
  if (input.backupFolder !== '' && !isWritableFolder(input.backupFolder))
    throw refuse('settings.folder-unusable', { folder: input.backupFolder });
}

/** Whether copies can be put there now. */
export function isWritableFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function hashAll(input: Input): Promise<NewPerson[]> {
  const head: NewPerson = {
    name: input.head.name,
    title: '站长',
    phone: input.head.phone,
    roles: ['head', 'doctor'],
    passwordHash: await hashPassword(input.head.password),
  };
  const others = await Promise.all(
    input.staff.map(
      async (person): Promise<NewPerson> => ({
        name: person.name,
        title: person.title,
        phone: '',
        roles: person.roles,
        passwordHash: await hashPassword(person.password),
      }),
    ),
  );
  return [head, ...others];
}

function fillStation(
  tx: Tx,
  input: Input,
  people: readonly NewPerson[],
  when: { at: Instant; day: ClinicDay },
): StaffId[] {
  const ids = people.map((person) => insertPerson(tx, person, when.at));
  const setBy = ids[0];
  input.rooms.forEach(({ name, point }, position) => {
    tx.insert(clinics).values({ name, point, position }).run();
  });
  if (input.receipts && setBy !== undefined) {
    const { firstNo, lastNo } = input.receipts;
    tx.insert(receiptRanges)
      .values({ firstNo, lastNo, nextNo: firstNo, receivedBy: setBy, receivedAt: when.at })
      .run();
  }
  const save = { at: when.at, by: setBy };
  saveSetting(tx, {
    key: 'station',
    value: {
      ...DEFAULT_SETTINGS.station,
      name: input.name,
      center: input.center,
      startedDay: when.day,
    },
    ...save,
  });
  saveSetting(tx, { key: 'backup', value: { folder: input.backupFolder }, ...save });
  return ids;
}
