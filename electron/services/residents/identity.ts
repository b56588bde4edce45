import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { residents } from '../../../db/schema/index.ts';
import type { IdKind } from '../../shared/contract/residents.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import {
  findIdNumberFault,
  type IdNumber,
  readIdNumber,
  type Sex,
  tidyIdNumber,
} from '../../shared/values/id-number.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Kinds whose 18 characters carry birth day, sex and a check character. */
const SELF_CHECKING: readonly IdKind[] = ['resident_id', 'hmt_residence_permit', 'foreign_permanent_card'];

/** The foreigners' permanent residence card before 2023: three letters and twelve digits, no check. */
const OLD_FOREIGNERS_CARD = /^[A-Z]{3}\d{12}$/;

/** Nobody has lived 131 years: an earlier birth day is a slip of the keyboard. */
const OLDEST_DAYS = 131 * 366;

export interface IdentityIntent {
  readonly name: string;
  readonly idKind: IdKind;
  readonly idNumber: string;
  readonly sex?: Sex | undefined;
  readonly birthDay?: ClinicDay | undefined;
}

export interface CheckedIdentity {
  readonly name: string;
  readonly idKind: IdKind;
  readonly idNumber: string | null;
  readonly sex: Sex;
  readonly birthDay: ClinicDay;
}

const holderOfNumber = prepared((db) =>
  db
    .select({
      // A number on a record that was merged leads to the kept one.
      recordNo: sql<string>`(SELECT kept.record_no FROM residents kept WHERE kept.id = coalesce(residents.merged_into_id, residents.id))`,
      name: residents.name,
      keptId: sql<ResidentId>`coalesce(residents.merged_into_id, residents.id)`,
    })
    .from(residents)
    .where(
      and(
        eq(residents.idNumber, sql.placeholder('idNumber')),
        ne(residents.id, sql.placeholder('except')),
        or(
          eq(residents.idKind, sql.placeholder('idKind')),
          // A citizen's number stands on the card and in the household register alike.
          inArray(residents.idKind, [...SELF_CHECKING, 'household_register']),
        ),
      ),
    )
    .limit(1)
    .prepare(),
);

/**
 * Who somebody is, from what the desk typed. A number that checks itself fills sex and birth day, and what
 * was typed beside it must agree with the card. One person has one record: a number that another record
 * holds is refused with that record's number.
 *
 * @throws Refusal residents.id-number-wrong | id-number-missing | card-says-otherwise | birth-missing |
 *   birth-in-future | birth-too-early | sex-missing | duplicate-id
 */
export function checkIdentity(
  context: CommandContext,
  intent: IdentityIntent,
  except?: ResidentId,
): CheckedIdentity {
  const idNumber = checkNumber(intent);
  const card = idNumber !== null && isSelfChecked(intent.idKind, idNumber) ? readCard(idNumber) : undefined;
  requireAgreement(intent, card);
  const birthDay = card?.birthDay ?? intent.birthDay;
  const sex = card?.sex ?? intent.sex;
  if (birthDay === undefined) throw refuse('residents.birth-missing');
  if (birthDay > context.today) throw refuse('residents.birth-in-future', { birthDay });
  if (birthDay < addDays(context.today, -OLDEST_DAYS))
    throw refuse('residents.birth-too-early', { birthDay });
  if (sex === undefined) throw refuse('residents.sex-missing');
  if (idNumber !== null) requireUnknown(context, intent.idKind, idNumber, except);
  return { name: intent.name, idKind: intent.idKind, idNumber, sex, birthDay };
}

function checkNumber({ idKind, idNumber }: IdentityIntent): string | null {
  const tidy = tidyIdNumber(idNumber);
  if (idKind === 'none') return null;
  if (tidy === '') throw refuse('residents.id-number-missing');
  if (!isSelfChecked(idKind, tidy)) {
    if (!/^[\p{L}\p{N}\-()（）]{4,40}$/u.test(tidy)) {
      throw refuse('residents.id-number-wrong', { fault: 'characters' });
    }
    return tidy;
  }
  const fault = findIdNumberFault(tidy) ?? findKindFault(idKind, tidy);
  if (fault) throw refuse('residents.id-number-wrong', { fault });
  return tidy;
}

function isSelfChecked(idKind: IdKind, tidy: string): boolean {
  if (idKind === 'foreign_permanent_card' && OLD_FOREIGNERS_CARD.test(tidy)) return false;
  return SELF_CHECKING.includes(idKind);
}

/** Residence permits of Hong Kong, Macao and Taiwan begin with 81, 82, 83; the foreigners' card with 9. */
function findKindFault(idKind: IdKind, tidy: string): 'kind' | undefined {
  const written = /^8[123]/.test(tidy)
    ? 'hmt_residence_permit'
    : tidy.startsWith('9')
      ? 'foreign_permanent_card'
      : 'resident_id';
  return written === idKind ? undefined : 'kind';
}

function readCard(checked: string): { birthDay: ClinicDay; sex: Sex } {
  return readIdNumber(checked as IdNumber);
}

function requireAgreement(intent: IdentityIntent, card: { birthDay: ClinicDay; sex: Sex } | undefined): void {
  if (!card) return;
  if (intent.birthDay !== undefined && intent.birthDay !== card.birthDay) {
    throw refuse('residents.card-says-otherwise', { field: 'birthDay', card: card.birthDay });
  }
  if (intent.sex !== undefined && intent.sex !== card.sex) {
    throw refuse('residents.card-says-otherwise', { field: 'sex', card: card.sex });
  }
}

function requireUnknown(
  context: CommandContext,
  idKind: IdKind,
  idNumber: string,
  except: ResidentId | undefined,
): void {
  const holder = holderOfNumber(context.db).get({ idNumber, idKind, except: except ?? 0 });
  if (!holder) return;
  const { recordNo, name } = holder;
  // The number came with a record that was merged into this very one.
  if (holder.keptId === except) throw refuse('residents.number-on-merged', { name });
  throw refuse('residents.duplicate-id', { recordNo, name });
}
