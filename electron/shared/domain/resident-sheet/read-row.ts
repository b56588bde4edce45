import type { ClinicDay } from '../../values/clinic-day.ts';
import { findIdNumberFault, type IdNumber, readIdNumber, type Sex } from '../../values/id-number.ts';
import { isChild, mustNameGuardian } from '../guardian.ts';
import { bloodTypeOf, ethnicityOf, idKindOf, insuranceOf, sexOf } from './field-words.ts';
import type { ImportField } from './import-fields.ts';
import type { FaultDetails, RemarkCode, RowRemark } from './import-words.ts';
import type { BloodType, IdKind, InsuranceKind } from './kinds.ts';
import { type Read, readDay, readDocumentNumber, readName, readPhone } from './read-cells.ts';
import { EMPTY_CELL, isBlank, type SheetCell, wordsOf } from './sheet-cell.ts';

/** A person as a row states it; what the row does not say is missing. */
export interface ImportedPerson {
  readonly name: string;
  readonly idKind: IdKind;
  /** Empty only for `none`. */
  readonly idNumber: string;
  readonly sex?: Sex;
  readonly birthDay?: ClinicDay;
  readonly ethnicity?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly householdAddress?: string;
  readonly occupation?: string;
  readonly insurance?: InsuranceKind;
  readonly cardNo?: string;
  readonly bloodType?: BloodType;
  readonly guardianName?: string;
  readonly guardianRelation?: string;
  readonly guardianPhone?: string;
  readonly guardianIdNumber?: string;
  readonly emergencyName?: string;
  readonly emergencyRelation?: string;
  readonly emergencyPhone?: string;
}

export type RowCells = Readonly<Partial<Record<ImportField, SheetCell>>>;

export interface ReadRow {
  /** Undefined when the row is refused. */
  readonly person: ImportedPerson | undefined;
  /** Why it is refused, or what was understood with care. */
  readonly remarks: readonly RowRemark[];
}

/** One row of the sheet: every field with what is wrong with it, so that whoever mends the sheet sees all at once. */
export function readRow(cells: RowCells, today: ClinicDay): ReadRow {
  const row = new RowReader(cells);
  const name = row.take('name', readName, 60) ?? '';
  if (isBlank(cells.name ?? EMPTY_CELL)) row.fault('name', 'name-missing');
  const document = readDocument(row);
  const { sex, birthDay } = readCardAndWords(row, document);
  const guardian = {
    guardianName: row.take('guardianName', readName, 60),
    guardianRelation: row.words('guardianRelation', 20),
    guardianPhone: row.take('guardianPhone', readPhone),
    guardianIdNumber: row.take('guardianIdNumber', readDocumentNumber, 40),
  };
  const person = withoutMissing({
    name,
    ...document,
    sex,
    birthDay,
    ethnicity: row.known('ethnicity', ethnicityOf, 'ethnicity-unknown'),
    phone: row.take('phone', readPhone),
    address: row.words('address', 120),
    householdAddress: row.words('householdAddress', 120),
    occupation: row.words('occupation', 40),
    insurance: row.known('insurance', insuranceOf, 'insurance-unknown'),
    cardNo: row.take('cardNo', readCardNumber),
    bloodType: row.known('bloodType', bloodTypeOf, 'blood-unknown'),
    ...guardian,
    emergencyName: row.take('emergencyName', readName, 60),
    emergencyRelation: row.words('emergencyRelation', 20),
    emergencyPhone: row.take('emergencyPhone', readPhone),
  });
  checkPerson(row, person, today);
  return { person: row.refused ? undefined : person, remarks: row.remarks };
}

function checkPerson(row: RowReader, person: ImportedPerson, today: ClinicDay): void {
  const { idKind, birthDay, guardianName, guardianRelation } = person;
  if (row.refused) return;
  if (birthDay === undefined) row.fault('birthDay', 'birth-missing');
  if (person.sex === undefined) row.fault('sex', 'sex-missing');
  if (birthDay === undefined) return;
  if (birthDay > today) row.fault('birthDay', 'birth-in-future', { birthDay });
  const child = isChild(birthDay, today);
  // A number that was left out does not say that an adult has none; who names a guardian instead says it.
  if (idKind === 'none' && !child && !guardianName && !row.states('idKind')) {
    row.fault('idNumber', 'id-number-missing');
  }
  if (mustNameGuardian({ idKind, birthDay }, today) && (!guardianName || !guardianRelation)) {
    row.fault('guardianName', 'guardian-missing');
  } else if (child && !guardianName) {
    row.note('guardianName', 'guardian-advised');
  }
}

interface Document {
  readonly idKind: IdKind;
  readonly idNumber: string;
}

const ID_NUMBER_FAULTS = {
  length: 'id-length',
  characters: 'id-characters',
  birth: 'id-birth',
  check: 'id-check',
} as const satisfies Record<string, RemarkCode>;

function readDocument(row: RowReader): Document {
  const stated = row.known('idKind', idKindOf, 'id-kind-unknown');
  const idNumber = row.take('idNumber', readDocumentNumber, 40) ?? '';
  if (row.hasFault('idNumber')) return { idKind: stated ?? 'none', idNumber: '' };
  if (idNumber === '') {
    if (stated !== undefined && stated !== 'none') row.fault('idNumber', 'id-number-missing');
    return { idKind: stated ?? 'none', idNumber: '' };
  }
  if (stated === 'none') row.fault('idNumber', 'id-number-extra');
  const idKind = stated ?? guessKind(row, idNumber);
  if (idKind === 'household_register' || !SELF_CHECKING.includes(idKind)) {
    if (!/^[\p{L}\p{N}\-()]{4,40}$/u.test(idNumber)) row.fault('idNumber', 'id-characters');
    return { idKind, idNumber };
  }
  const fault = findIdNumberFault(idNumber);
  if (idKind === 'foreign_permanent_card' && /^[A-Z]{3}\d{12}$/.test(idNumber)) return { idKind, idNumber };
  if (/^\d{15}$/.test(idNumber)) row.fault('idNumber', 'fifteen');
  else if (fault === 'check' && /0{3}$/.test(idNumber)) row.fault('idNumber', 'digits-lost');
  else if (fault) row.fault('idNumber', ID_NUMBER_FAULTS[fault], { found: idNumber.length });
  else if (kindByNumber(idNumber) !== idKind) row.fault('idNumber', 'id-kind-wrong');
  return { idKind, idNumber };
}

const SELF_CHECKING: readonly IdKind[] = ['resident_id', 'hmt_residence_permit', 'foreign_permanent_card'];

/** A number without its kind is a citizen's, unless it cannot be one: then somebody has to say what it is. */
function guessKind(row: RowReader, idNumber: string): IdKind {
  if (!/^\d+X?$/.test(idNumber)) row.fault('idKind', 'id-kind-missing');
  return kindByNumber(idNumber);
}

function kindByNumber(idNumber: string): IdKind {
  if (/^8[123]/.test(idNumber)) return 'hmt_residence_permit';
  return idNumber.startsWith('9') ? 'foreign_permanent_card' : 'resident_id';
}

/** The card settles sex and birth day; what stands beside it must agree. */
function readCardAndWords(row: RowReader, { idKind, idNumber }: Document) {
  const isCard = SELF_CHECKING.includes(idKind) && findIdNumberFault(idNumber) === undefined;
  const card = isCard ? readIdNumber(idNumber as IdNumber) : undefined;
  const birthDay = row.take('birthDay', (cell) => readDay(cell, card?.birthDay));
  const sex = row.known('sex', sexOf, 'sex-unknown');
  if (!card) return { birthDay, sex };
  if (birthDay !== undefined && birthDay !== card.birthDay) {
    row.fault('birthDay', 'card-birth', { card: card.birthDay });
  }
  if ((sex === 1 || sex === 2) && sex !== card.sex) {
    row.fault('sex', 'card-sex', { card: card.sex === 1 ? '男' : '女' });
  }
  return { birthDay: card.birthDay, sex: card.sex };
}

function readCardNumber(cell: SheetCell): Read<string> {
  const read = readDocumentNumber(cell);
  if ('fault' in read) return read;
  const tidy = read.value.replace(/-/g, '');
  return /^[0-9A-Z]{4,30}$/.test(tidy) ? { value: tidy } : { fault: { code: 'card-wrong', details: {} } };
}

class RowReader {
  readonly remarks: RowRemark[] = [];
  readonly #faults = new Set<ImportField>();

  constructor(readonly cells: RowCells) {}

  get refused(): boolean {
    return this.#faults.size > 0;
  }

  /** Whether anything stands there, readable or not. */
  states(field: ImportField): boolean {
    return !isBlank(this.cells[field] ?? EMPTY_CELL);
  }

  hasFault(field: ImportField): boolean {
    return this.#faults.has(field);
  }

  /** The first thing that is wrong with a field is said; the rest would only confuse. */
  fault(field: ImportField, code: RemarkCode, details: FaultDetails = {}): void {
    if (this.#faults.has(field)) return;
    this.#faults.add(field);
    this.remarks.push({ field, code, details });
  }

  note(field: ImportField, code: RemarkCode, details: FaultDetails = {}): void {
    this.remarks.push({ field, code, details });
  }

  /** Undefined when nothing stands there or it cannot be read. */
  take<Value extends string>(
    field: ImportField,
    read: (cell: SheetCell) => Read<Value>,
    most = 40,
  ): Value | undefined {
    const cell = this.cells[field] ?? EMPTY_CELL;
    if (cell.kind === 'broken') this.fault(field, cell.why);
    if (cell.kind === 'broken' || isBlank(cell)) return undefined;
    const found = read(cell);
    if ('fault' in found) {
      this.fault(field, found.fault.code, found.fault.details);
      return undefined;
    }
    if (found.note) this.note(field, found.note.code, found.note.details);
    if (Array.from(found.value).length > most) this.fault(field, 'too-long', { most });
    return found.value;
  }

  words(field: ImportField, most: number): string | undefined {
    return this.take(field, (cell) => ({ value: wordsOf(cell) }), most);
  }

  /** One of a list; anything else is a fault that repeats what was found. */
  known<Value>(
    field: ImportField,
    find: (words: string) => Value | undefined,
    code: RemarkCode,
  ): Value | undefined {
    const words = this.words(field, 200);
    if (words === undefined) return undefined;
    const value = find(words);
    if (value === undefined) this.fault(field, code, { found: words.slice(0, 20) });
    return value;
  }
}

type Missing<Shape> = { readonly [Key in keyof Shape]: Shape[Key] | undefined };

function withoutMissing(
  person: Pick<ImportedPerson, 'name' | 'idKind' | 'idNumber'> & Missing<Required<ImportedPerson>>,
): ImportedPerson {
  const stated = Object.entries(person).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as unknown as ImportedPerson;
}
