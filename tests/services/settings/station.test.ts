import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../../db/open.ts';
import { RULE_NAMES } from '../../../db/verify-books.ts';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import type { ServerEvent } from '../../../electron/shared/contract/reply.ts';
import { type Instant, instant } from '../../../electron/shared/values/instant.ts';
import { openBefore } from '../../db/steps/at-step.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestPc, type TestPc } from '../../support/host.ts';
import { FRIDAY_MORNING } from '../../support/station.ts';
import { type TestWindow, windowsOn } from '../../support/windows.ts';

const PLAN: CallInput<'settings.createStation'> = {
  name: '书院街社区卫生服务站',
  center: '锦江区书院街社区卫生服务中心',
  head: { name: '刘文涛', phone: '', password: 'liuwentao1' },
  staff: [{ name: '李慧', title: '挂号收费员', roles: ['front_desk'], password: 'lihui123' }],
  rooms: [
    { name: '全科诊断室', point: 'consultation' },
    { name: '收费窗口', point: 'cashier' },
    { name: '药房', point: 'pickup' },
  ],
  receipts: { firstNo: 12_801, lastNo: 13_000 },
  backupFolder: '',
};

let pc: TestPc;
let window: TestWindow;
let now: Instant;
let announced: ServerEvent[];

/** Starts the program on this PC, as after switching it on. */
function startProgram(): void {
  window?.signOut();
  pc.files.start();
  window = windowsOn({
    now: () => now,
    station: pc.files.current,
    host: pc.host,
    announce: (event) => announced.push(event),
    reportFault: (error) => {
      throw error;
    },
  })();
}

beforeEach(() => {
  now = FRIDAY_MORNING;
  announced = [];
  pc = openTestPc(
    () => now,
    () => window.signOut(),
  );
  startProgram();
});
afterEach(() => {
  pc.files.end();
  rmSync(pc.folder, { recursive: true, force: true });
});

const station = () => join(pc.folder, 'station.db');
const files = () => readdirSync(pc.folder).sort();

describe('a PC without a station', () => {
  test('is at its first run, and looking leaves no file', async () => {
    expect(await window.call('settings.getState', {})).toMatchObject({
      phase: 'first-run',
      practice: false,
      now: FRIDAY_MORNING,
      today: '2026-11-20',
      me: null,
      trouble: null,
    });
    expect(files()).toEqual([]);
  });

  test('gets a whole station in one step, with its head signed in', async () => {
    await window.call('settings.createStation', PLAN);
    expect(await window.call('settings.getState', {})).toMatchObject({
      phase: 'ready',
      name: PLAN.name,
      center: PLAN.center,
      day: { status: 'unopened', lastClosedDay: null, unclosedDay: null },
      lastBackup: null,
      clockBackMinutes: 0,
      clockAhead: null,
      me: { name: '刘文涛', title: '站长', roles: ['doctor', 'head'], desk: 'registration' },
    });
    const rows = dumpDatabase(pc.files.current()?.db ?? connect(station()));
    expect(rows.staff?.length).toBe(2);
    expect(rows.clinics?.length).toBe(3);
    expect(rows.receipt_ranges).toEqual([
      expect.objectContaining({ first_no: 12_801, last_no: 13_000, next_no: 12_801, received_by: 1 }),
    ]);
    // A price list to begin with, and the one waiver that every station grants its signed residents.
    expect(rows.service_items?.length).toBeGreaterThan(30);
    expect(rows.service_prices?.length).toBe(rows.service_items?.length);
    expect(rows.waiver_rules).toEqual([
      expect.objectContaining({
        code: 'QYGH',
        condition: 'contract',
        category: 'registration',
        percent: 100,
      }),
    ]);
    expect(rows.business_days).toEqual([]);
    expect(files().filter((name) => name.includes('.new'))).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain('liuwentao1');
  });

  const refused: readonly (readonly [string, Partial<typeof PLAN>, string])[] = [
    [
      'two people of one name',
      { staff: [{ name: '刘文涛', title: '', roles: ['doctor'], password: '123456' }] },
      'settings.names-repeat',
    ],
    ['no room to be seen in', { rooms: PLAN.rooms.slice(1) }, 'settings.rooms-lacking'],
    [
      'receipts that end before they begin',
      { receipts: { firstNo: 9, lastNo: 8 } },
      'settings.receipts-order',
    ],
    ['a folder that is not there', { backupFolder: '/no/such/disk' }, 'settings.folder-unusable'],
  ];
  test.each(refused)('refuses %s and leaves no file', async (_what, part, code) => {
    expect(await window.reply('settings.createStation', { ...PLAN, ...part })).toMatchObject({
      ok: false,
      error: { kind: 'refusal', code },
    });
    expect(files()).toEqual([]);
  });

  test('refuses a head without a password of eight, as bad input', async () => {
    const head = { ...PLAN.head, password: 'short' };
    expect(await window.reply('settings.createStation', { ...PLAN, head })).toEqual({
      ok: false,
      error: { kind: 'bad-input', paths: ['head.password'] },
    });
    expect(files()).toEqual([]);
  });
});

describe('a PC with a station', () => {
  beforeEach(async () => {
    await window.call('settings.createStation', PLAN);
  });

  test('never makes a second one over it', async () => {
    const before = dumpDatabase(pc.files.current()?.db ?? connect(station()));
    expect(await window.reply('settings.createStation', { ...PLAN, name: '另一个站' })).toMatchObject({
      error: { code: 'settings.station-exists' },
    });
    expect(dumpDatabase(pc.files.current()?.db ?? connect(station()))).toEqual(before);
  });

  test('asks who is there after the next start', async () => {
    pc.files.end();
    startProgram();
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in', me: null });
    expect(existsSync(join(pc.folder, 'running'))).toBe(true);
    pc.files.end();
    expect(existsSync(join(pc.folder, 'running'))).toBe(false);
  });

  test('is closed cleanly while one practises: coming back reads no page twice', async () => {
    const mark = join(pc.folder, 'running');
    await window.call('settings.openPractice', {});
    expect(existsSync(mark)).toBe(false);
    await window.call('settings.leavePractice', {});
    expect(existsSync(mark)).toBe(true);
    pc.files.end();
    expect(existsSync(mark)).toBe(false);
  });

  test('shows everybody what they may do now, and nobody who has left', async () => {
    const other = windowsOn({
      now: () => now,
      station: pc.files.current,
      host: pc.host,
      announce: () => undefined,
      reportFault: () => 'none',
    })();
    const staffId = 2 as never;
    await other.call('staff.signIn', { staffId, password: 'lihui123', desk: 'cashier' });
    await window.call('staff.changeRoles', { staffId, roles: ['front_desk', 'pharmacist'], title: '药师' });
    expect((await other.call('settings.getState', {})).me?.roles).toEqual(['front_desk', 'pharmacist']);
    await window.call('staff.deactivate', { staffId });
    expect(await other.call('settings.getState', {})).toMatchObject({ phase: 'sign-in', me: null });
  });

  test('says how far the clock stands before the last entry', async () => {
    await window.call('settings.confirmClock', {});
    now = instant(now - 3 * 60_000);
    expect(await window.call('settings.getState', {})).toMatchObject({ clockBackMinutes: 3 });
    await window.call('settings.confirmClock', {});
    expect(await window.call('settings.getState', {})).toMatchObject({ clockBackMinutes: 0 });
  });

  test('says how many days the clock stands after the last entry', async () => {
    await window.call('settings.confirmClock', {});
    now = instant(now + 11 * 86_400_000);
    expect(await window.call('settings.getState', {})).toMatchObject({
      clockBackMinutes: 0,
      clockAhead: { days: 11, lastDay: '2026-11-20' },
    });
    await window.call('settings.confirmClock', { aheadDays: 11 });
    expect(await window.call('settings.getState', {})).toMatchObject({ clockAhead: null });
  });

  test('cannot be restored over while it works', async () => {
    expect(await window.reply('settings.restoreBackup', {})).toMatchObject({
      error: { code: 'settings.restore-not-now' },
    });
  });
});

describe('practice', () => {
  test('is another file with a morning in it, and the real one stays as it was', async () => {
    await window.call('settings.createStation', PLAN);
    const real = dumpDatabase(pc.files.current()?.db ?? connect(station()));
    await window.call('settings.openPractice', {});
    expect(window.session()).toBeUndefined();
    expect(await window.call('settings.getState', {})).toMatchObject({
      phase: 'sign-in',
      practice: true,
      practicePassword: '123456',
      day: { status: 'open' },
    });
    const people = await window.call('staff.listForSignIn', {});
    expect(people.map((person) => person.name)).toEqual(['李慧', '刘文涛', '何静', '张敏', '王丽', '陈思']);
    const head = people[1];
    await window.call('staff.signIn', {
      staffId: head?.staffId ?? (0 as never),
      password: '123456',
      desk: 'head',
    });
    await window.call('settings.addRoom', { name: '练习室', point: 'lab' });
    await window.call('settings.leavePractice', {});
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in', practice: false });
    expect(dumpDatabase(pc.files.current()?.db ?? connect(station()))).toEqual(real);
  }, 30_000);

  test('is said of a played month too that is opened as the station', async () => {
    await window.call('settings.createStation', PLAN);
    const db = pc.files.current()?.db ?? connect(station());
    db.$client.exec(
      "UPDATE settings SET value = json_set(value, '$.practice', json('true')) WHERE key = 'station'",
    );
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'ready', practice: true });
  });

  test('keeps what was practised today, and begins anew on another day', async () => {
    await window.call('settings.openPractice', {});
    const count = () =>
      pc.files
        .current()
        ?.db.$client.prepare("SELECT count(*) FROM clinics WHERE name = '练习室'")
        .pluck()
        .get();
    const sit = () => window.call('staff.signIn', { staffId: 2 as never, password: '123456', desk: 'head' });
    await sit();
    await window.call('settings.addRoom', { name: '练习室', point: 'lab' });
    await window.call('settings.leavePractice', {});
    await window.call('settings.openPractice', {});
    expect(count()).toBe(1);
    await window.call('settings.leavePractice', {});
    now = instant(now + 24 * 3_600_000);
    await window.call('settings.openPractice', {});
    expect(count()).toBe(0);
    expect(await window.call('settings.getState', {})).toMatchObject({ today: '2026-11-21' });
  }, 60_000);

  test('has somebody for every desk', async () => {
    await window.call('settings.openPractice', {});
    const db = pc.files.current()?.db;
    const waiting = db?.$client
      .prepare(
        "SELECT point, count(*) > 0 AS some FROM tickets WHERE status = 'waiting' GROUP BY point ORDER BY point",
      )
      .all();
    expect(waiting).toEqual([
      { point: 'cashier', some: 1 },
      { point: 'consultation', some: 1 },
      { point: 'lab', some: 1 },
      { point: 'pickup', some: 1 },
    ]);
    expect(db?.$client.prepare('SELECT name FROM residents WHERE length(name) = 20').pluck().all()).toEqual([
      '阿卜杜热合曼·麦麦提图尔荪·阿卜杜热依木',
    ]);
  }, 30_000);
});

describe('a station that cannot be opened', () => {
  beforeEach(async () => {
    await window.call('settings.createStation', PLAN);
    await window.call('backup.now', {});
    pc.files.end();
  });

  function spoil(): Buffer {
    const bytes = readFileSync(station());
    bytes.fill(0x5a, 4096 * 2, 4096 * 14);
    writeFileSync(station(), bytes);
    writeFileSync(join(pc.folder, 'running'), '');
    return bytes;
  }

  test('says why, shows the copies, and no empty one takes its place', async () => {
    const bytes = spoil();
    startProgram();
    const state = await window.call('settings.getState', {});
    expect(state).toMatchObject({ phase: 'trouble', trouble: { reason: 'damaged', file: station() } });
    expect(state.trouble?.backups).toEqual([
      { name: 'station-20261120-090000.db', at: FRIDAY_MORNING, bytes: expect.any(Number) },
    ]);
    expect(await window.reply('staff.listForSignIn', {})).toMatchObject({
      error: { code: 'station.not-open' },
    });
    expect(await window.reply('settings.createStation', PLAN)).toMatchObject({
      error: { code: 'settings.station-exists' },
    });
    expect(await window.call('settings.retryOpen', {})).toEqual({ opened: false });
    expect(readFileSync(station()).equals(bytes)).toBe(true);
  });

  test('takes a backup into use and keeps the broken file under another name', async () => {
    const bytes = spoil();
    startProgram();
    const answer = await window.call('settings.restoreBackup', { name: 'station-20261120-090000.db' });
    expect(answer).toEqual({
      restored: true,
      keptAs: `${station()}.kept-20261120090000`,
      proof: { ruleCount: RULE_NAMES.length, broken: 0 },
    });
    expect(readFileSync(answer.keptAs).equals(bytes)).toBe(true);
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in', name: PLAN.name });
  });

  test('says that the books of a backup do not hold, and works on with them', async () => {
    spoil();
    const backup = connect(join(pc.folder, 'backups', 'station-20261120-090000.db'));
    backup.$client.exec('DROP TRIGGER audit_no_delete');
    backup.$client.pragma('journal_mode = DELETE');
    backup.$client.close();
    startProgram();
    const { proof } = await window.call('settings.restoreBackup', { name: 'station-20261120-090000.db' });
    expect(proof).toEqual({ ruleCount: RULE_NAMES.length, broken: 1 });
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in' });
  });

  test('refuses a backup that is broken too, and leaves everything as it was', async () => {
    const bytes = spoil();
    const backup = join(pc.folder, 'backups', 'station-20261120-090000.db');
    writeFileSync(backup, bytes);
    startProgram();
    const before = files();
    expect(
      await window.reply('settings.restoreBackup', { name: 'station-20261120-090000.db' }),
    ).toMatchObject({
      error: { code: 'settings.backup-unusable', details: { reason: 'damaged' } },
    });
    expect(files()).toEqual(before);
    expect(readFileSync(station()).equals(bytes)).toBe(true);
  });

  test('brings an older backup to this version and leaves nothing else behind', async () => {
    spoil();
    startProgram();
    const before = files();
    const first = openBefore('0001');
    first.db.$client
      .prepare(
        "INSERT INTO staff (name, initials, title, password_hash, created_at) VALUES ('刘文涛', 'lwt', '站长', '', 0)",
      )
      .run();
    const older = join(pc.folder, 'backups', 'station-20261120-090000.db');
    rmSync(older);
    first.db.$client.prepare('VACUUM INTO ?').run(older);
    first.remove();
    const { restored } = await window.call('settings.restoreBackup', { name: 'station-20261120-090000.db' });
    expect(restored).toBe(true);
    const kept = 'station.db.kept-20261120090000';
    expect(files().filter((name) => !before.includes(name) && name !== kept)).toEqual([
      'station.db-shm',
      'station.db-wal',
    ]);
  });

  test('refuses a file that is no station, and a name that is a path', async () => {
    spoil();
    startProgram();
    const other = join(pc.folder, 'recipes.db');
    writeFileSync(other, '豆花'.repeat(1000));
    pc.choose = other;
    expect(await window.reply('settings.restoreBackup', {})).toMatchObject({
      error: { code: 'settings.backup-unusable', details: { reason: 'not-a-database' } },
    });
    expect(await window.reply('settings.restoreBackup', { name: '../recipes.db' })).toMatchObject({
      error: { code: 'settings.backup-unusable', details: { reason: 'no-access' } },
    });
  });

  test('puts no copy of the practice station in the place of the real one', async () => {
    const bytes = spoil();
    startProgram();
    await window.call('settings.openPractice', {});
    const practised = 'practice-20261120-090000.db';
    copyFileSync(
      join(pc.folder, 'backups', 'station-20261120-090000.db'),
      join(pc.folder, 'backups', practised),
    );
    expect(await window.reply('settings.restoreBackup', { name: practised })).toMatchObject({
      error: { code: 'settings.restore-not-now' },
    });
    expect(readFileSync(station()).equals(bytes)).toBe(true);
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in', practice: true });
  });

  test('does nothing when the person chooses no file', async () => {
    spoil();
    startProgram();
    pc.choose = undefined;
    expect(await window.call('settings.restoreBackup', {})).toEqual({
      restored: false,
      keptAs: '',
      proof: null,
    });
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'trouble' });
  });

  test('opens again by retrying once the file is back', async () => {
    const sound = readFileSync(station());
    spoil();
    startProgram();
    writeFileSync(station(), sound);
    expect(await window.call('settings.retryOpen', {})).toEqual({ opened: true });
    expect(await window.call('settings.getState', {})).toMatchObject({ phase: 'sign-in' });
  });
});
