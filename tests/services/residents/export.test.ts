import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dumpDatabase } from '../../support/dump.ts';
import { type ExchangeDesk, openExchangeDesk, readSheet } from '../../support/exchange.ts';
import { citizenNumber, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let desk: ExchangeDesk;
const ZHOU = citizenNumber('1954-03-12', 232);

beforeEach(async () => {
  station = openTestStation();
  seedFees(station);
  desk = openExchangeDesk(station);
  await desk.call('residents.create', {
    commandId: crypto.randomUUID(),
    name: '周桂芳',
    idKind: 'resident_id',
    idNumber: ZHOU,
    phone: '13812345678',
    address: '书院西街 12 号',
    insurance: 'resident',
  });
  await openFrontDesk(station).arrives('张敏', '1980-01-01');
});
afterEach(() => station.close());

const HEADS = [
  '档案号',
  '姓名',
  '性别',
  '年龄',
  '证件号码',
  '民族',
  '手机',
  '现住址',
  '医保',
  '签约团队',
  '慢病',
  '上次来',
];

function audits() {
  return station.db.$client
    .prepare("SELECT action, detail FROM audit WHERE action LIKE 'residents.exported%' ORDER BY id")
    .all();
}

test('a list leaves with names, numbers, phones and house numbers masked, and who made it is noted', async () => {
  const made = await desk.call('residents.exportResidents', {});
  expect([made.count, made.fileName]).toEqual([2, '居民名单-遮盖-20261120-0900.xlsx']);
  expect((await readSheet(made.path)).slice(0, 2)).toEqual([
    HEADS,
    [
      ...['2026-0001', '周*芳', '女', '72 岁', `510104********${ZHOU.slice(-4)}`, '汉族', '138****5678'],
      ...['书院西街 …', '居民医保'],
    ],
  ]);
  expect(audits()).toEqual([
    { action: 'residents.exported', detail: JSON.stringify({ count: 2, reason: '', visitedFrom: '' }) },
  ]);
});

test('the head may have it whole, with a reason that is kept', async () => {
  const made = await desk.call('residents.exportResidents', { whole: true, reason: '中心年检' }, 'head');
  const [, row] = await readSheet(made.path);
  expect([row?.[1], row?.[4], row?.[6], row?.[7]]).toEqual(['周桂芳', ZHOU, '13812345678', '书院西街 12 号']);
  expect(audits()).toEqual([
    {
      action: 'residents.exported-whole',
      detail: JSON.stringify({ count: 2, reason: '中心年检', visitedFrom: '' }),
    },
  ]);
});

test('only those who were here since a day', async () => {
  const made = await desk.call('residents.exportResidents', { visitedFrom: '2026-11-20' });
  expect((await readSheet(made.path)).map((row) => [row[0], row[1], row[11]])).toEqual([
    ['档案号', '姓名', '上次来'],
    ['2026-0002', '张*', '2026-11-20'],
  ]);
});

test.each([
  ['nobody else', { whole: true, reason: '中心年检' }, 'front_desk', 'residents.export-head-only'],
  ['nor the head without a reason', { whole: true }, 'head', 'residents.export-reason-missing'],
] as const)('whole names go out for %s; nothing is written or noted', async (_who, input, role, code) => {
  const before = dumpDatabase(station.db);
  expect(await desk.reply('residents.exportResidents', input, role)).toMatchObject({
    ok: false,
    error: { kind: 'refusal', code },
  });
  expect(dumpDatabase(station.db)).toEqual(before);
});

test('stopped in the middle it leaves no half of a file', async () => {
  const running = desk.reply('residents.exportResidents', {});
  await desk.call('settings.stopTask', { task: 'residents.exportResidents' });
  const reply = await running;
  expect(reply).toMatchObject({ ok: false, error: { code: 'task.stopped' } });
  expect(readdirSync(desk.exportsFolder)).toEqual([]);
});
