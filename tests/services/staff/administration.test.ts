import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyPassword } from '../../../electron/services/staff/password.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;

beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

interface StaffRow {
  readonly id: number;
  readonly password_hash: string;
}

const hashOf = (staffId: number) =>
  (dumpDatabase(station.db).staff as StaffRow[]).find((row) => row.id === staffId)?.password_hash ?? '';

describe('colleagues', () => {
  it('are added with a password that is kept only as a hash', async () => {
    const { staffId } = await station.as('head').call('staff.add', {
      name: '单小芳',
      title: '护士',
      roles: ['front_desk', 'pharmacist'],
      password: '一二三四56',
    });
    expect(await station.as('head').call('staff.list', {})).toContainEqual({
      staffId,
      name: '单小芳',
      initials: 'sxf',
      title: '护士',
      phone: '',
      roles: ['front_desk', 'pharmacist'],
      active: true,
      createdAt: station.now(),
    });
    expect(hashOf(staffId)).toMatch(/^scrypt\$\d+\$8\$1\$/);
    expect(await verifyPassword('一二三四56', hashOf(staffId))).toBe(true);
    expect(await verifyPassword('一二三四57', hashOf(staffId))).toBe(false);
    expect(JSON.stringify(dumpDatabase(station.db))).not.toContain('一二三四56');
  });

  it('get a new password from the head', async () => {
    await station.as('head').call('staff.resetPassword', { staffId: 1, password: 'xin-mima' });
    expect(await verifyPassword('xin-mima', hashOf(1))).toBe(true);
  });

  it('are listed by role for a second signature, those in service only', async () => {
    await station.as('head').call('staff.deactivate', { staffId: 4 });
    const keepers = await station.as('front_desk').call('staff.listColleagues', { role: 'pharmacist' });
    expect(keepers).toEqual([{ staffId: 3, name: '何静', title: '', roles: ['pharmacist'] }]);
  });

  it('change their roles, which the audit keeps', async () => {
    await station
      .as('head')
      .call('staff.changeRoles', { staffId: 3, roles: ['pharmacist', 'head'], title: '药师' });
    await station.as('head').call('staff.changeRoles', { staffId: 2, roles: ['doctor'], title: '医师' });
    expect(dumpDatabase(station.db).audit).toMatchObject([
      { action: 'staff.roles-changed', subject_id: 3, detail: '{"roles":"pharmacist,head"}' },
      { action: 'staff.roles-changed', subject_id: 2, detail: '{"roles":"doctor"}' },
    ]);
  });
});

describe('the last head', () => {
  it('keeps the role and the service', async () => {
    const before = dumpDatabase(station.db);
    const head = station.as('head');
    const refused = { ok: false, error: { kind: 'refusal', code: 'staff.last-head', details: {} } };
    expect(await head.reply('staff.changeRoles', { staffId: 2, roles: ['doctor'] })).toEqual(refused);
    expect(await head.reply('staff.deactivate', { staffId: 2 })).toEqual(refused);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('counts only heads in service', async () => {
    const head = station.as('head');
    await head.call('staff.changeRoles', { staffId: 3, roles: ['head'] });
    await head.call('staff.deactivate', { staffId: 3 });
    const reply = await head.reply('staff.changeRoles', { staffId: 2, roles: ['doctor'] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'staff.last-head' } });
  });
});

describe('what is refused and changes nothing', () => {
  it.each([
    [
      'a name that somebody in service has',
      'staff.add',
      { name: '何静', roles: ['doctor'], password: 'abcdef' },
      'staff.name-taken',
    ],
    ['roles of nobody', 'staff.changeRoles', { staffId: 99, roles: ['head'] }, 'staff.unknown'],
    ['a password for nobody', 'staff.resetPassword', { staffId: 99, password: 'abcdef' }, 'staff.unknown'],
    ['taking back nobody', 'staff.reactivate', { staffId: 99 }, 'staff.unknown'],
  ] as const)('%s', async (_, name, intent, code) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('head').reply(name, intent as never);
    expect(reply).toMatchObject({ ok: false, error: { kind: 'refusal', code } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('ending one’s own service', async () => {
    const head = station.as('head');
    await head.call('staff.changeRoles', { staffId: 3, roles: ['head'] });
    const before = dumpDatabase(station.db);
    const reply = await head.reply('staff.deactivate', { staffId: head.session.staffId });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'refusal', code: 'staff.yourself' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it.each([
    ['a short password', { name: '新人', roles: ['doctor'], password: '12345' }, 'password'],
    ['no role', { name: '新人', roles: [], password: 'abcdef' }, 'roles'],
    ['a role twice', { name: '新人', roles: ['head', 'head'], password: 'abcdef' }, 'roles'],
    ['an unknown role', { name: '新人', roles: ['owner'], password: 'abcdef' }, 'roles.0'],
    ['a hash of one’s own', { name: '新人', roles: ['head'], password: 'abcdef', passwordHash: 'x' }, ''],
  ])('%s', async (_, intent, path) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('head').raw('staff.add', intent);
    expect(reply).toEqual({ ok: false, error: { kind: 'bad-input', paths: [path] } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('anything of this by others than the head', async () => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('pharmacist').reply('staff.changeRoles', { staffId: 3, roles: ['head'] });
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
