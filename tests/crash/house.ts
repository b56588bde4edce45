import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoStation } from '../../build/demo/month/crew.ts';
import type { Person } from '../../build/demo/month/people.ts';
import { openingDay } from '../../build/demo/month/play-month.ts';
import { seedStation } from '../../build/demo/month/seed-station.ts';
import { openDatabase, SHIPPED_MIGRATIONS } from '../../db/migrate.ts';
import type { Session } from '../../electron/services/context.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { answerFrom, type PlayedPlan, planPlayedMonth, signInThrough } from '../support/played-month.ts';

/** Whose month is played: few residents, since what counts is what is written and not who is on file. */
export interface HousePlan {
  readonly seed: number;
  readonly visitsPerYear: number;
}

const RESIDENTS = 400;

/** One station on disk that is killed again and again, with everything around it. */
export interface House {
  readonly folder: string;
  readonly plan: HousePlan;
  readonly database: string;
  /** The file as it was before the first patient came, to play the month once more without a kill. */
  readonly seeded: string;
  /** What the program answered, written after each answer. */
  readonly journal: string;
  readonly crew: string;
  /** The shipped migrations, to which a round may add a step. */
  readonly migrations: string;
  readonly backups: string;
}

export function houseAt(folder: string, plan: HousePlan): House {
  return {
    folder,
    plan,
    database: join(folder, 'station.db'),
    seeded: join(folder, 'seeded.db'),
    journal: join(folder, 'journal.jsonl'),
    crew: join(folder, 'crew.json'),
    migrations: join(folder, 'migrations'),
    backups: join(folder, 'backups'),
  };
}

export function planOf({ plan }: House): PlayedPlan {
  return planPlayedMonth({ ...plan, residents: RESIDENTS });
}

/** Builds the house: a seeded station, nobody served yet. */
export async function buildHouse(folder: string, planned: HousePlan): Promise<House> {
  const house = houseAt(folder, planned);
  mkdirSync(house.backups, { recursive: true });
  cpSync(SHIPPED_MIGRATIONS, house.migrations, { recursive: true });
  const { people, plan } = planOf(house);
  const db = openDatabase({ file: house.seeded, migrations: house.migrations });
  const counter = signInThrough(answerFrom(db, house.seeded, { now: instant(0) }));
  const day = openingDay(plan);
  const station = await seedStation({ db, name: '演练社区卫生服务站', day, people, counter });
  db.$client.close();
  cpSync(house.seeded, house.database);
  writeFileSync(house.crew, JSON.stringify(writeCrew(station)));
  return house;
}

/** A station's crew as a file can keep it: a person is a session, a map is its entries. */
function writeCrew(station: DemoStation) {
  const { doctors, ...rest } = station;
  return {
    frontDesk: rest.frontDesk.session,
    head: rest.head.session,
    pharmacist: rest.pharmacist.session,
    secondPharmacist: rest.secondPharmacist.session,
    doctors: [...doctors].map(([code, { session }]) => [code, session] as const),
    clinics: [...rest.clinics],
    drugs: [...rest.drugs],
    items: [...rest.items],
    suppliers: [...rest.suppliers],
    residents: rest.residents,
    password: rest.password,
  };
}

/** The people of the house, back at their desks. */
export function readCrew(house: House, signIn: (session: Session) => Person): DemoStation {
  const kept = JSON.parse(readFileSync(house.crew, 'utf8')) as ReturnType<typeof writeCrew>;
  return {
    frontDesk: signIn(kept.frontDesk),
    head: signIn(kept.head),
    pharmacist: signIn(kept.pharmacist),
    secondPharmacist: signIn(kept.secondPharmacist),
    doctors: new Map(kept.doctors.map(([code, session]) => [code, signIn(session)])),
    clinics: new Map(kept.clinics),
    drugs: new Map(kept.drugs),
    items: new Map(kept.items),
    suppliers: new Map(kept.suppliers),
    residents: kept.residents,
    password: kept.password,
  };
}
