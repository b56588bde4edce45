import { formatTicketNumber } from '../values/printed-numbers.ts';
import { maskName } from './masking.ts';

/** What board and voice may say: `016 号 唐*梅，请到全科诊断室`; without a name where the door knows none. */
export function sayCall(call: {
  readonly number: number;
  readonly name: string;
  readonly room: string;
}): string {
  const who = `${formatTicketNumber(call.number)} 号 ${maskName(call.name)}`.trimEnd();
  return `${who}，请到${call.room}`;
}
