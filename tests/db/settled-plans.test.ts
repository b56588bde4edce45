import { describe, expect, it } from 'vitest';
import { connect } from '../../db/open.ts';
import { withSettledPlan } from '../../db/settled-plans.ts';

describe('plans of statements', () => {
  it('hides every bound value from the planner and leaves text, names and remarks as they are', () => {
    expect(withSettledPlan('SELECT a FROM t WHERE b = ? AND c IN (?, ?2) LIMIT :most')).toBe(
      'SELECT a FROM t WHERE b = +? AND c IN (+?, +?2) LIMIT +:most',
    );
    expect(
      withSettledPlan("SELECT '到?''了:x', \"odd?:name\" /* :no ? */ FROM t -- why?\nWHERE a = @day"),
    ).toBe("SELECT '到?''了:x', \"odd?:name\" /* :no ? */ FROM t -- why?\nWHERE a = +@day");
  });

  it('stores and compares bound values as they are', () => {
    const { $client } = connect(':memory:');
    $client.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT, figure ANY) STRICT');
    const add = $client.prepare('INSERT INTO t (word, figure) VALUES (?, ?)');
    const kept = ['007', 7, 7.5, null, Buffer.from('七')];
    for (const value of kept) add.run('007', value);
    expect($client.prepare('SELECT figure FROM t WHERE word = ? ORDER BY id').pluck().all('007')).toEqual(
      kept,
    );
    expect($client.prepare('SELECT id FROM t WHERE figure = :value').pluck().all({ value: '007' })).toEqual([
      1,
    ]);
    expect($client.prepare('SELECT id FROM t WHERE figure = :value').pluck().all({ value: 7 })).toEqual([2]);
    $client.close();
  });

  it('are made once: a value is not looked at, so a partial index answers only a condition spelled out', () => {
    const { $client } = connect(':memory:');
    $client.exec("CREATE TABLE t (a INTEGER, s TEXT); CREATE INDEX waiting ON t (a) WHERE s = 'waiting'");
    const planOf = (sql: string, ...values: unknown[]) =>
      ($client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[])[0]?.detail;
    expect(planOf('SELECT a FROM t WHERE a = ? AND s = ?', 1, 'waiting')).toBe('SCAN t');
    expect(planOf("SELECT a FROM t WHERE a = ? AND s = 'waiting'", 1)).toBe(
      'SEARCH t USING COVERING INDEX waiting (a=?)',
    );
    $client.close();
  });
});
