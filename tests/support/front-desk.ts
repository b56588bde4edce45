import { eq } from 'drizzle-orm';
import { clinics, serviceItems, servicePrices, waiverRules } from '../../db/schema/index.ts';
import type { Output } from '../../electron/shared/contract/procedures.ts';
import { type ClinicDay, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import { checkCharacter } from '../../electron/shared/values/id-number.ts';
import type { ClinicId, ResidentId, StaffId } from '../../electron/shared/values/ids.ts';
import type { TestStation } from './station.ts';

/** A citizen's number with a right check character. `sequence` odd = man. */
export function citizenNumber(birthDay: string, sequence: number, region = '510104'): string {
  const first17 = `${region}${birthDay.replaceAll('-', '')}${sequence.toString().padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** 挂号费 2.00, 诊察费 5.00, 一般诊疗费 10.00, and no 挂号费 for signed residents. */
export function seedFees(station: TestStation): void {
  const day = clinicDay('2026-01-01');
  const items = [
    ['GH01', '挂号费', 'registration', 'registration', 200],
    ['ZC01', '诊察费', 'consultation', 'consultation', 500],
    ['YB01', '一般诊疗费', 'general_fee', 'general_fee', 1_000],
  ] as const;
  for (const [code, name, category, purpose, price] of items) {
    const { id } = station.db
      .insert(serviceItems)
      .values({ code, name, pinyin: '', initials: '', category, unit: '次', purpose })
      .returning({ id: serviceItems.id })
      .get();
    station.db
      .insert(servicePrices)
      .values({ itemId: id, priceFen: fen(price), fromDay: day, at: station.now() })
      .run();
  }
  station.db
    .insert(waiverRules)
    .values({
      code: 'QYGH',
      name: '签约居民免挂号费',
      basis: '家庭医生签约服务协议',
      category: 'registration',
      percent: 100,
      condition: 'contract',
    })
    .run();
}

export interface FrontDesk {
  readonly room: ClinicId;
  readonly doctor: StaffId;
  /** Opens a record; every one gets another citizen's number. */
  readonly person: (name: string, birthDay: string) => Promise<ResidentId>;
  readonly register: (
    residentId: ResidentId,
    more?: { emergency?: boolean; payLater?: boolean; again?: boolean },
  ) => Promise<Output<'registration.register'>>;
  /** A new person, registered: the ticket's number is what most tests talk about. */
  readonly arrives: (name: string, birthDay: string) => Promise<Output<'registration.register'>>;
}

export function openFrontDesk(station: TestStation): FrontDesk {
  let sequence = 1;
  const desk = station.as('front_desk');
  const room = roomNamed(station, '全科诊断室');
  const doctor = station.as('doctor').session.staffId;
  const person = async (name: string, birthDay: string) => {
    sequence += 1;
    const { residentId } = await desk.call('residents.create', {
      name,
      idKind: 'resident_id',
      idNumber: citizenNumber(birthDay, sequence),
      phone: '13800138000',
      address: '惜字宫南街 52 号',
    });
    return residentId;
  };
  const register: FrontDesk['register'] = (residentId, more) =>
    desk.call('registration.register', { residentId, clinicId: room, doctorId: doctor, ...more });
  return {
    room,
    doctor,
    person,
    register,
    arrives: async (name, birthDay) => register(await person(name, birthDay)),
  };
}

export function roomNamed(station: TestStation, name: string): ClinicId {
  const row = station.db.select({ id: clinics.id }).from(clinics).where(eq(clinics.name, name)).get();
  if (!row) throw new Error(`no room ${name}`);
  return row.id;
}

export const ORDINARY: ClinicDay = clinicDay('1988-05-01');
export const ELDER: ClinicDay = clinicDay('1950-05-01');
