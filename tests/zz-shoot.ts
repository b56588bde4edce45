import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { openApp, press, signIn } from '/work/main/tests/support/app.ts';
const userData = '/tmp/ledger-check/user';
rmSync(userData, { recursive: true, force: true }); mkdirSync(userData, { recursive: true }); cpSync('/tmp/ledger-check/station30.db', `${userData}/station.db`);
const { page, complaints, close } = await openApp({ userData, clock: '2026-11-30T18:20:00+08:00' });
const shot = (n: string) => page.screenshot({ path: `/tmp/ledger-check/shots/${n}.png` });
try {
  await signIn(page, { number: 2, desk: '月账', password: '123456' });
  await press(page, 'F8');
  await page.waitForSelector('.lg'); await page.waitForTimeout(500);
  await shot('20-ready');
  await press(page, 'F12'); await page.waitForTimeout(1500); await shot('21-closed');
  await press(page, 'Alt+e'); await page.waitForTimeout(2500); await shot('22-exported');
  await press(page, 'Alt+z'); await page.waitForTimeout(300); await press(page, 'Alt+2', 'F12'); await page.waitForTimeout(900); await shot('23-undone');
  await press(page, 'PageDown'); await page.waitForTimeout(500); await shot('24-december');
  await press(page, 'PageUp', 'PageUp'); await page.waitForTimeout(500);
  await press(page, 'PageDown', 'Alt+='); await page.waitForTimeout(500); await press(page, 'ArrowRight'); await page.waitForTimeout(300); await shot('25-large2'); await press(page, 'ArrowRight'); await page.waitForTimeout(300); await shot('26-large3');
  await press(page, 'Alt+d'); await page.waitForTimeout(500); await shot('27-large-drugs');
} finally { console.log(complaints); await close(); }
