import { expect, it } from 'vitest';
import { lastDayOf } from '../../build/demo/month/play-month.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { addDays } from '../../electron/shared/values/clinic-day.ts';
import { planDemo, playDemo } from '../support/played-demo.ts';

/** Enough for deliveries and for losses. */
const DAYS = 9;

it.each(['2019-05', '2026-11', '2029-05', '2035-02'])(
  'the books of %s know no other time than their own',
  async (month) => {
    const planned = planDemo({ seed: 4, month, residents: 250, visitsPerYear: 3_000 });
    const { db, close } = await playDemo(planned, DAYS);
    const all = (sql: string) => db.$client.prepare(sql).pluck().all() as string[];
    const year = Number(month.slice(0, 4));
    expect(all("SELECT basis FROM waiver_rules WHERE condition = 'age'")).toEqual([
      `中心〔${year - 1}〕7号（演示）`,
    ]);
    const [licence = ''] = all('SELECT licence_to_day FROM suppliers WHERE approved = 1');
    expect([licence > lastDayOf(planned.plan), licence < addDays(lastDayOf(planned.plan), 900)]).toEqual([
      true,
      true,
    ]);
    expect(all("SELECT DISTINCT substr(invoice_no, 1, 2) FROM deliveries WHERE note_no LIKE 'RK%'")).toEqual([
      month.slice(2, 4),
    ]);
    // A batch lasts four years at most, a contract the calendar year.
    const days = [
      ...all('SELECT expires_day FROM batches'),
      ...all('SELECT to_day FROM family_doctor_contracts'),
      ...all('SELECT from_day FROM service_prices'),
      ...all('SELECT onset_day FROM consultations WHERE onset_day IS NOT NULL'),
    ];
    const years = days.map((day) => Number(day.slice(0, 4)));
    expect([Math.min(...years) >= year - 1, Math.max(...years) <= year + 4]).toEqual([true, true]);
    expect(all("SELECT DISTINCT day FROM receipts WHERE kind = 'sale'").length).toBeGreaterThan(2);
    expect(verifyBooks(db)).toEqual([]);
    close();
  },
  30_000,
);
