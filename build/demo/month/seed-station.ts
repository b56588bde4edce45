import { inTransaction, type ReadableDb, type Tx } from '../../../db/open.ts';
import { addSearchKeys } from '../../../db/resident-search/keys.ts';
import {
  allergies,
  clinics,
  conditions,
  credentials,
  drugs,
  familyDoctorContracts,
  receiptRanges,
  residents,
  serviceItems,
  staff,
  suppliers,
} from '../../../db/schema/index.ts';
import { ICD10 } from '../../../electron/services/consultation/icd10/icd10-3char.ts';
import type { Session } from '../../../electron/services/context.ts';
import { CATALOGUE_CLINICS, CATALOGUE_STAFF } from '../../../electron/services/practice/catalogue/staff.ts';
import { CATALOGUE_SUPPLIERS } from '../../../electron/services/practice/catalogue/suppliers.ts';
import { furnishStation, PRACTICE_PASSWORD } from '../../../electron/services/practice/practice-station.ts';
import { saveSetting } from '../../../electron/services/settings/load-settings.ts';
import { loadSpelling, spellName } from '../../../electron/services/spelling.ts';
import { hashPassword } from '../../../electron/services/staff/password.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/domain/settings.ts';
import { type ClinicDay, startOfDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { ResidentId, StaffId } from '../../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import type { PlannedResident } from '../population/plan.ts';
import type { DemoStation } from './crew.ts';
import { idOf } from './crew.ts';
import type { openCounter } from './people.ts';

export interface StationInput {
  readonly db: ReadableDb;
  readonly name: string;
  /** The day before the month: opening stock is taken in on it. */
  readonly day: ClinicDay;
  readonly people: readonly PlannedResident[];
  readonly counter: ReturnType<typeof openCounter>;
}

/** Enough receipt numbers for a busy month, behind the practice station's own. */
const RECEIPTS = { firstNo: 13_001, lastNo: 33_000, nextNo: 13_001 } as const;

/** 30 yuan: the head approves what goes back beyond it. */
const HEAD_REFUNDS_ABOVE = fen(3_000);

/** As long as a center's name may be. */
const LONGEST_NAME = 60;

/** The center that a station belongs to, by the station's name; without a place where the name tells none. */
export function centerOf(station: string): string {
  const place = /^(.*?)(?:社区)?卫生服务站/.exec(station)?.[1] ?? '';
  const center = `${place}社区卫生服务中心（演示）`;
  return center.length <= LONGEST_NAME ? center : '社区卫生服务中心（演示）';
}

/** A station as it stands on the evening before its first month: people, catalogue, records, no history. */
export async function seedStation(input: StationInput): Promise<DemoStation> {
  const at = instant(startOfDay(input.day, DEFAULT_SETTINGS.station.utcOffsetMinutes) + 8 * 60 * MINUTE);
  await loadSpelling();
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  const { people, residentIds } = inTransaction(input.db, (tx) => {
    furnishStation(tx, { now: at, passwordHash });
    const people = listPeople(tx);
    const head = idOf(people, 'liuwentao').staffId;
    saveDemoSettings(tx, input, at, head);
    tx.insert(receiptRanges)
      .values({ ...RECEIPTS, receivedBy: head, receivedAt: at })
      .run();
    return { people, residentIds: input.people.map((person) => seedResident(tx, person, at, head)) };
  });
  const signIn = (code: string) => input.counter.signIn(idOf(people, code));
  return {
    ...readCodes(input.db),
    frontDesk: signIn('lihui'),
    head: signIn('liuwentao'),
    doctors: new Map(['liuwentao', 'chensi'].map((code) => [code, signIn(code)])),
    pharmacist: signIn('hejing'),
    secondPharmacist: signIn('zhangmin'),
    residents: residentIds,
    password: PRACTICE_PASSWORD,
  };
}

/** The catalogue's people, as the file knows them. */
function listPeople(tx: Tx): Map<string, Session> {
  const ids = new Map(
    tx
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .all()
      .map((row) => [row.name, row.id]),
  );
  return new Map(
    CATALOGUE_STAFF.map(({ code, name, roles }): [string, Session] => [
      code,
      { staffId: idOf(ids, name), name, roles, desk: 'demo' },
    ]),
  );
}

/** The catalogue's codes by the ids of the file. */
function readCodes(db: ReadableDb): Pick<DemoStation, 'clinics' | 'drugs' | 'items' | 'suppliers'> {
  const rooms = new Map(
    db
      .select({ id: clinics.id, name: clinics.name })
      .from(clinics)
      .all()
      .map((row) => [row.name, row.id]),
  );
  const names = new Map(
    db
      .select({ id: suppliers.id, name: suppliers.name })
      .from(suppliers)
      .all()
      .map((row) => [row.name, row.id]),
  );
  const drugRows = db.select({ id: drugs.id, code: drugs.code }).from(drugs).all();
  const itemRows = db.select({ id: serviceItems.id, code: serviceItems.code }).from(serviceItems).all();
  return {
    clinics: new Map(
      CATALOGUE_CLINICS.filter(({ point }) => point).map(({ code, name }) => [code, idOf(rooms, name)]),
    ),
    suppliers: new Map(CATALOGUE_SUPPLIERS.map(({ code, name }) => [code, idOf(names, name)])),
    drugs: new Map(drugRows.map((row) => [row.code, row.id])),
    items: new Map(itemRows.map((row) => [row.code, row.id])),
  };
}

function saveDemoSettings(tx: Tx, input: StationInput, at: Instant, by: StaffId): void {
  const station = {
    ...DEFAULT_SETTINGS.station,
    name: input.name,
    center: centerOf(input.name),
    practice: true,
    startedDay: input.day,
  };
  saveSetting(tx, { key: 'station', value: station, at, by });
  // Nobody has coins of 1 fen, so a drawer can only agree with books that round cash to 角.
  const cash = { ...DEFAULT_SETTINGS.cash, roundToJiao: true, headRefundsAboveFen: HEAD_REFUNDS_ABOVE };
  saveSetting(tx, { key: 'cash', value: cash, at, by });
}

function seedResident(tx: Tx, person: PlannedResident, at: Instant, by: StaffId): ResidentId {
  const { id: residentId } = tx
    .insert(residents)
    .values({
      recordNo: person.recordNo,
      name: person.name,
      ...spellName(person.name),
      sex: person.sex,
      birthDay: person.birthDay,
      idKind: person.idKind,
      idNumber: person.idNumber,
      ethnicity: person.ethnicity,
      phone: person.phone,
      address: person.address,
      householdAddress: person.householdAddress,
      occupation: person.occupation,
      insurance: person.insurance,
      guardianName: person.guardian?.name ?? '',
      guardianRelation: person.guardian?.relation ?? '',
      createdAt: at,
      createdBy: by,
    })
    .returning({ id: residents.id })
    .get();
  addSearchKeys(tx, residentId);
  for (const allergy of person.allergies)
    tx.insert(allergies)
      .values({ residentId, ...allergy })
      .run();
  for (const code of person.chronic) {
    tx.insert(conditions)
      .values({ residentId, code, name: diseaseName(code) })
      .run();
  }
  if (person.contract)
    tx.insert(familyDoctorContracts)
      .values({ residentId, ...person.contract })
      .run();
  for (const { group, kind, number, validToDay, checkedDay } of person.credentials) {
    const checkedAt = instant(startOfDay(checkedDay, DEFAULT_SETTINGS.station.utcOffsetMinutes));
    tx.insert(credentials)
      .values({ residentId, group, kind, number, validToDay, checkedBy: by, checkedAt })
      .run();
  }
  return residentId;
}

const NAMES = new Map(ICD10.map(({ code, name }) => [code, name]));

function diseaseName(code: string): string {
  return NAMES.get(code) ?? code;
}
