import type { Hand } from './hand.ts';

/** The practice station's people by the number that the sign-in screen gives them. */
export const AT_DESK = {
  frontDesk: { number: 1, desk: '挂号' },
  head: { number: 2, desk: '接诊' },
  pharmacist: { number: 3, desk: '发药' },
} as const;

export type DeskPerson = (typeof AT_DESK)[keyof typeof AT_DESK];

/** Signs somebody in from the sign-in screen: a digit for the person, the password, Enter. */
export async function signIn(hand: Hand, person: DeskPerson, password: string): Promise<void> {
  await hand.see('.folk .one');
  await hand.press('Escape', String(person.number));
  await hand.see('.big input:focus');
  await hand.type(password);
  await hand.press('Enter');
  await hand.see('.app');
}

/** Alt+Q hands the window to the next person. */
export async function changePerson(hand: Hand, person: DeskPerson, password: string): Promise<void> {
  await hand.press('Alt+q');
  await signIn(hand, person, password);
}
