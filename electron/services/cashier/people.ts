import type { PersonOfVisit } from '../../../db/queries/receipts.ts';
import type { ReceiptRow } from '../../shared/contract/cashier-bill.ts';
import { formatAge } from '../../shared/domain/age.ts';
import type { VisitId } from '../../shared/values/ids.ts';

type PersonOfBill = Pick<
  ReceiptRow,
  'visitId' | 'visitNumber' | 'visitDay' | 'name' | 'sex' | 'age' | 'rank'
>;

/** A person as lists of bills show one: the age is that of the visit's day. */
export function presentPerson(people: ReadonlyMap<VisitId, PersonOfVisit>, visitId: VisitId): PersonOfBill {
  const person = people.get(visitId);
  if (!person) throw new Error(`visit ${visitId} has nobody`);
  const { birthDay, ...rest } = person;
  return { ...rest, age: formatAge(birthDay, person.visitDay) };
}
