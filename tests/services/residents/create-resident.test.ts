import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { residents } from '../../../db/schema/index.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;

beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

const ZHOU = { name: '周桂芳', idKind: 'resident_id', idNumber: citizenNumber('1954-03-12', 232) } as const;

describe('opening a record', () => {
  test('fills sex and birth day from the card and spells the name', async () => {
    const answer = await station.as('front_desk').call('residents.create', ZHOU);
    expect(answer).toEqual({ residentId: 1, recordNo: '2026-0001' });
    expect(station.db.select().from(residents).all()).toEqual([
      {
        id: 1,
        recordNo: '2026-0001',
        name: '周桂芳',
        pinyin: 'zhouguifang',
        initials: 'zgf',
        sex: 2,
        birthDay: '1954-03-12',
        idKind: 'resident_id',
        idNumber: ZHOU.idNumber,
        ethnicity: '汉族',
        phone: '',
        address: '',
        householdAddress: '',
        occupation: '',
        insurance: 'none',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
        guardianIdNumber: '',
        emergencyName: '',
        emergencyRelation: '',
        emergencyPhone: '',
        cardNo: '',
        bloodType: '',
        mergedIntoId: null,
        lastVisitAt: null,
        createdAt: station.now(),
        createdBy: 1,
      },
    ]);
  });

  test('spells a surname by its reading as a surname, ü as v, and names of other scripts by their letters', async () => {
    const names = ['单雄', '曾丽', '吕布', '王䶮', '阿卜杜热西提·买买提', 'Tom Lee'];
    for (const [at, name] of names.entries()) {
      await station.as('front_desk').call('residents.create', {
        name,
        idKind: 'resident_id',
        idNumber: citizenNumber('1990-01-01', at + 1),
      });
    }
    expect(
      station.db.select({ pinyin: residents.pinyin, initials: residents.initials }).from(residents).all(),
    ).toEqual([
      { pinyin: 'shanxiong', initials: 'sx' },
      { pinyin: 'zengli', initials: 'zl' },
      { pinyin: 'lvbu', initials: 'lb' },
      { pinyin: 'wangyan', initials: 'wy' },
      { pinyin: 'abudurexitimaimaiti', initials: 'abdrxtmmt' },
      { pinyin: 'tomlee', initials: 'tl' },
    ]);
  });

  test('takes residence permits and the foreigners’ cards of both editions', async () => {
    const desk = station.as('front_desk');
    const permit = citizenNumber('1974-02-03', 11, '810000');
    const card = citizenNumber('1980-02-03', 12, '911840');
    await desk.call('residents.create', { name: '梁家辉', idKind: 'hmt_residence_permit', idNumber: permit });
    await desk.call('residents.create', { name: 'Ann', idKind: 'foreign_permanent_card', idNumber: card });
    await desk.call('residents.create', {
      name: 'Bob',
      idKind: 'foreign_permanent_card',
      idNumber: 'usa510104198001',
      sex: 1,
      birthDay: '1980-01-04',
    });
    expect(
      station.db.select({ birthDay: residents.birthDay, sex: residents.sex }).from(residents).all(),
    ).toEqual([
      { birthDay: '1974-02-03', sex: 1 },
      { birthDay: '1980-02-03', sex: 2 },
      { birthDay: '1980-01-04', sex: 1 },
    ]);
  });

  test('gives a newborn without papers a record under the guardian', async () => {
    const answer = await station.as('front_desk').call('residents.create', {
      name: '郑小雨（暂）',
      idKind: 'none',
      sex: 2,
      birthDay: '2026-11-08',
      guardianName: '郑伟',
      guardianRelation: '父',
    });
    expect(answer.recordNo).toBe('2026-0001');
  });

  test('opens a record for an adult without papers: a guardian may be named and left out again', async () => {
    const desk = station.as('front_desk');
    const fourteenToday = { name: '赵德福', idKind: 'none', sex: 1, birthDay: '2012-11-20' } as const;
    const { residentId } = await desk.call('residents.create', {
      ...fourteenToday,
      guardianName: '王秀莲',
      guardianRelation: '配偶',
    });
    await desk.call('residents.update', { residentId, guardianName: '', guardianRelation: '' });
    await desk.call('residents.create', { ...fourteenToday, name: '赵德富' });
    expect(
      station.db.select({ name: residents.name, guardian: residents.guardianName }).from(residents).all(),
    ).toEqual([
      { name: '赵德福', guardian: '' },
      { name: '赵德富', guardian: '' },
    ]);
  });

  test('keeps the guardian of a child without papers', async () => {
    const desk = station.as('front_desk');
    const { residentId } = await desk.call('residents.create', {
      name: '郑小雨（暂）',
      idKind: 'none',
      sex: 2,
      birthDay: '2026-11-08',
      guardianName: '郑伟',
      guardianRelation: '父',
    });
    const before = dumpDatabase(station.db);
    expect(await desk.reply('residents.update', { residentId, guardianRelation: '' })).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'residents.guardian-missing', details: {} },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

const REFUSED: readonly [what: string, intent: Record<string, unknown>, code: string, details: object][] = [
  [
    'a wrong check digit',
    { idNumber: '510104195403122320' },
    'residents.id-number-wrong',
    { fault: 'check' },
  ],
  ['17 digits', { idNumber: '51010419540312232' }, 'residents.id-number-wrong', { fault: 'length' }],
  [
    'a 31st of June',
    { idNumber: citizenNumber('1954-06-31', 1) },
    'residents.id-number-wrong',
    { fault: 'birth' },
  ],
  ['a letter', { idNumber: '5101O4195403122322' }, 'residents.id-number-wrong', { fault: 'characters' }],
  [
    'a permit called a resident’s card',
    { idNumber: citizenNumber('1974-02-03', 11, '810000') },
    'residents.id-number-wrong',
    { fault: 'kind' },
  ],
  ['no number', { idNumber: '' }, 'residents.id-number-missing', {}],
  [
    'a card from the future',
    { idNumber: citizenNumber('2026-11-21', 1) },
    'residents.birth-in-future',
    { birthDay: '2026-11-21' },
  ],
  [
    'a birth date in the future',
    { idKind: 'passport', idNumber: 'E12345678', sex: 1, birthDay: '2027-01-01' },
    'residents.birth-in-future',
    { birthDay: '2027-01-01' },
  ],
  [
    'a birth date 140 years ago',
    { idKind: 'passport', idNumber: 'E12345678', sex: 1, birthDay: '1886-01-01' },
    'residents.birth-too-early',
    { birthDay: '1886-01-01' },
  ],
  [
    'a passport without birth date',
    { idKind: 'passport', idNumber: 'E12345678', sex: 1 },
    'residents.birth-missing',
    {},
  ],
  [
    'a passport without sex',
    { idKind: 'passport', idNumber: 'E12345678', birthDay: '1990-01-01' },
    'residents.sex-missing',
    {},
  ],
  ['another sex than the card', { sex: 1 }, 'residents.card-says-otherwise', { field: 'sex', card: 2 }],
  [
    'another birth date than the card',
    { birthDay: '1954-03-13' },
    'residents.card-says-otherwise',
    { field: 'birthDay', card: '1954-03-12' },
  ],
  [
    'nobody’s child without papers',
    { idKind: 'none', idNumber: '', sex: 2, birthDay: '2026-11-08' },
    'residents.guardian-missing',
    {},
  ],
  [
    'a child without papers on the day before the fourteenth birthday, of whose guardian only the name is said',
    { idKind: 'none', idNumber: '', sex: 2, birthDay: '2012-11-21', guardianName: '王芳' },
    'residents.guardian-missing',
    {},
  ],
];

const BAD: readonly [what: string, intent: Record<string, unknown>, paths: string[]][] = [
  ['an empty name', { name: '  ' }, ['name']],
  ['a day that does not exist', { birthDay: '2026-02-30' }, ['birthDay']],
  ['a third sex', { sex: 3 }, ['sex']],
  ['a record number sent by the window', { recordNo: '2026-0009' }, ['']],
  ['a phone with letters', { phone: 'ask the son' }, ['phone']],
];

describe('a record is refused, and nothing changes', () => {
  test.each(REFUSED)('for %s', async (_what, intent, code, details) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('front_desk').reply('residents.create', { ...ZHOU, ...intent });
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test.each(BAD)('for %s', async (_what, intent, paths) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('front_desk').reply('residents.create', { ...ZHOU, ...intent });
    expect(reply).toEqual({ ok: false, error: { kind: 'bad-input', paths } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('for a number that another record holds, with that record’s number', async () => {
    await station.as('front_desk').call('residents.create', ZHOU);
    const before = dumpDatabase(station.db);
    const reply = await station.as('front_desk').reply('residents.create', { ...ZHOU, name: '周桂花' });
    expect(reply).toEqual({
      ok: false,
      error: {
        kind: 'refusal',
        code: 'residents.duplicate-id',
        details: { recordNo: '2026-0001', name: '周桂芳' },
      },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('for the same citizen’s number out of the household register', async () => {
    await station.as('front_desk').call('residents.create', ZHOU);
    const reply = await station.as('front_desk').reply('residents.create', {
      ...ZHOU,
      idKind: 'household_register',
      sex: 2,
      birthDay: '1954-03-12',
    });
    expect(reply).toMatchObject({ error: { code: 'residents.duplicate-id' } });
  });

  test('for somebody from the pharmacy', async () => {
    const reply = await station.as('pharmacist').reply('residents.create', ZHOU);
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
  });
});
