import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { idNumber, readIdNumber } from '../../../electron/shared/values/id-number.ts';
import type { DoctorChoice } from './doctor-choice.ts';
import { idKindOf, type NewPerson, type ReadCard, type RegistrationForm } from './registration-form.ts';

export type Plan = Output<'registration.preview'>;

export function asCreateIntent(person: NewPerson) {
  const { sex, birthDay, ...rest } = person;
  return {
    ...rest,
    idNumber: person.idKind === 'none' ? '' : person.idNumber,
    ...(sex === null ? {} : { sex }),
    ...(birthDay === null ? {} : { birthDay }),
  };
}

/** Who somebody is by the card; a scanner gives no name, and the record's stays. */
export function asIdentity(card: ReadCard, record: ResidentRecord) {
  const number = idNumber(card.idNumber);
  return {
    name: card.name ?? record.name,
    idKind: idKindOf(number),
    idNumber: number as string,
    ...readIdNumber(number),
  };
}

export function asRegisterIntent(
  form: RegistrationForm,
  residentId: NonNullable<RegistrationForm['residentId']>,
  chosen: DoctorChoice,
  plan: Plan,
) {
  const { session, kind, reason, emergency, temperatureDeci, dutyWord, again, arrival } = form;
  return {
    residentId,
    clinicId: chosen.clinicId,
    doctorId: chosen.doctorId,
    reason,
    dutyWord,
    again,
    emergency,
    payLater: form.pay === 'later',
    ...(arrival === null ? {} : { arrivalId: arrival.arrivalId }),
    ...(session ? { session } : {}),
    ...(kind ? { kind } : {}),
    ...(temperatureDeci === null ? {} : { temperatureDeci }),
    ...(form.pay === 'now' && plan.dueFen > 0 ? { payNow: asPayNow(form, plan) } : {}),
  };
}

function asPayNow(form: RegistrationForm, plan: Plan) {
  if (form.payWay !== 'cash') return { tenders: { [form.payWay]: plan.dueFen } };
  return form.cashGivenFen === null ? { tenders: {} } : { tenders: {}, cashGivenFen: form.cashGivenFen };
}
