import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { connect } from '../../db/open.ts';
import {
  emptyUserData,
  enterPractice,
  fill,
  focused,
  type OpenApp,
  openApp,
  press,
  removeFolder,
  signIn,
} from '../support/app.ts';

const folders: string[] = [];
let open: OpenApp | undefined;

async function start(options: Parameters<typeof openApp>[0] = {}): Promise<OpenApp> {
  const userData = options.userData ?? emptyUserData();
  folders.push(userData);
  open = await openApp({ ...options, userData });
  return open;
}

afterEach(async () => {
  const complaints = open?.complaints ?? [];
  await open?.close();
  open = undefined;
  expect(complaints).toEqual([]);
});
afterAll(() => {
  for (const folder of folders) removeFolder(folder);
});

const HEAD = { number: 1, desk: '挂号', password: 'liuwentao1' } as const;

/** The wizard from the first key to the first desk. */
async function createStation(): Promise<OpenApp> {
  const started = await start();
  const { page } = started;
  await fill(page, '', '书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '13800001111');
  await fill(page, HEAD.password, HEAD.password);
  await page.waitForSelector('text=人和诊室 >> visible=true');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '姓名');
  await fill(page, '李慧', '', 'lihui123', '何静', '', 'hejing123');
  // Five rooms as they stand, then the range of receipts.
  await fill(page, '', '', '', '', '', '12801', '13000');
  await page.waitForSelector('text=备份放哪里？');
  await press(page, 'F12');
  await page.waitForSelector('.app');
  return started;
}

function rowsOf(file: string, sql: string): unknown[] {
  const db = connect(file, { readonly: true });
  try {
    return db.$client.prepare(sql).all();
  } finally {
    db.$client.close();
  }
}

test('a station is set up by keyboard alone, and its head sits at the first desk', async () => {
  const { page, userData } = await createStation();
  expect(await page.textContent('.top .station')).toBe('书院街社区卫生服务站');
  expect(await page.textContent('.top .who b')).toBe('刘文涛');
  expect(await page.textContent('.rail .on')).toContain('挂号');
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
  const first = await start();
  await fill(first.page, '', '书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '');
  await first.page.keyboard.type('liuwentao1');
  await first.page.waitForFunction(() => localStorage.getItem('first-run')?.includes('刘文涛'));
  await first.close();
  const { page } = await start({ userData: first.userData });
  await page.waitForSelector('.big input');
  const values = await page
    .locator('.big input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(values).toEqual(['书院街社区卫生服务站', '锦江区书院街社区卫生服务中心', '刘文涛', '', '', '']);
  expect(existsSync(join(first.userData, 'station.db'))).toBe(false);
});

test('signing in by number and password; a wrong one is said at its place; another person by Alt Q', async () => {
  const { page, userData, close } = await createStation();
  await press(page, 'Alt+KeyQ');
  await page.waitForSelector('.folk .one');
  await press(page, '2');
  await page.keyboard.type('not this one');
  await press(page, 'Enter');
  await page.waitForSelector('.told-here');
  expect(await page.textContent('.told-here')).toBe('密码不对。再试一次，还能试 4 次；忘了请站长重设。');
  expect(await focused(page)).toContain('李慧的密码');
  await signIn(page, { number: 2, desk: '收费', password: 'lihui123' });
  expect(await page.textContent('.top .who b')).toBe('李慧');
  expect(await page.textContent('.rail .on')).toContain('收费');
  // Not her desk: it says whose it is, and the one she sits at stays.
  await press(page, 'F10');
  expect(await page.textContent('.bottom .told')).toBe(
    '站长台由站长使用。请有这个岗位的同事登录，或请站长加岗位。',
  );
  expect(await page.textContent('.rail .on')).toContain('收费');
  await close();
  const again = await start({ userData });
  await signIn(again.page, HEAD);
});

test('the practice station has another file, a striped band and its password on the screen', async () => {
  const { page, userData } = await start();
  await enterPractice(page);
  expect(await page.textContent('h2')).toContain('每个人的密码都是 123456');
  await signIn(page, { number: 1, desk: '挂号', password: '123456' });
  expect(await page.getAttribute('.app', 'class')).toBe('app practice');
  expect(await page.textContent('.top')).toContain('练习数据');
  for (const key of ['F1', 'F2', 'F4', 'F7']) {
    await press(page, key);
    expect(await page.textContent('.top')).toContain('练习数据');
  }
  expect(existsSync(join(userData, 'station.db'))).toBe(false);
  expect(existsSync(join(userData, 'practice.db'))).toBe(true);
  await press(page, 'Alt+KeyQ');
  await page.waitForSelector('.folk .one');
  await press(page, 'Alt+KeyL');
  await page.waitForSelector('.pick');
});

test('a second start brings the first window forward and opens no second one', async () => {
  const { app, userData } = await start();
  const second = await openApp({ userData }).then(
    () => 'a second window',
    () => 'none',
  );
  expect(second).toBe('none');
  expect(app.windows()).toHaveLength(1);
});

async function brokenStation(breakIt: (file: string) => void): Promise<OpenApp & { file: string }> {
  const { userData, close } = await createStation();
  await close();
  const file = join(userData, 'station.db');
  const backups = join(userData, 'backups');
  mkdirSync(backups, { recursive: true });
  copyFileSync(file, join(backups, 'station-20261119-180207.db'));
  breakIt(file);
  return { ...(await start({ userData })), file };
}

test('a corrupted file explains itself, is kept, and a backup takes its place by keyboard', async () => {
  const { page, file, userData } = await brokenStation((path) => {
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 2, 4096 * 12);
    writeFileSync(path, bytes);
    // The last end was not a clean one: every page is looked at.
    writeFileSync(join(path, '..', 'running'), '');
  });
  expect(await page.textContent('h2')).toContain('数据文件损坏了');
  const broken = readFileSync(file);
  await press(page, 'F12');
  await page.waitForSelector('.bottom .badt');
  expect(readFileSync(file)).toEqual(broken);
  await press(page, 'Alt+KeyR', 'Enter');
  await page.waitForSelector('.folk .one');
  const kept = readdirSync(userData).filter((name) => name.startsWith('station.db.kept-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(userData, kept[0] ?? ''))).toEqual(broken);
  await signIn(page, HEAD);
});

test('a file of a newer version is refused in words, left as it is, and never replaced by an empty one', async () => {
  const { page, file } = await brokenStation((path) => {
    const db = connect(path);
    db.$client.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 99999999999999)",
    );
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
    db.$client.close();
  });
  const before = readFileSync(file);
  expect(await page.textContent('h2')).toContain('数据是更新版本的程序写的');
  await press(page, 'F12');
  await page.waitForSelector('.bottom .badt');
  expect(readFileSync(file)).toEqual(before);
});

test('the window is shut to everything but its own page', async () => {
  const { app, page } = await start();
  const reached = await page.evaluate(async () => {
    const before = location.href;
    const other = window.open('https://example.org');
    location.href = 'https://example.org';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      other: other === null,
      stayed: location.href === before,
      node: typeof (globalThis as { require?: unknown }).require,
      bridge: Object.keys(window.station).sort(),
      fetched: await fetch('https://example.org').then(
        () => 'yes',
        () => 'no',
      ),
    };
  });
  expect(reached).toEqual({
    other: true,
    stayed: true,
    node: 'undefined',
    bridge: ['call', 'on'],
    fetched: 'no',
  });
  const web = await app.evaluate(({ BrowserWindow }) => {
    // Known to Electron, not to its types.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => { sandbox: boolean; contextIsolation: boolean };
    };
    const { sandbox, contextIsolation } = contents.getLastWebPreferences();
    return { sandbox, isolated: contextIsolation };
  });
  expect(web).toEqual({ sandbox: true, isolated: true });
  open?.complaints.splice(0);
});
