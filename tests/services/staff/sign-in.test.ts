import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../db/migrate.ts';
import { staff } from '../../../db/schema/index.ts';
import { hashPassword } from '../../../electron/services/staff/password.ts';
import type { StaffId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { type TestWindow, windowsOn } from '../../support/windows.ts';

let station: TestStation;
let open: () => TestWindow;
let window: TestWindow;
let liHui: StaffId;

beforeEach(async () => {
  station = openTestStation();
  const people = await station.as('front_desk').call('staff.listForSignIn', {});
  const person = people[0];
  if (!person) throw new Error('nobody is here');
  liHui = person.staffId;
  station.db
    .update(staff)
    .set({ passwordHash: await hashPassword('lihui123') })
    .where(eq(staff.id, liHui))
    .run();
  open = windowsOn({
    now: station.now,
    station: () => ({ db: station.db, file: station.file, practice: false }),
    announce: () => undefined,
    reportFault: (error) => {
      throw error;
    },
  });
  window = open();
});
afterEach(() => station.close());

const tryPassword = (password: string) =>
  window.reply('staff.signIn', { staffId: liHui, password, desk: 'cashier' });
const refusal = (code: string, details = {}) => ({ ok: false, error: { kind: 'refusal', code, details } });

/** Rows of the audit that name no session of the test's own. */
function noted(): unknown[] {
  return station.db.$client
    .prepare(
      "SELECT action, staff_id AS staffId, desk, detail FROM audit WHERE subject = 'staff' ORDER BY id",
    )
    .all();
}

describe('signing in', () => {
  test('seats the person in this window only, with the roles held now', async () => {
    const other = open();
    expect(await tryPassword('lihui123')).toEqual({ ok: true, value: {} });
    expect(window.session()).toEqual({
      staffId: liHui,
      name: '李慧',
      roles: ['front_desk'],
      desk: 'cashier',
    });
    expect(other.session()).toBeUndefined();
    expect(noted()).toEqual([{ action: 'staff.signed-in', staffId: liHui, desk: 'cashier', detail: '{}' }]);
  });

  test('two windows hold two people at once', async () => {
    const other = open();
    await window.call('staff.signIn', { staffId: liHui, password: 'lihui123', desk: 'cashier' });
    await other.call('staff.signIn', { staffId: liHui, password: 'lihui123', desk: 'registration' });
    await window.call('staff.signOut', {});
    expect(window.session()).toBeUndefined();
    expect(other.session()?.desk).toBe('registration');
  });

  test('is remembered on the sign-in screen: when and at which desk', async () => {
    const at = station.now();
    await tryPassword('lihui123');
    const people = await window.call('staff.listForSignIn', {});
    expect(people.map((person) => [person.name, person.roles, person.last])).toEqual([
      ['李慧', ['front_desk'], { at, desk: 'cashier' }],
      ['刘文涛', ['doctor', 'head'], null],
      ['何静', ['pharmacist'], null],
      ['张敏', ['front_desk', 'pharmacist'], null],
    ]);
  });

  test('a wrong password seats nobody, says how often one may try, and is noted without the password', async () => {
    expect(await tryPassword('lihui124')).toEqual(refusal('staff.wrong-password', { left: 4 }));
    expect(window.session()).toBeUndefined();
    expect(noted()).toEqual([
      { action: 'staff.wrong-password', staffId: liHui, desk: 'cashier', detail: '{}' },
    ]);
    expect(JSON.stringify(dumpDatabase(station.db))).not.toContain('lihui124');
  });

  test('five wrong ones make this person wait a minute, even with the right one, and nobody else', async () => {
    for (const left of [4, 3, 2, 1]) {
      expect(await tryPassword('wrong')).toEqual(refusal('staff.wrong-password', { left }));
      station.advance(1_000);
    }
    expect(await tryPassword('wrong')).toEqual(refusal('staff.wait', { seconds: 60 }));
    station.advance(20_000);
    expect(await tryPassword('lihui123')).toEqual(refusal('staff.wait', { seconds: 40 }));
    const doctor = await window.reply('staff.signIn', {
      staffId: (liHui + 1) as StaffId,
      password: 'x',
      desk: 'queue',
    });
    expect(doctor).toEqual(refusal('staff.wrong-password', { left: 4 }));
    station.advance(40_000);
    expect(await tryPassword('lihui123')).toEqual({ ok: true, value: {} });
  });

  test('many tries at once are answered no more often than five, even when the right one is among them', async () => {
    const tries = [...Array.from({ length: 11 }, (_, count) => `guess ${count}`), 'lihui123'];
    const replies = await Promise.all(tries.map(tryPassword));
    expect(replies.filter((reply) => reply.ok)).toEqual([]);
    const answered = replies.filter((reply) => !reply.ok && JSON.stringify(reply).includes('wrong-password'));
    // Hashes end in any order: who is answered is chance, how many is not.
    expect(replies.filter((reply) => !answered.includes(reply))).toEqual(
      Array(8).fill(refusal('staff.wait', { seconds: 60 })),
    );
    expect(window.session()).toBeUndefined();
  });

  test('seats nobody when another file was opened while the password was being proven', async () => {
    const real = openTestStation();
    let open = station;
    const switching = windowsOn({
      now: station.now,
      station: () => ({ db: open.db, file: open.file, practice: open === station }),
      announce: () => undefined,
      reportFault: () => 'none',
    })();
    const before = dumpDatabase(real.db);
    const trying = switching.reply('staff.signIn', { staffId: liHui, password: 'lihui123', desk: 'cashier' });
    open = real;
    expect(await trying).toEqual(refusal('station.not-open'));
    expect(switching.session()).toBeUndefined();
    expect(dumpDatabase(real.db)).toEqual(before);
    real.close();
  });

  test('a right one wipes the wrong ones before it', async () => {
    for (let count = 0; count < 4; count += 1) await tryPassword('wrong');
    await tryPassword('lihui123');
    expect(await tryPassword('wrong')).toEqual(refusal('staff.wrong-password', { left: 4 }));
  });

  test('the wait outlives the program', async () => {
    for (let count = 0; count < 5; count += 1) await tryPassword('wrong');
    const again = openDatabase({ file: station.file });
    const next = windowsOn({
      now: station.now,
      station: () => ({ db: again, file: station.file, practice: false }),
      announce: () => undefined,
      reportFault: () => 'none',
    })();
    expect(await next.reply('staff.signIn', { staffId: liHui, password: 'lihui123', desk: 'x' })).toEqual(
      refusal('staff.wait', { seconds: 60 }),
    );
    again.$client.close();
  });

  test('whoever has left is not listed and cannot sit down', async () => {
    station.db.update(staff).set({ active: false }).where(eq(staff.id, liHui)).run();
    expect(await tryPassword('lihui123')).toEqual(refusal('staff.not-here'));
    const people = await window.call('staff.listForSignIn', {});
    expect(people.map((person) => person.name)).toEqual(['刘文涛', '何静', '张敏']);
  });
});

describe('one’s own password', () => {
  test('is changed by whoever knows the old one', async () => {
    await tryPassword('lihui123');
    const change = { oldPassword: 'lihui123', newPassword: 'a better one' };
    expect(await window.reply('staff.changePassword', change)).toEqual({ ok: true, value: {} });
    window.signOut();
    expect(await tryPassword('lihui123')).toEqual(refusal('staff.wrong-password', { left: 4 }));
    expect(await tryPassword('a better one')).toEqual({ ok: true, value: {} });
  });

  test('stays when the old one is wrong or the new one too short', async () => {
    await tryPassword('lihui123');
    const before = station.db.select().from(staff).all();
    expect(
      await window.reply('staff.changePassword', { oldPassword: 'no', newPassword: 'a better one' }),
    ).toEqual(refusal('staff.wrong-password', { left: 4 }));
    expect(
      await window.reply('staff.changePassword', { oldPassword: 'lihui123', newPassword: 'short' }),
    ).toEqual({ ok: false, error: { kind: 'bad-input', paths: ['newPassword'] } });
    expect(station.db.select().from(staff).all()).toEqual(before);
  });
});

describe('drafts', () => {
  const key = { desk: 'registration', subject: 'new' };

  test('are kept for the person, replaced by the next and dropped when done', async () => {
    await tryPassword('lihui123');
    expect(await window.call('staff.readDraft', key)).toEqual({ body: null });
    await window.call('staff.saveDraft', { ...key, body: '{"name":"周"}' });
    await window.call('staff.saveDraft', { ...key, body: '{"name":"周桂芳"}' });
    expect(await window.call('staff.readDraft', key)).toEqual({ body: '{"name":"周桂芳"}' });
    expect(await station.as('head').call('staff.readDraft', key)).toEqual({ body: null });
    await window.call('staff.dropDraft', key);
    expect(await window.call('staff.readDraft', key)).toEqual({ body: null });
  });

  test('are nobody’s without signing in', async () => {
    expect(await window.reply('staff.saveDraft', { ...key, body: '{}' })).toEqual(
      refusal('session.required'),
    );
  });
});
