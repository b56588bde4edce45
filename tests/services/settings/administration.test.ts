import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../electron/services/settings/load-settings.ts';
import type { CallInput, CommandName } from '../../../electron/shared/contract/procedures.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/domain/settings.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;

beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

async function expectRefused<N extends CommandName>(
  name: N,
  intent: Omit<CallInput<N>, 'commandId'>,
  code: string,
  details: Record<string, unknown>,
) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('head').reply(name, intent);
  expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
  expect(dumpDatabase(station.db)).toEqual(before);
}

const ecg = {
  code: 'JC01',
  name: '常规心电图',
  category: 'examination',
  unit: '次',
  point: 'examination',
  purpose: null,
  priceFen: fen(2_000),
} as const;
const general = {
  code: 'YB01',
  name: '一般诊疗费',
  category: 'general_fee',
  unit: '次',
  point: null,
  purpose: 'general_fee',
  priceFen: fen(1_000),
} as const;

describe('the price list', () => {
  it('is searched by initials, code and name with the price in force', async () => {
    await station.as('head').call('settings.addItem', ecg);
    for (const term of ['cgxdt', 'xdt', 'jc01', '心电']) {
      const rows = await station.as('doctor').call('settings.searchItems', { term });
      expect(rows).toMatchObject([
        { name: '常规心电图', priceFen: 2_000, servicePriceId: 1, point: 'examination' },
      ]);
    }
    const none = await station
      .as('doctor')
      .call('settings.searchItems', { term: 'xdt', categories: ['lab', 'treatment'] });
    expect(none).toEqual([]);
  });

  it('takes a new price as a further row, and keeps the older ones', async () => {
    const head = station.as('head');
    const { itemId } = await head.call('settings.addItem', ecg);
    station.advance(86_400_000);
    await head.call('settings.changePrice', { itemId, priceFen: fen(2_200) });
    const [row] = (await head.call('settings.listItems', {})).rows;
    expect(row).toMatchObject({ priceFen: 2_200, fromDay: '2026-11-21', servicePriceId: 2 });
    expect(await head.call('settings.listPriceHistory', { itemId })).toMatchObject([
      { priceFen: 2_200, fromDay: '2026-11-21', setBy: '刘文涛' },
      { priceFen: 2_000, fromDay: '2026-11-20', setBy: '刘文涛' },
    ]);
    await expectRefused(
      'settings.changePrice',
      { itemId, priceFen: fen(2_200) },
      'settings.price-unchanged',
      {
        name: '常规心电图',
        priceFen: 2_200,
      },
    );
  });

  it('refuses a code twice, a second general fee, and the price of nothing known', async () => {
    const head = station.as('head');
    await head.call('settings.addItem', ecg);
    await expectRefused('settings.addItem', { ...ecg, name: '心电监测' }, 'settings.item-code-taken', {
      code: 'JC01',
      name: '常规心电图',
    });
    await head.call('settings.addItem', general);
    await expectRefused('settings.addItem', { ...general, code: 'YB02' }, 'settings.purpose-taken', {
      name: '一般诊疗费',
    });
    await expectRefused(
      'settings.changePrice',
      { itemId: 99, priceFen: fen(1) },
      'settings.item-unknown',
      {},
    );
  });

  it('hides an item out of use from the search and brings it back', async () => {
    const head = station.as('head');
    const { itemId } = await head.call('settings.addItem', ecg);
    await head.call('settings.changeItemUse', { itemId, active: false });
    expect(await head.call('settings.searchItems', { term: 'xdt' })).toEqual([]);
    expect((await head.call('settings.listItems', { includeInactive: true })).total).toBe(1);
    await head.call('settings.changeItemUse', { itemId, active: true });
    expect(await head.call('settings.searchItems', { term: 'xdt' })).toHaveLength(1);
  });

  it.each([
    ['a negative price', { ...ecg, priceFen: -1 }, 'priceFen'],
    ['half a fen', { ...ecg, priceFen: 0.5 }, 'priceFen'],
    ['a drug as an item', { ...ecg, category: 'western' }, 'category'],
  ])('marks %s as wrong', async (_, intent, path) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('head').raw('settings.addItem', {
      ...intent,
      commandId: '6f1c1e1a-6a53-4f0a-9f2a-0e8f7a3b5c13',
    });
    expect(reply).toEqual({ ok: false, error: { kind: 'bad-input', paths: [path] } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('waiver rules', () => {
  const byAge = {
    code: 'LRXD',
    name: '70岁及以上心电图减半',
    basis: '中心〔2026〕7号',
    category: 'examination',
    serviceItemId: null,
    percent: 50,
    condition: 'age',
    minAge: 70,
    group: null,
  } as const;

  it('are added for one item, listed and taken out of use', async () => {
    const head = station.as('head');
    const { itemId } = await head.call('settings.addItem', ecg);
    const { waiverRuleId } = await head.call('settings.addWaiverRule', { ...byAge, serviceItemId: itemId });
    await head.call('settings.changeWaiverRuleUse', { waiverRuleId, active: false });
    expect(await head.call('settings.listWaiverRules', {})).toEqual([
      { ...byAge, serviceItemId: itemId, itemName: '常规心电图', waiverRuleId, active: false },
    ]);
  });

  it('are refused when their condition is not whole, their code is taken or their item is of another kind', async () => {
    const head = station.as('head');
    const incomplete = 'settings.rule-incomplete';
    await expectRefused('settings.addWaiverRule', { ...byAge, minAge: null }, incomplete, {});
    await expectRefused(
      'settings.addWaiverRule',
      { ...byAge, condition: 'group', minAge: null },
      incomplete,
      {},
    );
    await expectRefused('settings.addWaiverRule', { ...byAge, condition: 'contract' }, incomplete, {});
    const { itemId } = await head.call('settings.addItem', general);
    await expectRefused(
      'settings.addWaiverRule',
      { ...byAge, serviceItemId: itemId },
      'settings.item-unknown',
      {},
    );
    await head.call('settings.addWaiverRule', byAge);
    await expectRefused('settings.addWaiverRule', byAge, 'settings.rule-code-taken', {
      code: 'LRXD',
      name: '70岁及以上心电图减半',
    });
    await expectRefused(
      'settings.changeWaiverRuleUse',
      { waiverRuleId: 9, active: true },
      'settings.rule-unknown',
      {},
    );
  });
});

describe('receipt ranges', () => {
  it('follow each other upwards', async () => {
    const head = station.as('head');
    await head.call('settings.addReceiptRange', { firstNo: 13_001, lastNo: 13_500 });
    expect(await head.call('settings.listReceiptRanges', {})).toMatchObject([
      { firstNo: 13_001, lastNo: 13_500, nextNo: 13_001, left: 500, receivedBy: '刘文涛' },
      { firstNo: 12_001, lastNo: 13_000, left: 1_000, receivedBy: '李慧' },
    ]);
  });

  it('are refused when they overlap, go back, are upside down or too long', async () => {
    const add = 'settings.addReceiptRange';
    await expectRefused(add, { firstNo: 13_000, lastNo: 13_500 }, 'settings.range-overlaps', {
      firstNo: 12_001,
      lastNo: 13_000,
    });
    await expectRefused(add, { firstNo: 1, lastNo: 500 }, 'settings.range-not-ascending', {
      highest: 13_000,
    });
    await expectRefused(add, { firstNo: 14_000, lastNo: 13_999 }, 'settings.range-order', {
      firstNo: 14_000,
      lastNo: 13_999,
    });
    await expectRefused(add, { firstNo: 20_000, lastNo: 120_000 }, 'settings.range-too-long', {
      most: 100_000,
    });
  });
});

describe('rooms', () => {
  it('are added behind the others and closed, but not the last one for consultation', async () => {
    const head = station.as('head');
    await expectRefused('settings.changeRoomUse', { clinicId: 1, active: false }, 'settings.last-room', {
      name: '全科诊断室',
    });
    await expectRefused('settings.addRoom', { name: '药房', point: 'pickup' }, 'settings.room-name-taken', {
      name: '药房',
    });
    const { clinicId } = await head.call('settings.addRoom', { name: '全科诊断二室', point: 'consultation' });
    await head.call('settings.changeRoomUse', { clinicId: 1, active: false });
    const rooms = await head.call('settings.listRooms', {});
    expect(rooms.at(-1)).toMatchObject({ clinicId: 1, active: false });
    expect(rooms).toContainEqual({
      clinicId,
      name: '全科诊断二室',
      point: 'consultation',
      position: 5,
      active: true,
    });
  });
});

describe('rules of the station', () => {
  it('are stored whole; of the station only the names change', async () => {
    const head = station.as('head');
    await head.call('settings.changeRule', {
      change: { key: 'cash', value: { roundToJiao: true, floatFen: fen(30_000) } },
    });
    await head.call('settings.changeRule', {
      change: { key: 'station', value: { name: '书院街站', center: '书院街中心' } },
    });
    expect(loadSettings(station.db)).toEqual({
      ...DEFAULT_SETTINGS,
      cash: { roundToJiao: true, floatFen: 30_000, headRefundsAboveFen: null },
      station: { ...DEFAULT_SETTINGS.station, name: '书院街站', center: '书院街中心' },
    });
  });

  it('refuse a way of charging whose item is not in the price list', async () => {
    const change = {
      key: 'fees',
      value: { mode: 'general', oncePerDay: true, payLaterAllowed: false },
    } as const;
    await expectRefused('settings.changeRule', { change }, 'settings.no-fee-item', {
      purpose: 'general_fee',
    });
    await station.as('head').call('settings.addItem', general);
    await station.as('head').call('settings.changeRule', { change });
    expect(loadSettings(station.db).fees).toEqual(change.value);
  });

  it('refuse expiry bands that do not lie inside each other', async () => {
    const value = { expiryBandMonths: [6, 1, 3] as [number, number, number], arrivalMonths: 6 };
    const change = { key: 'storeroom' as const, value };
    await expectRefused('settings.changeRule', { change }, 'settings.bands-order', {});
  });

  it.each([
    ['an unknown key', { key: 'markup', value: { percent: 15 } }],
    ['a cut-off day that not every month has', { key: 'month', value: { cutOffDay: 31 } }],
    ['the practice mark', { key: 'station', value: { name: '站', center: '中心', practice: false } }],
  ])('refuse %s as input', async (_, change) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('head').raw('settings.changeRule', {
      change,
      commandId: '6f1c1e1a-6a53-4f0a-9f2a-0e8f7a3b5c14',
    });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
