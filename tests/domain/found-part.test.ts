import { beforeAll, expect, test } from 'vitest';
import { loadSpelling, spellName } from '../../electron/services/spelling.ts';
import { foundPart } from '../../electron/shared/domain/found-part.ts';

beforeAll(loadSpelling);

test.each([
  ['王小明', '小明', '小明'],
  ['王小明', 'xm', '小明'],
  ['王小明', 'xiao', '小'],
  ['王小明', 'xiaom', '小明'],
  ['王小明', 'w', '王'],
  ['王小明', 'WXM ', '王小明'],
  ['王小明', 'wangxiao', '王小'],
  ['欧阳慧敏', 'hm', '慧敏'],
  ['曾小贤', 'cengx', '曾小'],
  ['吕布', 'lu', '吕'],
  ['阿依古丽·买买提', '古丽买', '古丽·买'],
  ['阿依古丽·买买提', 'ayglm', '阿依古丽·买'],
  ['Tom Lee', 'lee', 'Lee'],
  ['王小明', '138', ''],
  ['王小明', 'zz', ''],
  ['王小明', '', ''],
])('of %s, %j means %j', (name, typed, part) => {
  const hit = foundPart(name, spellName(name), typed);
  expect(
    Array.from(name)
      .slice(hit?.from ?? 0, hit?.to ?? 0)
      .join(''),
  ).toBe(part);
});
