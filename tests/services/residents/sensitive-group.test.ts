import { afterEach, beforeEach, expect, test } from 'vitest';
import { waiverRules } from '../../../db/schema/index.ts';
import type { Role } from '../../../electron/shared/contract/define.ts';
import { contract } from '../../../electron/shared/contract/index.ts';
import { PRIORITY_GROUP_LABELS, PROOF_KIND_LABELS } from '../../../electron/shared/domain/priority.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { type FrontDesk, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let front: FrontDesk;
let woman: ResidentId;
let visitId: number;

beforeEach(async () => {
  station = openTestStation();
  seedFees(station);
  front = openFrontDesk(station);
  woman = await front.person('彭丽华', '1971-05-01');
  const { credentialId } = await station.as('head').call('residents.addCredential', {
    residentId: woman,
    group: 'special_family',
    kind: 'special_family_card',
    number: 'TS2024000031',
    validTo: '2026-12-10',
  });
  station.db
    .insert(waiverRules)
    .values({
      code: 'TSZC',
      name: '计生特殊家庭免诊察费',
      basis: '计生特殊家庭扶助办法',
      category: 'consultation',
      percent: 100,
      condition: 'group',
      group: 'special_family',
    })
    .run();
  visitId = (await front.register(woman)).visitId;
  // A second record of hers, so that comparing has two sides.
  const again = await station.as('front_desk').call('residents.create', {
    name: '彭丽花',
    idKind: 'none',
    idNumber: '',
    sex: 2,
    birthDay: '1971-05-01',
    phone: '13800138000',
    guardianName: '李伟',
    guardianRelation: '配偶',
  });
  Object.assign(KNOWN, {
    residentId: woman,
    firstId: woman,
    secondId: again.residentId,
    visitId,
    credentialId,
    clinicId: front.room,
    doctorId: front.doctor,
  });
});
afterEach(() => station.close());

/** What questions ask by, filled with hers. */
const KNOWN: Record<string, unknown> = {
  term: '彭',
  point: 'consultation',
  emergency: false,
  day: '2026-11-20',
  fromDay: '2026-11-01',
  toDay: '2026-11-30',
  month: '2026-11',
  mine: false,
};

/** The areas whose answers tell of one person; the others hold sums, prices and settings. */
const AREAS = ['residents', 'registration', 'queue', 'consultation', 'cashier', 'dispensary'] as const;

/** What names the group: the word of the law, its code and the document. `特殊家庭` stands in all labels. */
const TELLING = [
  'special_family',
  '特殊家庭',
  PRIORITY_GROUP_LABELS.special_family,
  PROOF_KIND_LABELS.special_family_card,
  'TS2024000031',
];

function questions(): [name: string, keys: string[]][] {
  return AREAS.flatMap((area) =>
    Object.entries(contract[area] as Record<string, { kind: string; input: { shape?: object } }>)
      .filter(([verb, one]) => one.kind === 'query' || `${area}.${verb}` === 'residents.getDetail')
      .map(([verb, one]): [string, string[]] => [`${area}.${verb}`, Object.keys(one.input.shape ?? {})]),
  );
}

function intentOf(name: string, keys: readonly string[]): Record<string, unknown> {
  // Asked by one of the two.
  if (name === 'residents.getStrip') return { residentId: woman };
  return Object.fromEntries(keys.flatMap((key) => (key in KNOWN ? [[key, KNOWN[key]]] : [])));
}

/** Asks everything, and gives what was answered and not refused. */
async function walk(role: Role): Promise<string[]> {
  const answered: string[] = [];
  for (const [name, keys] of questions()) {
    const reply = await station.as(role).raw(name, intentOf(name, keys));
    const text = JSON.stringify(reply);
    expect([name, TELLING.filter((word) => text.includes(word))]).toEqual([name, []]);
    if (reply.ok) answered.push(name);
  }
  return answered;
}

test.each(['front_desk', 'pharmacist'] as const)('no answer names the group to the %s', async (role) => {
  const waiting = await walk(role);
  await station.as('front_desk').call('registration.cancel', { visitId, reason: '改天再来' });
  const answered = [...waiting, ...(await walk(role))];
  // Walked, and not only refused: what this desk shows of a person was asked and answered.
  const shown = ['residents.search', 'residents.listRecent', 'residents.getStrip', 'residents.getRecord'];
  const front = ['registration.preview', 'residents.listDueCredentials', 'residents.compare'];
  expect(answered).toEqual(
    expect.arrayContaining(role === 'front_desk' ? [...shown, 'residents.getFile', ...front] : shown),
  );
});

test('renewing and withdrawing answer nothing that names it, and the register keeps its rank', async () => {
  const desk = station.as('front_desk');
  const renewed = await desk.call('residents.renewCredential', {
    credentialId: KNOWN.credentialId as number,
    validTo: '2027-12-10',
  });
  const due = await desk.call('residents.listDueCredentials', {});
  expect([due.expiring, due.rows]).toEqual([0, []]);
  await desk.call('residents.withdrawCredential', { credentialId: renewed.credentialId, reason: '录错人' });
  const audit = station.db.$client.prepare('SELECT action, detail FROM audit').all();
  const commands = station.db.$client.prepare('SELECT reply FROM commands').all();
  expect(JSON.stringify([audit, commands])).not.toMatch(/special_family|特殊家庭|TS2024/);
});

test('the head and the doctor read the name', async () => {
  const record = await station.as('doctor').call('residents.getRecord', { residentId: woman });
  expect(record.credentials.map((one) => [one.label, one.kind])).toEqual([
    ['计生特殊家庭', 'special_family_card'],
  ]);
});
