import type { Answer, PlayedCall } from '../support/played-month.ts';
import type { Answered } from './journal.ts';

/** So many of the newest acknowledged commands are sent once more when work goes on. */
const SENT_AGAIN = 30;

/**
 * Brings a killed day back to where it stood. The desks' own memory died with the process, so the player
 * starts at the opening stock again and gets from the tape what it was told before; the newest commands are
 * sent again all the same, under their first ids, and must be answered as they were. Behind the tape's end
 * the program itself answers: first of all the call that was under way at the kill.
 */
export function answerFromTape(
  tape: readonly Answered[],
  live: Answer,
  record: (answered: Answered) => void,
): Answer {
  return async (call) => {
    const told = tape[call.number - 1];
    if (!told) {
      const reply = await live(call);
      record({ call, reply });
      return reply;
    }
    assertSame(told.call, call, 'the player makes another call than before the kill');
    if (isSentAgain(call, told, tape.length)) {
      assertSame(told.reply, await live(call), 'a repeated command is not answered as it was');
    }
    return told.reply;
  };
}

function isSentAgain(call: PlayedCall, told: Answered, length: number): boolean {
  return call.kind === 'command' && told.reply.ok && call.number > length - SENT_AGAIN;
}

function assertSame(before: unknown, now: unknown, complaint: string): void {
  const [first, second] = [before, now].map((value) => JSON.stringify(value));
  if (first !== second) throw new Error(`${complaint}:\n  ${first}\n  ${second}`);
}
