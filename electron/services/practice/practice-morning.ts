import { eq } from 'drizzle-orm';
import type { Tx } from '../../../db/open.ts';
import { clinics, drugs, serviceItems } from '../../../db/schema/index.ts';
import type { CallInput, Output } from '../../shared/contract/procedures.ts';
import type { QueuePoint } from '../../shared/domain/queue-points.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { ClinicId, DrugId, ResidentId, ServiceItemId, VisitId } from '../../shared/values/ids.ts';
import { CATALOGUE_DRUGS } from './catalogue/drugs.ts';
import type { PracticePerson } from './practice-counter.ts';
import { practiceResidents } from './practice-residents.ts';

/** Who works at the practice station. */
export interface PracticeCrew {
  readonly frontDesk: PracticePerson;
  readonly doctor: PracticePerson;
  readonly pharmacist: PracticePerson;
  readonly second: PracticePerson;
}

export interface PracticeMorning {
  readonly tx: Tx;
  readonly crew: PracticeCrew;
  readonly day: ClinicDay;
  /** Lets some minutes of the morning pass. */
  readonly pass: () => void;
}

interface Case {
  readonly complaint: string;
  readonly diagnoses: readonly string[];
  readonly drugs: readonly string[];
  readonly days: number;
  readonly longTerm?: boolean;
  readonly test?: string;
}

/** What people come with; taken in turn. */
const CASES: readonly Case[] = [
  {
    complaint: '头晕 3 天，续开降压药',
    diagnoses: ['I10'],
    drugs: ['W001', 'W016'],
    days: 28,
    longTerm: true,
  },
  { complaint: '复查血糖，续药', diagnoses: ['E11'], drugs: ['W026'], days: 28, longTerm: true },
  { complaint: '流涕、咽痛 2 天', diagnoses: ['J06'], drugs: ['P002', 'W075'], days: 3 },
  { complaint: '腰痛 1 周', diagnoses: ['M54'], drugs: ['W089'], days: 5 },
  { complaint: '反酸、上腹不适', diagnoses: ['K29'], drugs: ['W078'], days: 7 },
  { complaint: '腹泻 1 天', diagnoses: ['A09'], drugs: ['W082'], days: 3, test: 'HY10' },
  {
    complaint: '胸闷，查心电图',
    diagnoses: ['I10'],
    drugs: ['W001'],
    days: 14,
    longTerm: true,
    test: 'JC01',
  },
];

/** A morning in the middle of things: some are gone, every desk has somebody, and a few still wait. */
export function playPracticeMorning(morning: PracticeMorning): void {
  const residents = enterResidents(morning);
  const rooms = readRooms(morning.tx);
  const register = (indexes: readonly number[]) => {
    for (const index of indexes) registerOne(morning, rooms, residents[index], index);
  };
  register([0, 9, 4, 8, 15, 12, 5, 17, 21, 30]);
  for (let turn = 0; turn < 9; turn += 1) seeNext(morning, rooms, CASES[turn % CASES.length], 'sign');
  for (let turn = 0; turn < 8; turn += 1) settleNext(morning, rooms);
  for (let turn = 0; turn < 6; turn += 1) handOutNext(morning, rooms);
  register([1, 2, 3, 6, 7, 10, 11, 13, 14, 22, 31, 34, 36, 40]);
  seeNext(morning, rooms, CASES[5], 'test');
  seeNext(morning, rooms, CASES[6], 'test');
  settleNext(morning, rooms);
  for (let turn = 0; turn < 4; turn += 1) seeNext(morning, rooms, CASES[turn], 'sign');
  settleNext(morning, rooms);
  missNext(morning, rooms);
}

function enterResidents({ crew, day, pass }: PracticeMorning): ResidentId[] {
  return practiceResidents(day).map((person, index) => {
    const { residentId } = crew.frontDesk.do('residents.create', person.intent);
    if (person.proof) {
      crew.frontDesk.do('residents.addCredential', {
        residentId,
        ...person.proof,
        number: `${person.proof.kind === 'veteran_card' ? '优' : '军'}51${String(100_000 + index)}`,
      });
    }
    if (person.contract) {
      crew.frontDesk.do('residents.addContract', {
        residentId,
        team: '刘文涛团队',
        agreementNo: `QY${day.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`,
        fromDay: `${day.slice(0, 4)}-01-01`,
        toDay: `${day.slice(0, 4)}-12-31`,
      });
    }
    for (const [code, name] of person.conditions)
      crew.doctor.do('residents.addCondition', { residentId, code, name });
    if (person.allergy) {
      const [substance, reaction] = person.allergy;
      crew.doctor.do('residents.addAllergy', { residentId, substance, reaction });
    }
    if (index % 10 === 0) pass();
    return residentId;
  });
}

type Rooms = Readonly<Partial<Record<QueuePoint, ClinicId>>>;

function readRooms(tx: Tx): Rooms {
  const rows = tx
    .select({ id: clinics.id, point: clinics.point })
    .from(clinics)
    .orderBy(clinics.position)
    .all();
  return Object.fromEntries(rows.reverse().map((row) => [row.point, row.id]));
}

function roomOf(rooms: Rooms, point: QueuePoint): ClinicId {
  const room = rooms[point];
  if (room === undefined) throw new Error(`the practice station has no room for ${point}`);
  return room;
}

const EMERGENCY = 12;

function registerOne(
  { crew, pass }: PracticeMorning,
  rooms: Rooms,
  residentId: ResidentId | undefined,
  index: number,
): void {
  if (residentId === undefined) return;
  pass();
  crew.frontDesk.try('registration.register', {
    residentId,
    clinicId: roomOf(rooms, 'consultation'),
    doctorId: crew.doctor.session.staffId,
    emergency: index === EMERGENCY,
    reason: CASES[index % CASES.length]?.complaint ?? '',
    temperatureDeci: 362 + (index % 9),
  });
}

/** The doctor calls whoever is next by rule, sees him and signs, or sends him for a test first. */
function seeNext(morning: PracticeMorning, rooms: Rooms, what: Case | undefined, end: 'sign' | 'test'): void {
  const { crew, pass, tx } = morning;
  pass();
  const called = crew.doctor.try('queue.callNext', {
    point: 'consultation',
    clinicId: roomOf(rooms, 'consultation'),
  });
  if (!called || !what) return;
  pass();
  const visitId = visitOf(called);
  if (!crew.doctor.try('consultation.start', { visitId })) return;
  pass();
  const record = {
    visitId,
    complaint: what.complaint,
    findings: '神志清，心肺听诊未见异常。',
    diagnoses: [...what.diagnoses],
    vitals: { temperatureDeci: 365, pulse: 76, systolic: 134, diastolic: 82 },
  };
  if (end === 'test') {
    const orders = [{ itemId: itemByCode(tx, what.test ?? 'HY03'), qty: 1 }];
    crew.doctor.try('consultation.orderTests', { ...record, orders });
    return;
  }
  const slips = [writeSlip(morning, visitId, what)];
  const signed = crew.doctor.try('consultation.sign', { ...record, slips });
  // A drug that this person must not have: the doctor signs without it.
  if (!signed) crew.doctor.try('consultation.sign', record);
}

/** Only at 挂号 a call has no visit yet. */
function visitOf({ visitId }: Output<'queue.callNext'>): VisitId {
  if (visitId === null) throw new Error('called somebody who is not registered');
  return visitId;
}

type Slip = NonNullable<CallInput<'consultation.sign'>['slips']>[number];

function writeSlip({ crew, tx }: PracticeMorning, visitId: VisitId, what: Case): Slip {
  const slip: Slip = {
    kind: what.longTerm ? 'long_term' : 'ordinary',
    lines: what.drugs.map((code) => draftLine(tx, code, what.days)),
  };
  const preview = crew.doctor.try('consultation.previewPrescription', { visitId, slips: [slip] });
  const lines = preview?.slips[0]?.lines ?? [];
  return {
    ...slip,
    lines: slip.lines.map((line, index) => ({ ...line, qty: lines[index]?.suggestedQty ?? line.qty })),
  };
}

function draftLine(tx: Tx, code: string, days: number): Slip['lines'][number] {
  const drug = CATALOGUE_DRUGS.find((one) => one.code === code);
  const row = tx.select({ id: drugs.id }).from(drugs).where(eq(drugs.code, code)).get();
  if (!drug || !row) throw new Error(`no drug ${code}`);
  const drugId: DrugId = row.id;
  return {
    drugId,
    doseMilli: drug.defaultDoseMilli,
    frequency: drug.defaultFrequency,
    route: drug.defaultRoute,
    days,
    qty: drug.packSize,
  };
}

function itemByCode(tx: Tx, code: string): ServiceItemId {
  const row = tx.select({ id: serviceItems.id }).from(serviceItems).where(eq(serviceItems.code, code)).get();
  if (!row) throw new Error(`no service item ${code}`);
  return row.id;
}

function settleNext({ crew, pass }: PracticeMorning, rooms: Rooms): void {
  pass();
  const called = crew.frontDesk.try('queue.callNext', {
    point: 'cashier',
    clinicId: roomOf(rooms, 'cashier'),
  });
  if (!called) return;
  const visitId = visitOf(called);
  crew.frontDesk.try('queue.startServing', { ticketId: called.ticketId });
  const bill = crew.frontDesk.do('cashier.getBill', { visitId });
  const byPhone = called.number % 3 === 0;
  crew.frontDesk.try('cashier.settle', {
    visitId,
    tenders: byPhone ? { wechat: bill.netFen } : {},
    ...(byPhone || bill.netFen === 0 ? {} : { cashGivenFen: Math.ceil(bill.netFen / 1000) * 1000 }),
  });
}

function handOutNext({ crew, pass }: PracticeMorning, rooms: Rooms): void {
  pass();
  const called = crew.pharmacist.try('queue.callNext', {
    point: 'pickup',
    clinicId: roomOf(rooms, 'pickup'),
  });
  if (!called) return;
  crew.pharmacist.try('queue.startServing', { ticketId: called.ticketId });
  for (const { prescriptionId } of slipsOf(crew.pharmacist, visitOf(called))) {
    crew.pharmacist.try('dispensary.review', { prescriptionId });
    crew.pharmacist.try('dispensary.prepare', { prescriptionId });
    crew.second.try('dispensary.check', { prescriptionId });
    crew.pharmacist.try('dispensary.dispense', { prescriptionId });
  }
}

function slipsOf(pharmacist: PracticePerson, visitId: VisitId) {
  return pharmacist.do('dispensary.listToday', {}).waiting.filter((row) => row.visitId === visitId);
}

/** Called three times, a minute apart, and not there. */
function missNext({ crew, pass }: PracticeMorning, rooms: Rooms): void {
  const called = crew.doctor.try('queue.callNext', {
    point: 'consultation',
    clinicId: roomOf(rooms, 'consultation'),
  });
  if (!called) return;
  for (let again = 0; again < 2; again += 1) {
    pass();
    crew.doctor.try('queue.callAgain', { ticketId: called.ticketId });
  }
  pass();
  crew.doctor.try('queue.markMissed', { ticketId: called.ticketId });
}
