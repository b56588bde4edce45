import { ICD10_TABLE } from './icd10-table.ts';

export interface Icd10Code {
  /** Three characters, without mark. */
  readonly code: string;
  readonly name: string;
  /**
   * `dagger` (剑号) names the underlying disease and `asterisk` (星号) its manifestation, which never
   * stands alone as a diagnosis.
   */
  readonly mark: 'none' | 'dagger' | 'asterisk';
}

const MARKS = { '': 'none', '+': 'dagger', '*': 'asterisk' } as const;

function readCode(line: string): Icd10Code {
  const match = /^([A-Z]\d\d)([+*]?) (.+)$/.exec(line);
  const [, code = '', mark = '', name = ''] = match ?? [];
  if (!match) throw new RangeError(`not a line of the ICD-10 table: ${line}`);
  return { code, name, mark: MARKS[mark === '+' || mark === '*' ? mark : ''] };
}

/** The diagnosis list, in the order of the codes' chapters. */
export const ICD10: readonly Icd10Code[] = ICD10_TABLE.trim().split('\n').map(readCode);
