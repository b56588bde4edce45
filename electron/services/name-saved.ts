import { type FileTitle, nameFile } from '../shared/domain/file-names.ts';
import type { TaskContext } from './context.ts';

/** Names whatever this station saves for people, without the ending (`nameFile`). */
export function nameSaved(
  { station }: Pick<TaskContext, 'station'>,
  title: FileTitle,
  ...which: readonly string[]
): string {
  return nameFile({ title, which, practice: station().practice });
}
