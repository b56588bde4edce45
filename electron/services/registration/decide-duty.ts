import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { RegistrationPlan } from './plan-registration.ts';

/** The word by which a registration was made that the doctors' plan did not allow. */
export interface DutyOverride {
  readonly state: 'full' | 'over' | 'off';
  readonly reason: string;
}

/**
 * Whether the doctors' plan allows the registration. A doctor who was stopped cannot be chosen: somebody else
 * sees patients. One who is not on duty can, with a word, since the doctor may well be there. A full session
 * (限号) is exceeded by the head alone, with a reason. An emergency is never turned away by a plan.
 *
 * @returns what to note beside the visit, or undefined when the plan allows it.
 * @throws Refusal 'registration.doctor-stopped' | 'registration.doctor-off' | 'registration.session-full'
 */
export function decideDuty(
  context: CommandContext,
  { duty, doctor, session }: RegistrationPlan,
  { emergency, dutyWord }: { readonly emergency: boolean; readonly dutyWord: string },
): DutyOverride | undefined {
  const { state } = duty;
  const reason = dutyWord === '' && emergency ? '急诊' : dutyWord;
  switch (state) {
    case 'free':
    case 'on':
    case 'later':
      return undefined;
    case 'stopped':
      throw refuse('registration.doctor-stopped', {
        doctor: doctor.name,
        session,
        reason: duty.stopReason ?? '',
        standIn: duty.standIn ?? '',
      });
    case 'full': {
      const allowed = emergency || context.session.roles.includes('head');
      if (!allowed || reason === '') {
        throw refuse('registration.session-full', {
          doctor: doctor.name,
          session,
          capacity: duty.capacity ?? 0,
          mayExceed: allowed ? 1 : 0,
        });
      }
      return { state, reason };
    }
    case 'over':
    case 'off':
      if (reason === '') {
        throw refuse('registration.doctor-off', { doctor: doctor.name, session, hours: duty.hours ?? '' });
      }
      return { state, reason };
  }
}
