import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillCrowdedStation } from '../support/crowded-station.ts';

const windows = windowsOfThisFile();

const AT = '2026-11-20T10:40:00+08:00';
const CLOCK = '2026-11-20T10:41:00+08:00';

const HEAD = '[data-desk="head"]:not([hidden])';

/** Where pictures of the board go, for whoever wants to look at them. */
const PICTURES = process.env.STATION_PICTURES;

/** Opens the board by the head's key; the window beside the desks is it. */
async function openBoard(hand: Hand): Promise<Page> {
  await hand.press('F10');
  await hand.see(`${HEAD} .strip`);
  await hand.press('Alt+b');
  await hand.reads(`${HEAD} .strip`, '候诊屏');
  const opened = hand.app.waitForEvent('window');
  await hand.press('Alt+o');
  const page = await opened;
  await page.waitForSelector('.board');
  return page;
}

/** What stands outside of the screen or of its own box. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.board :is(b, span, em, li, p, h1, h2, time)')]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return (
          box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || one.scrollWidth > one.clientWidth + 2
        );
      })
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.className || one.tagName}: ${one.textContent}`),
  );
}

test('the waiting room sees who is called and where to, who is next, and no whole name', async () => {
  const userData = windows.emptyUserData();
  const file = await fillCrowdedStation({ userData, at: AT, waiting: 20 });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  const page = await openBoard(hand);
  await page.waitForSelector('.next li');
  await hand.press('F2');
  await hand.see('.s-queue .side .who-next .big');
  await hand.mainAction();
  await hand.told('已呼叫');
  await page.waitForSelector('.hero.fresh .who b');

  const [called] = rowsOf(
    file,
    `SELECT v.number, r.name FROM tickets t JOIN visits v ON v.id = t.visit_id
     JOIN residents r ON r.id = v.resident_id WHERE t.status = 'called'`,
  ) as { number: number; name: string }[];
  expect(await page.textContent('.hero .who b')).toBe(String(called?.number).padStart(3, '0'));
  const said = (await page.textContent('.board')) ?? '';
  const names = rowsOf(file, 'SELECT r.name FROM visits v JOIN residents r ON r.id = v.resident_id') as {
    name: string;
  }[];
  expect(names.filter(({ name }) => said.includes(name))).toEqual([]);
  expect(said).not.toMatch(/计生|退役|军人|老年|残疾/);

  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
  ] as const) {
    // The page as on a screen of this size, larger than the one that the test runs on.
    await page.setViewportSize({ width, height });
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `board-${width}.png`) });
    expect(await cutOff(page)).toEqual([]);
  }

  // The board goes when it is closed, and the bottom bar knows.
  const gone = page.waitForEvent('close');
  await hand.press('F10');
  await hand.see(`${HEAD} .strip`);
  await hand.press('Alt+o');
  await gone;
  await hand.reads('.bottom .dev', '候诊屏未接');
});

test('the board goes with the desks: no window is left behind', async () => {
  const userData = windows.emptyUserData();
  await fillCrowdedStation({ userData, at: AT, waiting: 1 });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await openBoard(hand);
  await hand.close();
});
