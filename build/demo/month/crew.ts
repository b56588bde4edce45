import type {
  ClinicId,
  DrugId,
  ResidentId,
  ServiceItemId,
  StaffId,
  SupplierId,
} from '../../../electron/shared/values/ids.ts';
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

/** @throws Error when the plan names something that the station does not have. */
export function idOf<Id>(map: ReadonlyMap<string, Id>, code: string): Id {
  const id = map.get(code);
  if (id === undefined) throw new Error(`the plan names ${code}, which the station does not have`);
  return id;
}

export function staffIdOf(person: Person): StaffId {
  return person.session.staffId;
}
