import type { Fen } from '../../../electron/shared/values/fen.ts';
import { closeDayByKeys, closeMonthByKeys } from './close-books.ts';
import { Hand, type HandOptions } from './hand.ts';
import { AT_DESK, changePerson, signIn } from './people-at-desks.ts';
import {
  consultByKeys,
  handOutByKeys,
  payByKeys,
  printReceiptTwice,
  registerByKeys,
  type TypedVisit,
} from './play-visit.ts';
import { writeEvidenceByKeys } from './write-evidence.ts';

/** Who looks at the sealed count. */
const HEAD_NAME = '刘文涛';

export interface EveningInput extends HandOptions {
  readonly password: string;
  /** The ordinary patient comes first, so that the order of calling shows the priority. */
  readonly ordinary: TypedVisit;
  readonly priority: TypedVisit;
  /** Of the bank that took the day's money. */
  readonly depositSlip: string;
  /** What lies in the drawer when it is counted: read when the time has come. */
  readonly readDrawer: () => Fen;
}

export interface EveningResult {
  readonly keys: number;
  /** Numbers in the order in which they were registered. */
  readonly numbers: readonly string[];
}

/**
 * The last evening of the month in the real window, by keyboard alone: two visits from registration to
 * hand-out, the day cleared, the month closed, its ledger and that of the six priorities written.
 */
export async function playEvening(input: EveningInput): Promise<EveningResult> {
  const hand = await Hand.open(input);
  const { password, ordinary, priority } = input;
  const visits = [ordinary, priority];
  try {
    await signIn(hand, AT_DESK.frontDesk, password);
    const numbers = [];
    for (const visit of visits) numbers.push(await registerByKeys(hand, visit));
    await hand.press('F2');
    await hand.reads('.s-queue .list', priority.name);
    await hand.picture('候诊');
    await changePerson(hand, AT_DESK.head, password);
    for (const visit of await inCallingOrder(hand, 'F3', 's-consultation', visits))
      await consultByKeys(hand, visit);
    await changePerson(hand, AT_DESK.frontDesk, password);
    for (const visit of await inCallingOrder(hand, 'F4', 's-cashier', visits)) await payByKeys(hand, visit);
    await printReceiptTwice(hand);
    await changePerson(hand, AT_DESK.pharmacist, password);
    for (const visit of await inCallingOrder(hand, 'F5', 's-dispensary', visits))
      await handOutByKeys(hand, visit);
    await hand.press('F6');
    await hand.see('.s-storeroom .list');
    await hand.picture('药库');
    await changePerson(hand, AT_DESK.frontDesk, password);
    await closeDayByKeys(hand, input.readDrawer(), input.depositSlip, { name: HEAD_NAME, password });
    await changePerson(hand, AT_DESK.head, password);
    await closeMonthByKeys(hand);
    await hand.press('F10');
    await hand.see('.s-head');
    await hand.picture('站长');
    await writeEvidenceByKeys(hand);
    if (hand.complaints.length > 0) throw new Error(`the window complained: ${hand.complaints.join('; ')}`);
    return { keys: hand.keys, numbers };
  } catch (error) {
    await hand.picture('stuck');
    throw error;
  } finally {
    await hand.close();
  }
}

/**
 * Who is called first at a desk, as its list says. Mostly the priority patient; the ordinary one when the day
 * has just called as many priority patients in a row as the rule allows.
 */
async function inCallingOrder(
  hand: Hand,
  key: string,
  desk: string,
  visits: readonly TypedVisit[],
): Promise<TypedVisit[]> {
  const list = `.${desk} .list`;
  await hand.press(key);
  for (const visit of visits) await hand.reads(list, visit.name);
  const text = await hand.textOf(list);
  return visits.toSorted((left, right) => text.indexOf(left.name) - text.indexOf(right.name));
}
