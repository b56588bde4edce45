import type { Hand } from './hand.ts';

/** Somebody by the number that the sign-in screen gives, and the desk to sit at. */
export interface DeskPerson {
  readonly number: number;
  readonly desk: string;
}

/** The practice station's people. */
export const AT_DESK = {
  frontDesk: { number: 1, desk: '挂号' },
  head: { number: 2, desk: '接诊' },
  pharmacist: { number: 3, desk: '发药' },
} as const;

const SEATS = '[role="radiogroup"][aria-label="坐哪一台"]';
const SEAT = `${SEATS} [aria-checked="true"]`;

/** Signs somebody in from the sign-in screen: a digit for the person, ← → to the desk, the password, Enter. */
export async function signIn(hand: Hand, person: DeskPerson, password: string): Promise<void> {
  await hand.see('.folk .one');
  await hand.press('Escape', String(person.number));
  await hand.see('.big input:focus');
  await chooseSeat(hand, person.desk);
  await hand.fill(password);
  await hand.see('.app');
}

async function chooseSeat(hand: Hand, desk: string): Promise<void> {
  const seats = await hand.page.locator(`${SEATS} [role="radio"]`).allTextContents();
  const wanted = seats.indexOf(desk);
  if (wanted < 0) throw new Error(`no seat ${desk} among ${seats.join(' ')}`);
  const steps = wanted - seats.indexOf(await hand.textOf(SEAT));
  for (let step = 0; step < Math.abs(steps); step += 1) {
    await hand.press(steps < 0 ? 'ArrowLeft' : 'ArrowRight');
  }
  await hand.reads(SEAT, desk);
}

/** Alt+Q hands the window to the next person. */
export async function changePerson(hand: Hand, person: DeskPerson, password: string): Promise<void> {
  await hand.press('Alt+q');
  await signIn(hand, person, password);
}

/** From the first-run page to the practice station's sign-in. */
export async function enterPractice(hand: Hand): Promise<void> {
  await hand.see('.pick');
  await hand.press('2', 'Enter');
  await hand.see('.folk .one');
}
