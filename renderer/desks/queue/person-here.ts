import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import { MOBILITY_LABELS } from '../../../electron/shared/domain/care-marks.ts';
import { givenNameInitials } from '../../../electron/shared/domain/given-name.ts';
import { initialsInAllReadings } from '../../../electron/shared/domain/surname-readings.ts';

export type Guide = Output<'queue.listGuide'>;
export type GuideRow = Guide['rows'][number];

/** Somebody in the station, as the lists of this desk know him; the number of the day tells people apart. */
export type PersonHere = Pick<
  BoardTicket,
  | 'ticketId'
  | 'visitId'
  | 'arrivalId'
  | 'number'
  | 'name'
  | 'sex'
  | 'age'
  | 'rank'
  | 'accompany'
  | 'mobility'
  | 'seat'
>;

export function findPerson(
  number: number | undefined,
  guide: Guide | undefined,
  board: Board | undefined,
): PersonHere | undefined {
  const has = (one: PersonHere) => one.number === number;
  return (
    guide?.rows.find(has) ??
    board?.waiting.find(has) ??
    board?.missed.find(has) ??
    board?.rooms.flatMap((room) => room.current).find(has)
  );
}

/** Which part of the guide's list somebody stands in. */
export function partOf(row: GuideRow): 'elders' | 'noted' | 'others' {
  if (row.elder) return 'elders';
  const noted = row.rank !== 'ordinary' || row.infant || row.accompany || row.mobility !== 'none';
  return noted ? 'noted' : 'others';
}

/** 轮椅, 抱; an infant is carried unless somebody says otherwise. */
export function mobilityWords(row: Pick<GuideRow, 'mobility'>): string {
  return MOBILITY_LABELS[row.mobility];
}

/**
 * Whether what was typed means this one: a number, a part of the name, the beginning of its pinyin initials in any
 * reading of the surname, or of those of the given name, as the search of residents finds it.
 */
export function isMeant(
  term: string,
  { number, name, initials }: Pick<BoardTicket, 'number' | 'name' | 'initials'>,
): boolean {
  const wanted = term.trim().toLowerCase();
  if (wanted === '') return true;
  if (/^\d+$/.test(wanted)) return String(number).startsWith(String(Number(wanted)));
  const typedAs = [...initialsInAllReadings(name, initials), givenNameInitials(name, initials)];
  return name.toLowerCase().includes(wanted) || typedAs.some((one) => one.startsWith(wanted));
}
