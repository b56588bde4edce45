import { copyFileSync, rmSync } from 'node:fs';
import { seedStation } from '/work/main/build/demo/month/seed-station.ts';
import { openingDay, playMonth } from '/work/main/build/demo/month/play-month.ts';
import { openDatabase } from '/work/main/db/migrate.ts';
import { instant } from '/work/main/electron/shared/values/instant.ts';
import { answerFrom, planPlayedMonth, signInThrough } from '/work/main/tests/support/played-month.ts';
import { loadSettings } from '/work/main/electron/services/settings/load-settings.ts';
import { readMonth } from '/work/main/electron/services/ledger/read-month.ts';
import { makeWorkbook } from '/work/main/electron/services/ledger/workbook/make-workbook.ts';
import { verifyRows } from '/work/main/db/verify-books.ts';
const file = '/tmp/ledger-check/station.db';
for (const s of ['', '-wal', '-shm']) rmSync(file + s, { force: true });
const { people, plan } = planPlayedMonth({ seed: 7, residents: 5500, visitsPerYear: 14600 });
const db = openDatabase({ file });
const clock = { now: instant(0) };
const counter = signInThrough(answerFrom(db, file, clock));
const station = await seedStation({ db, name: '书院街社区卫生服务站', day: openingDay(plan), people, counter });
const t0 = performance.now();
await playMonth({ station, clock, plan });
console.log('played', Math.round(performance.now() - t0));
const context = { db, settings: loadSettings(db), today: '2026-11-30' as never };
const times: number[] = [];
for (let i = 0; i < 30; i++) { const t = performance.now(); readMonth(context, '2026-11' as never); times.push(performance.now() - t); }
times.sort((a, b) => a - b);
console.log('getMonth p50', times[15]?.toFixed(1), 'max', times[29]?.toFixed(1));
const books = readMonth(context, '2026-11' as never);
console.log(JSON.stringify(books.ledger.totals), JSON.stringify(books.ledger.markup), JSON.stringify(books.ledger.blockers), books.ledger.drugs);
console.log('breaches', JSON.stringify(verifyRows(db)).slice(0, 500));
const t1 = performance.now();
const book = await makeWorkbook(books, { station: '书院街社区卫生服务站', center: '城南社区卫生服务中心', monthWords: '2026 年 11 月', daysWords: `${books.ledger.fromDay} 至 ${books.ledger.toDay}`, closingWords: '未月结', madeByName: '刘文涛', madeAtWords: '2026-11-30 17:46', practice: true }, clock.now);
await book.xlsx.writeFile('/tmp/ledger-check/ledger-2026-11.xlsx');
console.log('workbook ms', Math.round(performance.now() - t1));
// a copy whose formulas have no stored results: LibreOffice must calculate
for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => {
  if (typeof cell.value === 'object' && cell.value && 'formula' in cell.value) cell.value = { formula: cell.value.formula } as never;
}));
await book.xlsx.writeFile('/tmp/ledger-check/bare.xlsx');
db.$client.close();
