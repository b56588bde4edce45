import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Announcement,
  type AnnouncementLine,
  announced,
  announceNext,
  hearCalls,
  planSpeech,
  SILENCE,
  spokenCall,
} from '../../electron/shared/domain/announcements.ts';
import { DEFAULT_VOICE } from '../../electron/shared/domain/waiting-room.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';

function aCall(id: number, changes: Partial<Announcement> = {}): Announcement {
  return {
    id,
    at: instant(id * 1_000),
    number: id,
    maskedName: '唐*梅',
    room: '全科诊断室',
    elder: false,
    ...changes,
  };
}

/** Everything that a line announces when each announcement is let come to its end. */
function hearOut(line: AnnouncementLine, now = instant(0)): number[] {
  const said: number[] = [];
  let rest = announceNext(line, now);
  while (rest.current) {
    said.push(rest.current.id);
    rest = announceNext(announced(rest), now);
  }
  return said;
}

test('calls are announced one after the other in the order of the calls, and none cuts another off', () => {
  const first = announceNext(hearCalls(SILENCE, [aCall(2), aCall(1)]), instant(0));
  expect(first.current?.id).toBe(1);
  const meanwhile = announceNext(hearCalls(first, [aCall(3)]), instant(0));
  expect(meanwhile.current?.id).toBe(1);
  expect(hearOut(announced(meanwhile))).toEqual([2, 3]);
});

test('however often the same calls are heard of, each is announced once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }), { maxLength: 8 }),
      (batches) => {
        const ids = new Set<number>();
        let newest = 0;
        let line = SILENCE;
        for (const batch of batches) {
          for (const id of [...batch].sort((a, b) => a - b)) if (id > newest) ids.add(id);
          newest = Math.max(newest, ...batch);
          line = hearCalls(
            line,
            batch.map((id) => aCall(id)),
          );
        }
        expect(hearOut(line)).toEqual([...ids].sort((a, b) => a - b));
      },
    ),
  );
});

test('somebody called again before the first call was said is called once', () => {
  const line = hearCalls(SILENCE, [aCall(1, { number: 16 }), aCall(2), aCall(3, { number: 16 })]);
  expect(hearOut(line)).toEqual([1, 2]);
});

test('a call that is three minutes old when its turn comes is not said any more', () => {
  const line = hearCalls(SILENCE, [aCall(1, { at: instant(0) }), aCall(2, { at: instant(2 * MINUTE) })]);
  expect(hearOut(line, instant(3 * MINUTE))).toEqual([2]);
});

describe('the words', () => {
  test('the number is read digit by digit, and what is hidden of the name as 某', () => {
    expect(spokenCall(aCall(1, { number: 16 }))).toBe('请零一六号，唐某梅，到全科诊断室');
    expect(spokenCall(aCall(1, { number: 105, maskedName: '阿***荪' }))).toBe(
      '请一零五号，阿某某某荪，到全科诊断室',
    );
  });

  test('where the door knows no name, the number alone is called', () => {
    expect(spokenCall(aCall(1, { number: 7, maskedName: '', room: '挂号窗口' }))).toBe(
      '请零零七号，到挂号窗口',
    );
  });

  test('each call is said twice, slower for elders, and once when many wait to be called', () => {
    const text = '请零零一号，唐某梅，到全科诊断室';
    expect(planSpeech(aCall(1), DEFAULT_VOICE, 0)).toEqual([
      { text, pace: 0.95 },
      { text, pace: 0.95 },
    ]);
    expect(planSpeech(aCall(1, { elder: true }), DEFAULT_VOICE, 0)).toEqual([
      { text, pace: 0.75 },
      { text, pace: 0.75 },
    ]);
    expect(planSpeech(aCall(1), DEFAULT_VOICE, 4)).toHaveLength(1);
  });
});
