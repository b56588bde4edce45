import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AT_DESK, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { connect } from '../../db/open.ts';
import { focusedOn, type OpenWindow, rowsOf, windowsOfThisFile } from '../support/app.ts';

const windows = windowsOfThisFile();

const HEAD = { number: 1, desk: '挂号' } as const;
const HEAD_PASSWORD = 'liuwentao1';

/** The wizard from the first key to the first desk. */
async function createStation(): Promise<OpenWindow> {
  const started = await windows.open();
  const { hand } = started;
  await hand.fill('', '书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '13800001111');
  await hand.fill(HEAD_PASSWORD, HEAD_PASSWORD);
  await hand.see('text=人和诊室 >> visible=true');
  await hand.focused('姓名');
  await hand.fill('李慧', '', 'lihui123', '何静', '', 'hejing123');
  // Five rooms as they stand, then the range of receipts.
  await hand.fill('', '', '', '', '', '12801', '13000');
  await hand.see('text=备份放哪里？');
  await hand.press('F12');
  await hand.see('.app');
  return started;
}

test('a station is set up by keyboard alone, and its head sits at the first desk', async () => {
  const { hand, userData } = await createStation();
  expect(await hand.textOf('.top .station')).toBe('书院街社区卫生服务站');
  expect(await hand.textOf('.top .who b')).toBe('刘文涛');
  expect(await hand.textOf('.rail .on')).toContain('挂号');
  const file = join(userData, 'station.db');
  expect(
    rowsOf(
      file,
      "SELECT name, group_concat(role, ' ') AS roles FROM staff JOIN staff_roles ON staff_id = id GROUP BY id ORDER BY id, role",
    ),
  ).toEqual([
    { name: '刘文涛', roles: expect.stringMatching(/^(doctor head|head doctor)$/) },
    { name: '李慧', roles: 'front_desk' },
    { name: '何静', roles: 'pharmacist' },
  ]);
  expect(rowsOf(file, 'SELECT name, point FROM clinics ORDER BY position')).toEqual([
    { name: '全科诊断室', point: 'consultation' },
    { name: '化验室', point: 'lab' },
    { name: '检查室', point: 'examination' },
    { name: '收费窗口', point: 'cashier' },
    { name: '药房', point: 'pickup' },
  ]);
  expect(rowsOf(file, 'SELECT first_no, last_no, next_no FROM receipt_ranges')).toEqual([
    { first_no: 12801, last_no: 13000, next_no: 12801 },
  ]);
  expect(readdirSync(userData).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('what was filled in is kept when one stops half way, but no password', async () => {
  const first = await windows.open();
  await first.hand.fill('', '书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '');
  await first.hand.type('liuwentao1');
  await first.hand.page.waitForFunction(() => localStorage.getItem('first-run')?.includes('刘文涛'));
  await first.hand.close();
  const { hand } = await windows.open({ userData: first.userData });
  await hand.see('.big input');
  const values = await hand.page
    .locator('.big input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(values).toEqual(['书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '', '', '']);
  expect(existsSync(join(first.userData, 'station.db'))).toBe(false);
});

test('signing in by number and password; a wrong one is said at its place; another person by Alt Q', async () => {
  const { hand, userData } = await createStation();
  await hand.press('Alt+KeyQ');
  await hand.see('.folk .one');
  await hand.press('2');
  await hand.focused('李慧的密码');
  await hand.fill('not this one');
  await hand.see('.told-here');
  expect(await hand.textOf('.told-here')).toBe('密码不对。再试一次，还能试 4 次；忘了请站长重设。');
  expect(await focusedOn(hand)).toContain('李慧的密码');
  await signIn(hand, { number: 2, desk: '收费' }, 'lihui123');
  expect(await hand.textOf('.top .who b')).toBe('李慧');
  expect(await hand.textOf('.rail .on')).toContain('收费');
  // Not her desk: it says whose it is, and the one she sits at stays.
  await hand.press('F10');
  expect(await hand.told('站长台')).toBe('站长台由站长使用。请有这个岗位的同事登录，或请站长加岗位。');
  expect(await hand.textOf('.rail .on')).toContain('收费');
  await hand.close();
  const again = await windows.open({ userData });
  await signIn(again.hand, HEAD, HEAD_PASSWORD);
});

test('the practice station has another file, a striped band and its password on the screen', async () => {
  const { hand, userData } = await windows.open();
  await enterPractice(hand);
  expect(await hand.textOf('h2')).toContain('每个人的密码都是 123456');
  await signIn(hand, AT_DESK.frontDesk, '123456');
  expect(await hand.page.getAttribute('.app', 'class')).toBe('app practice');
  expect(await hand.textOf('.top')).toContain('练习数据');
  for (const key of ['F1', 'F2', 'F4', 'F7']) {
    await hand.press(key);
    expect(await hand.textOf('.top')).toContain('练习数据');
  }
  expect(existsSync(join(userData, 'station.db'))).toBe(false);
  expect(existsSync(join(userData, 'practice.db'))).toBe(true);
  await hand.press('Alt+KeyQ');
  await hand.see('.folk .one');
  await hand.press('Alt+KeyL');
  await hand.see('.pick');
});

test('a second start brings the first window forward and opens no second one', async () => {
  const { hand, userData } = await windows.open();
  const second = await windows.open({ userData }).then(
    () => 'a second window',
    () => 'none',
  );
  expect(second).toBe('none');
  expect(hand.app.windows()).toHaveLength(1);
});

async function brokenStation(breakIt: (file: string) => void): Promise<OpenWindow & { file: string }> {
  const { hand, userData } = await createStation();
  await hand.close();
  const file = join(userData, 'station.db');
  const backups = join(userData, 'backups');
  mkdirSync(backups, { recursive: true });
  copyFileSync(file, join(backups, 'station-20261119-180207.db'));
  breakIt(file);
  return { ...(await windows.open({ userData })), file };
}

test('a corrupted file explains itself, is kept, and a backup takes its place by keyboard', async () => {
  const { hand, file, userData } = await brokenStation((path) => {
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 2, 4096 * 12);
    writeFileSync(path, bytes);
    // The last end was not a clean one: every page is looked at.
    writeFileSync(join(path, '..', 'running'), '');
  });
  expect(await hand.textOf('h2')).toContain('数据文件损坏了');
  const broken = readFileSync(file);
  await hand.press('F12');
  await hand.see('.bottom .badt');
  expect(readFileSync(file)).toEqual(broken);
  await hand.press('Alt+KeyR', 'Enter');
  await hand.see('.folk .one');
  const kept = readdirSync(userData).filter((name) => name.startsWith('station.db.kept-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(userData, kept[0] ?? ''))).toEqual(broken);
  await signIn(hand, HEAD, HEAD_PASSWORD);
});

test('a file of a newer version is refused in words, left as it is, and never replaced by an empty one', async () => {
  const { hand, file } = await brokenStation((path) => {
    const db = connect(path);
    db.$client.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 99999999999999)",
    );
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
    db.$client.close();
  });
  const before = readFileSync(file);
  expect(await hand.textOf('h2')).toContain('数据是更新版本的程序写的');
  await hand.press('F12');
  await hand.see('.bottom .badt');
  expect(readFileSync(file)).toEqual(before);
});
