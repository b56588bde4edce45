import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { DutyView } from '../../../electron/shared/contract/registration-duty.ts';

export type DoctorChoice = Output<'registration.listRooms'>['choices'][number];

const STATE_WORDS: Readonly<Record<DutyView['state'], string>> = {
  free: '',
  on: '',
  later: '未到时间',
  full: '已满',
  over: '已过时间',
  off: '不在班',
  stopped: '停诊',
};

/** 刘文涛 剩 19 · 未到时间 · 全科诊断室: who, and how many places are left, stand first and are never cut. */
export function choiceLabel({ doctor, room, duty }: DoctorChoice): string {
  const { state, capacity, taken } = duty;
  const left = capacity === null ? '' : ` 剩 ${Math.max(0, capacity - taken)}`;
  return [`${doctor}${left}`, STATE_WORDS[state], room].filter((word) => word !== '').join(' · ');
}

/** Beside the chosen one: what speaks against it, and else how many wait there, where there is room to say so. */
export function choiceNote({ duty, waiting }: DoctorChoice, brief: boolean): string {
  return STATE_WORDS[duty.state] || (brief ? '' : `候 ${waiting} 人`);
}

/** In a few words how the doctor stands: 替张敏 · 未到时间 14:00–17:30 · 停诊 · 请找何静. */
export function dutyWords(duty: DutyView): string {
  const words = [
    STATE_WORDS[duty.state],
    duty.state === 'later' && duty.hours ? duty.hours : '',
    duty.standsInFor === null ? '' : `替${duty.standsInFor}`,
    duty.state === 'stopped' && duty.standIn !== null ? `请找${duty.standIn}` : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}

/** 陈思 08:00–12:00，限 20 号，剩 19 for the head of the panel; nothing where no plan is set. */
export function dutyNote(
  doctor: string,
  { hours, capacity, taken, standsInFor }: DutyView,
): string | undefined {
  if (hours === null) return undefined;
  const limit = capacity === null ? '' : `，限 ${capacity} 号，剩 ${Math.max(0, capacity - taken)}`;
  return `${doctor} ${hours}${limit}${standsInFor === null ? '' : `，替${standsInFor}`}`;
}

/** 停诊: nobody is there, and no word helps. */
export function isBarred({ state }: DutyView): boolean {
  return state === 'stopped';
}

/** Whether registering wants to know why: off duty, or full. An emergency is word enough. */
export function wordNeeded({ state }: DutyView, emergency: boolean): boolean {
  return !emergency && (state === 'off' || state === 'over' || state === 'full');
}
