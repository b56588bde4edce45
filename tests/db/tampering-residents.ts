import type { Tampering } from './tampering.ts';

const MERGED =
  "INSERT INTO resident_merges (id, kept_id, merged_id, at, staff_id, reason) VALUES (1, 1, 2, 0, 1, '同一个人');";
const VETERAN = `INSERT INTO credentials (id, resident_id, priority_group, kind, number, checked_by, checked_at)
  VALUES (1, 1, 'veteran', 'veteran_card', '川1', 1, 0);`;

/** Ways of writing into residents' records with another program, and the rule that sees each. */
export const RESIDENT_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'resident.merged-into-the-kept-one',
    what: 'a record that points at another without a merge',
    sql: `UPDATE residents SET merged_into_id = 1 WHERE id = 2; DELETE FROM resident_keys WHERE resident_id = 2;
      DELETE FROM resident_newest WHERE resident_id = 2; DELETE FROM resident_fresh WHERE resident_id = 2`,
  },
  {
    rule: 'resident.merged-into-the-kept-one',
    what: 'a merge that the record knows nothing of',
    sql: `${MERGED} UPDATE resident_merges SET at = 9999999999999`,
  },
  {
    rule: 'resident.merged-once',
    what: 'a record merged into two',
    sql: `${MERGED} UPDATE resident_merges SET at = 9999999999999;
      INSERT INTO resident_merges (id, kept_id, merged_id, at, staff_id, reason) VALUES (2, 1, 2, 9999999999999, 1, '又一次');
      UPDATE residents SET merged_into_id = 1 WHERE id = 2; DELETE FROM resident_keys WHERE resident_id = 2;
      DELETE FROM resident_newest WHERE resident_id = 2; DELETE FROM resident_fresh WHERE resident_id = 2`,
  },
  {
    rule: 'visit.under-the-kept-record',
    what: 'a registration under a record that had been merged',
    sql: `${MERGED}
      INSERT INTO resident_merge_undos (merge_id, at, staff_id, reason) VALUES (1, 9999999999999, 1, '拆回')`,
  },
  {
    rule: 'contract.one-at-a-time',
    what: 'a second contract for the same days',
    sql: `INSERT INTO family_doctor_contracts (resident_id, team, agreement_no, from_day, to_day)
        VALUES (1, '一队', 'X1', '2026-01-01', '2026-12-31'), (1, '二队', 'X2', '2026-12-31', '2027-12-30')`,
  },
  {
    rule: 'credential.proves-its-group',
    what: 'a household register that makes a soldier',
    sql: `${VETERAN} UPDATE credentials SET kind = 'household_register' WHERE id = 1`,
  },
  {
    rule: 'credential.renews-its-like',
    what: "a renewal of somebody else's document",
    sql: `${VETERAN} INSERT INTO credentials (resident_id, priority_group, kind, number, checked_by, checked_at, renews_id)
        VALUES (2, 'veteran', 'veteran_card', '川2', 1, 0, 1)`,
  },
  {
    rule: 'record.ended-with-its-reason',
    what: 'an allergy struck out by nobody',
    sql: `INSERT INTO allergies (resident_id, substance, noted_day, active) VALUES (1, '青霉素', '2026-11-20', 0)`,
  },
];
