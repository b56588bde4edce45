import { CATALOGUE_STAFF } from '../../../electron/services/practice/catalogue/staff.ts';
import { type ClinicDay, weekdayOf } from '../../../electron/shared/values/clinic-day.ts';
import type {
  ClinicId,
  DrugId,
  ResidentId,
  ServiceItemId,
  StaffId,
  SupplierId,
} from '../../../electron/shared/values/ids.ts';
import { holidayOn } from '../population/holidays.ts';
import type { Person } from './people.ts';

/** The demo station as its month's player sees it: people, and codes of the plan by the ids of the file. */
export interface DemoStation {
  readonly frontDesk: Person;
  readonly head: Person;
  /** Doctors by their code in the catalogue. */
  readonly doctors: ReadonlyMap<string, Person>;
  readonly pharmacist: Person;
  /** Signs 核对 and stands by at losses. */
  readonly secondPharmacist: Person;
  readonly clinics: ReadonlyMap<string, ClinicId>;
  readonly residents: readonly ResidentId[];
  readonly drugs: ReadonlyMap<string, DrugId>;
  readonly items: ReadonlyMap<string, ServiceItemId>;
  readonly suppliers: ReadonlyMap<string, SupplierId>;
  readonly password: string;
}

/** When the doctors begin, in minutes after midnight. */
export const DOCTORS_BEGIN = 8 * 60;

/** Who sees patients, and where: the catalogue's doctors in their order. */
export const CONSULTING_ROOMS = CATALOGUE_STAFF.filter(({ roles }) => roles.includes('doctor')).map(
  ({ code, clinicCode }) => ({ doctor: code, room: clinicCode }),
);

/** The second doctor sees patients on the mornings of full working days; the rest belongs to follow-up visits. */
const SECOND_DOCTOR = { code: 'chensi', until: 11.5 * 60 } as const;

/** Where somebody who comes at that minute can be seen. */
export function roomsOpenAt(day: ClinicDay, minute: number): typeof CONSULTING_ROOMS {
  const weekday = weekdayOf(day);
  const full = weekday !== 0 && weekday !== 6 && holidayOn(day) === undefined;
  return CONSULTING_ROOMS.filter(
    ({ doctor }) => doctor !== SECOND_DOCTOR.code || (full && minute < SECOND_DOCTOR.until),
  );
}

/** @throws Error when the plan names something that the station does not have. */
export function idOf<Id>(map: ReadonlyMap<string, Id>, code: string): Id {
  const id = map.get(code);
  if (id === undefined) throw new Error(`the plan names ${code}, which the station does not have`);
  return id;
}

export function staffIdOf(person: Person): StaffId {
  return person.session.staffId;
}
