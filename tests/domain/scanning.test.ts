import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareWithCard,
  DEFAULT_CARD_FIELDS,
  readCardAnswer,
} from '../../electron/shared/domain/id-card.ts';
import { isLoopbackUrl } from '../../electron/shared/domain/reader.ts';
import { readScan } from '../../electron/shared/domain/scan.ts';
import { encodeTicketCode, parseTicketCode } from '../../electron/shared/domain/ticket-code.ts';
import {
  type Burst,
  FEWEST_CHARACTERS,
  type Heard,
  hearKey,
  hearSilence,
  LONGEST_GAP_MS,
  NO_BURST,
  SILENCE_MS,
} from '../../electron/shared/domain/wedge.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { citizenNumber } from '../support/front-desk.ts';

const ZHOU = citizenNumber('1954-03-12', 232);

/** Hears keys with the gaps before them. */
function hear(keys: readonly (readonly [key: string, gap: number])[]): {
  heard: Heard[];
  burst: Burst;
  at: number;
} {
  const heard: Heard[] = [];
  let burst = NO_BURST;
  let at = 1_000;
  for (const [key, gap] of keys) {
    at += gap;
    const step = hearKey(burst, { key, at });
    burst = step.burst;
    heard.push(step.heard);
  }
  return { heard, burst, at };
}

const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const machineGap = fc.integer({ min: 0, max: LONGEST_GAP_MS });
const humanGap = fc.integer({ min: LONGEST_GAP_MS + 1, max: 2_000 });

describe('a scanner that types like a keyboard', () => {
  test('is heard for every text that is long enough and ends with Enter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(visible, machineGap), { minLength: FEWEST_CHARACTERS, maxLength: 40 }),
        machineGap,
        humanGap,
        (keys, enterGap, pause) => {
          const [first, ...rest] = keys;
          const { heard } = hear([[first?.[0] ?? '', pause], ...rest, ['Enter', enterGap]]);
          expect(heard.at(-1)).toEqual({ kind: 'scan', text: keys.map(([key]) => key).join('') });
        },
      ),
    );
  });

  test('human typing never counts, however long, with Enter after it or silence', () => {
    const typed = fc.tuple(
      fc.oneof(visible, fc.constantFrom('Enter', 'Tab', 'Shift', 'Backspace')),
      humanGap,
    );
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 60 }), (keys) => {
        const { heard, burst, at } = hear([...keys, ['Enter', LONGEST_GAP_MS + 1]]);
        expect(heard.filter((one) => one.kind === 'scan')).toEqual([]);
        expect(hearSilence(burst, at + 10_000)).toEqual({ kind: 'typing' });
      }),
    );
  });

  test('nor does it with two fingers that roll over each other: pairs, triples and fours of fast keys', () => {
    const roll = fc
      .tuple(humanGap, fc.array(machineGap, { maxLength: 3 }))
      .chain(([first, gaps]) =>
        fc.tuple(...[first, ...gaps].map((gap) => fc.tuple(visible, fc.constant(gap)))),
      );
    fc.assert(
      fc.property(fc.array(roll, { maxLength: 20 }), machineGap, (rolls, enterGap) => {
        const { heard } = hear([...rolls.flat(), ['Enter', enterGap]]);
        expect(heard.filter((one) => one.kind === 'scan')).toEqual([]);
      }),
    );
  });

  test('a scan of 18 characters and Enter in the middle of typing is the scan alone', () => {
    const typed = [...'zgf'].map((key) => [key, 120] as const);
    const scanned = [...ZHOU].map((key, at) => [key, at === 0 ? 400 : 4] as const);
    expect(hear([...typed, ...scanned, ['Enter', 4]]).heard.at(-1)).toEqual({ kind: 'scan', text: ZHOU });
  });

  test('a reader without Enter, or one that stops half way, is done after a silence', () => {
    const { burst, at } = hear([...'5101041954'].map((key) => [key, 5] as const));
    expect(hearSilence(burst, at + SILENCE_MS - 1)).toEqual({ kind: 'maybe' });
    expect(hearSilence(burst, at + SILENCE_MS)).toEqual({ kind: 'scan', text: '5101041954' });
  });
});

describe('what a scanned text is', () => {
  test.each([
    [ZHOU, { kind: 'id-number', idNumber: ZHOU }],
    [ZHOU.slice(0, 17) + (ZHOU.endsWith('1') ? '2' : '1'), { kind: 'wrong-number', fault: 'check' }],
    ['510104195413122329', { kind: 'wrong-number', fault: 'birth' }],
    [ZHOU.slice(0, 11), { kind: 'half-card', length: 11 }],
    [ZHOU.slice(0, 17), { kind: 'half-card', length: 17 }],
    [ZHOU + ZHOU, { kind: 'half-card', length: 36 }],
    ['T20261122-016', { kind: 'ticket', ticket: { kind: 'visit', day: '2026-11-22', number: 16 } }],
    ['t20261122016', { kind: 'ticket', ticket: { kind: 'visit', day: '2026-11-22', number: 16 } }],
    ['A20261122-007', { kind: 'ticket', ticket: { kind: 'arrival', day: '2026-11-22', number: 7 } }],
    // A mobile number, a drug's EAN, a pack's trace code, a record number: not ours to take.
    ['13800138000', { kind: 'unknown' }],
    ['6901234567892', { kind: 'unknown' }],
    ['81234560000123456789', { kind: 'unknown' }],
    ['2026-0318', { kind: 'unknown' }],
    ['T20261322-016', { kind: 'unknown' }],
    ['hello', { kind: 'unknown' }],
  ])('%s', (text, scan) => expect(readScan(text)).toEqual(scan));

  test('every card’s number is one, and no true part of it ever is', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 17 }),
        (birth, sequence, length) => {
          const number = citizenNumber(birth, sequence);
          expect(readScan(number).kind).toBe('id-number');
          expect(readScan(number.toLowerCase()).kind).toBe('id-number');
          expect(readScan(number.slice(0, length)).kind).not.toBe('id-number');
        },
      ),
    );
  });
});

describe('the code on a ticket', () => {
  test('reads back whatever was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('visit' as const, 'arrival' as const),
        fc.integer({ min: 1, max: 99_999 }),
        (kind, number) => {
          const ticket = { kind, day: clinicDay('2026-11-22'), number };
          expect(parseTicketCode(encodeTicketCode(ticket))).toEqual(ticket);
        },
      ),
    );
    expect(encodeTicketCode({ kind: 'visit', day: clinicDay('2026-11-22'), number: 16 })).toBe(
      'T20261122-016',
    );
    expect(() => encodeTicketCode({ kind: 'visit', day: clinicDay('2026-11-22'), number: 0 })).toThrow(
      RangeError,
    );
  });
});

describe('a card in a reader’s answer', () => {
  const content = {
    certNumber: ZHOU,
    partyName: '周桂芳',
    gender: '女',
    bornDay: '1954年03月12日',
    nation: '汉',
  };
  const read = (change: object, fields = DEFAULT_CARD_FIELDS) =>
    readCardAnswer({ resultContent: { ...content, ...change } }, fields);

  test('is taken whole, with sex and birth day of its number', () => {
    expect(read({ expDate: '2036.05.01' })).toEqual({
      kind: 'card',
      card: {
        idNumber: ZHOU,
        name: '周桂芳',
        sex: 2,
        birthDay: '1954-03-12',
        ethnicity: '汉族',
        address: '',
        validTo: '2036-05-01',
      },
    });
  });

  test.each([
    ['no card', { certNumber: '', partyName: '' }, { kind: 'no-card' }],
    ['half a number', { certNumber: ZHOU.slice(0, 9) }, { kind: 'bad-card', fault: 'length' }],
    ['a name without a number', { certNumber: '' }, { kind: 'bad-card', fault: 'length' }],
    ['a number without a name', { partyName: ' ' }, { kind: 'bad-card', fault: 'name' }],
    ['another birth day', { bornDay: '19540313' }, { kind: 'bad-card', fault: 'birth-differs' }],
    ['another sex', { gender: '1' }, { kind: 'bad-card', fault: 'sex-differs' }],
  ])('%s', (_what, change, answer) => expect(read(change)).toEqual(answer));

  test('lies wherever the setting says', () => {
    const answer = { data: [{ no: ZHOU, name: '周桂芳' }] };
    const fields = { ...DEFAULT_CARD_FIELDS, idNumber: 'data.0.no', name: 'data.0.name' };
    expect(readCardAnswer(answer, fields)).toMatchObject({ kind: 'card', card: { name: '周桂芳', sex: 2 } });
  });

  test('never throws, whatever a service answers', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        expect(['no-card', 'bad-card', 'card']).toContain(readCardAnswer(answer, DEFAULT_CARD_FIELDS).kind);
      }),
    );
  });
});

test('card and record are compared without the dots and blanks of names', () => {
  const record = { name: '阿卜杜热西提·买买提', sex: 1, birthDay: clinicDay('1990-01-01') } as const;
  expect(compareWithCard({ ...record, name: '阿卜杜热西提• 买买提' }, record)).toEqual([]);
  expect(compareWithCard({ name: '阿卜杜', sex: 2, birthDay: clinicDay('1990-01-02') }, record)).toEqual([
    { field: 'name', card: '阿卜杜', record: '阿卜杜热西提·买买提' },
    { field: 'sex', card: '2', record: '1' },
    { field: 'birthDay', card: '1990-01-02', record: '1990-01-01' },
  ]);
});

test.each([
  ['http://127.0.0.1:18901/card', true],
  ['http://localhost/read?x=1', true],
  ['http://[::1]:8080', true],
  ['http://127.8.9.1', true],
  ['http://192.168.1.5:18901/card', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://127.0.0.1@example.com/', false],
  ['http://localhost:80@example.com/', false],
  ['https://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['127.0.0.1', false],
])('a reader at %s: %s', (url, allowed) => expect(isLoopbackUrl(url, ['http'])).toBe(allowed));
