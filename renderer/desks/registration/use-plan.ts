import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DoctorChoice, isBarred, wordNeeded } from './doctor-choice.ts';
import type { Plan } from './intents.ts';
import type { RegistrationForm } from './registration-form.ts';

const ROOM_OPTIONS = {
  topics: ['queue', 'registration', 'staff', 'settings'],
  // Sessions begin, fill and end by the clock.
  everyMs: 60_000,
} as const;

/** Which doctors can be chosen, and what registering with the chosen one would mean. */
export function usePlan(form: RegistrationForm | undefined) {
  const rooms = useQueryCall('registration.listRooms', {}, ROOM_OPTIONS).data;
  const choices = rooms?.choices ?? [];
  const wanted = choices.find((one) => one.doctorId === form?.doctorId && one.clinicId === form.clinicId);
  const chosen = wanted ?? choices[0];
  const asked = usePreview(form, chosen);
  // What was planned before holds no longer when the station says no.
  const preview = { data: asked.error ? undefined : asked.data, error: asked.error };
  return { rooms, choices, chosen, preview, missing: whatIsMissing(form, preview.data) };
}

/** Asked again when the line, the record or the prices change, and each half minute while people wait. */
function usePreview(form: RegistrationForm | undefined, chosen: DoctorChoice | undefined) {
  const residentId = form?.residentId ?? null;
  return useQueryCall(
    'registration.preview',
    {
      residentId: residentId ?? 0,
      clinicId: chosen?.clinicId ?? 0,
      doctorId: chosen?.doctorId ?? 0,
      emergency: form?.emergency ?? false,
      ...(form?.session ? { session: form.session } : {}),
      ...(form?.kind ? { kind: form.kind } : {}),
    },
    {
      enabled: residentId !== null && chosen !== undefined,
      topics: ['registration', 'queue', 'residents', 'settings'],
      everyMs: 30_000,
    },
  );
}

/** What keeps F12 from registering, in a few words. */
function whatIsMissing(form: RegistrationForm | undefined, plan: Plan | undefined): string | undefined {
  if (!form || !plan) return undefined;
  if (form.differences.length > 0) return '证与档案不同，先定';
  if (plan.numberToday?.at && !form.again) return '先选上面一项';
  if (isBarred(plan.duty)) return '这位医生停诊';
  if (wordNeeded(plan.duty, form.emergency) && form.dutyWord.trim() === '') return '先写为什么挂';
  return undefined;
}

/** The number with which somebody stands in the doctor's line already, when the plan is refused for that. */
export function numberOfRefusal(error: CallError | undefined): number | undefined {
  if (error?.kind !== 'refusal' || error.code !== 'registration.already-waiting') return undefined;
  const { number } = error.details;
  return typeof number === 'number' ? number : undefined;
}
