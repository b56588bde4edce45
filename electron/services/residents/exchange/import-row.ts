import { and, eq, isNull, sql } from 'drizzle-orm';
import { prepared } from '../../../../db/open.ts';
import { residents } from '../../../../db/schema/index.ts';
import { maskIdNumber, maskName, maskPhone } from '../../../shared/domain/masking.ts';
import type { ImportField } from '../../../shared/domain/resident-sheet/import-fields.ts';
import type {
  ImportVerdict,
  RemarkCode,
  RowRemark,
} from '../../../shared/domain/resident-sheet/import-words.ts';
import type { ImportedPerson } from '../../../shared/domain/resident-sheet/read-row.ts';
import { tidyForSearch } from '../../../shared/domain/search-keys.ts';
import type { CommandId, ResidentId } from '../../../shared/values/ids.ts';
import type { CommandContext } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { createResident, findResident, type ResidentRow, updateResident } from '../change-resident.ts';

export interface RowOutcome {
  readonly verdict: ImportVerdict;
  readonly recordNo: string;
  readonly remarks: readonly RowRemark[];
}

export interface ImportOptions {
  /** What the record says otherwise is changed too; else only what it lacks is filled in. */
  readonly overwrite: boolean;
  /** Of the one import that writes. */
  readonly commandId: CommandId;
}

const holdersOfNumber = prepared((db) =>
  db
    .select({ id: residents.id, idKind: residents.idKind })
    .from(residents)
    .where(eq(residents.idNumber, sql.placeholder('idNumber')))
    .prepare(),
);

/** A citizen's number stands on the card and in the household register alike. */
const CITIZENS: readonly string[] = [
  'resident_id',
  'hmt_residence_permit',
  'foreign_permanent_card',
  'household_register',
];

/** Who has no document is the same person by name, birth day and sex: else a second import would double them. */
const sameWithoutDocument = prepared((db) =>
  db
    .select({ id: residents.id })
    .from(residents)
    .where(
      and(
        eq(residents.name, sql.placeholder('name')),
        eq(residents.birthDay, sql.placeholder('birthDay')),
        eq(residents.sex, sql.placeholder('sex')),
        eq(residents.idKind, 'none'),
        isNull(residents.mergedIntoId),
      ),
    )
    .limit(1)
    .prepare(),
);

/**
 * Writes one row of the sheet: a new record, what a record lacks, or nothing when all is there. The dry run
 * does the same and takes it back, so what it says is what will happen.
 */
export function importRow(
  context: CommandContext,
  person: ImportedPerson,
  options: ImportOptions,
): RowOutcome {
  try {
    const holder = findHolder(context, person);
    return holder ? updateFromRow(context, holder, person, options) : createFromRow(context, person, options);
  } catch (error) {
    const remark = error instanceof Refusal ? remarkOf(error) : undefined;
    if (!remark) throw error;
    return { verdict: 'refused', recordNo: '', remarks: [remark] };
  }
}

function findHolder(context: CommandContext, person: ImportedPerson): ResidentRow | undefined {
  const { idKind, idNumber, name, birthDay, sex } = person;
  if (idKind === 'none') {
    const same = sameWithoutDocument(context.db).get({ name, birthDay, sex });
    return same && findResident(context, same.id);
  }
  const holders = holdersOfNumber(context.db).all({ idNumber });
  const found =
    holders.find((one) => one.idKind === idKind) ??
    holders.find((one) => CITIZENS.includes(one.idKind) && CITIZENS.includes(idKind));
  return found && findResident(context, found.id);
}

function createFromRow(
  context: CommandContext,
  person: ImportedPerson,
  { commandId }: ImportOptions,
): RowOutcome {
  const { recordNo } = createResident(context, {
    ethnicity: '汉族',
    phone: '',
    address: '',
    householdAddress: '',
    occupation: '',
    insurance: 'none',
    guardianName: '',
    guardianRelation: '',
    ...person,
    commandId,
  });
  return { verdict: 'new', recordNo, remarks: [] };
}

/** What a row may change; who somebody is is corrected at the desk, with the document at hand. */
const CHANGEABLE = [
  'ethnicity',
  'phone',
  'address',
  'householdAddress',
  'occupation',
  'insurance',
  'cardNo',
  'bloodType',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'guardianIdNumber',
  'emergencyName',
  'emergencyRelation',
  'emergencyPhone',
] as const satisfies readonly (ImportField & keyof ResidentRow)[];

function updateFromRow(
  context: CommandContext,
  holder: ResidentRow,
  person: ImportedPerson,
  { overwrite, commandId }: ImportOptions,
): RowOutcome {
  const { id: residentId, recordNo } = holder;
  const other = otherPerson(holder, person);
  if (other) return { verdict: 'refused', recordNo, remarks: [other] };
  const changes: Partial<Record<(typeof CHANGEABLE)[number], string>> = {};
  const remarks: RowRemark[] = [];
  for (const field of CHANGEABLE) {
    const stated = person[field];
    const kept = holder[field];
    if (stated === undefined || stated === '' || stated === kept) continue;
    const lacking = kept === '' || (field === 'insurance' && kept === 'none');
    if (lacking || overwrite) changes[field] = stated;
    const code = lacking ? 'filled' : overwrite ? 'changed' : 'kept';
    remarks.push({ field, code, details: lacking ? {} : { kept: shown(field, kept) } });
  }
  if (Object.keys(changes).length === 0) return { verdict: 'same', recordNo, remarks };
  updateResident(context, {
    ...(changes as Omit<Parameters<typeof updateResident>[1], 'residentId' | 'commandId'>),
    residentId: residentId as ResidentId,
    commandId,
  });
  return { verdict: 'update', recordNo, remarks };
}

function otherPerson(holder: ResidentRow, person: ImportedPerson): RowRemark | undefined {
  const { recordNo } = holder;
  if (tidyForSearch(holder.name) !== tidyForSearch(person.name)) {
    return { field: 'idNumber', code: 'other-name', details: { recordNo, name: maskName(holder.name) } };
  }
  return holder.birthDay === person.birthDay && holder.sex === person.sex
    ? undefined
    : { field: 'idNumber', code: 'other-birth', details: { recordNo } };
}

/** What a record says, as it may stand on a screen that others see. */
function shown(field: ImportField, kept: string): string {
  if (/phone/i.test(field)) return maskPhone(kept);
  if (/Number|cardNo/.test(field)) return maskIdNumber(kept);
  if (/Name$/.test(field)) return maskName(kept);
  return kept.slice(0, 20);
}

const REMARKS: Readonly<Record<string, readonly [ImportField, RemarkCode]>> = {
  'residents.birth-in-future': ['birthDay', 'birth-in-future'],
  'residents.birth-too-early': ['birthDay', 'birth-too-early'],
  'residents.birth-missing': ['birthDay', 'birth-missing'],
  'residents.sex-missing': ['sex', 'sex-missing'],
  'residents.guardian-missing': ['guardianName', 'guardian-missing'],
  'residents.guardian-id-wrong': ['guardianIdNumber', 'guardian-id-wrong'],
  'residents.card-taken': ['cardNo', 'card-taken'],
  'residents.duplicate-id': ['idNumber', 'other-name'],
  'residents.number-on-merged': ['idNumber', 'number-on-merged'],
  'residents.id-number-wrong': ['idNumber', 'id-characters'],
};

function remarkOf({ code, details }: Refusal): RowRemark | undefined {
  const known = REMARKS[code];
  if (!known) return undefined;
  const name = 'name' in details ? { name: maskName(String(details.name)) } : {};
  return { field: known[0], code: known[1], details: { ...details, ...name } };
}
