import type { Output } from '../../shared/contract/procedures.ts';
import { spell } from '../spelling.ts';
import { DIAGNOSIS_ALIASES } from './diagnosis-aliases.ts';
import { COMMON_DIAGNOSES } from './icd10/common-diagnoses.ts';
import { ICD10 } from './icd10/icd10-3char.ts';

interface SpelledName {
  readonly name: string;
  readonly initials: string;
  readonly pinyin: string;
}

interface DiagnosisEntry {
  readonly code: string;
  readonly name: string;
  /** Its name and what doctors call it. */
  readonly words: readonly SpelledName[];
  readonly common: boolean;
  /** The manifestation of another disease: never the only diagnosis. */
  readonly asterisk: boolean;
}

const MAX_ROWS = 20;

let entries: readonly DiagnosisEntry[] | undefined;
let byCode: ReadonlyMap<string, DiagnosisEntry> | undefined;

/** Spelling 1,600 names takes a moment, so it is done at the first search and kept. */
function allDiagnoses(): readonly DiagnosisEntry[] {
  entries ??= makeEntries();
  return entries;
}

function makeEntries(): DiagnosisEntry[] {
  const commonOrder = new Map(COMMON_DIAGNOSES.map(({ code }, position) => [code, position]));
  const all = ICD10.map(({ code, name, mark }): DiagnosisEntry => {
    return {
      code,
      name,
      words: [name, ...(DIAGNOSIS_ALIASES[code] ?? [])].map((one) => ({ name: one, ...spell(one) })),
      common: commonOrder.has(code),
      asterisk: mark === 'asterisk',
    };
  });
  const rankOf = (entry: DiagnosisEntry) => commonOrder.get(entry.code) ?? commonOrder.size;
  return all.sort((a, b) => rankOf(a) - rankOf(b) || (a.code < b.code ? -1 : 1));
}

/** The diagnosis of a three-character ICD-10 code, or undefined. */
export function findDiagnosis(code: string): DiagnosisEntry | undefined {
  byCode ??= new Map(allDiagnoses().map((entry) => [entry.code, entry]));
  return byCode.get(code);
}

/** How close one way of naming a diagnosis is to what was typed; lower is closer. */
function closenessOfName(word: SpelledName, term: string): number {
  if (word.name.startsWith(term) || word.initials.startsWith(term)) return 1;
  if (word.name.includes(term)) return 2;
  if (word.pinyin.startsWith(term)) return 3;
  if (word.initials.includes(term)) return 4;
  return word.pinyin.includes(term) ? 5 : Number.POSITIVE_INFINITY;
}

function closeness(entry: DiagnosisEntry, term: string): number {
  if (entry.code.startsWith(term.toUpperCase())) return 0;
  return Math.min(...entry.words.map((word) => closenessOfName(word, term)));
}

/**
 * ICD-10 diagnoses by code, name, pinyin initials or spelling; of equal fit the common ones of a station
 * first. An empty term lists the most common. At most 20.
 */
export function searchDiagnoses(term: string): Output<'consultation.searchDiagnoses'> {
  const wanted = term.trim().toLowerCase();
  const scored = allDiagnoses().flatMap((entry, position) => {
    const score = wanted === '' ? 0 : closeness(entry, wanted);
    if (score === Number.POSITIVE_INFINITY) return [];
    // A common diagnosis that fits in the middle still comes before a rare one that fits at the start.
    return [{ entry, score: score + (entry.common ? 0 : 2), position }];
  });
  scored.sort((a, b) => a.score - b.score || a.position - b.position);
  return {
    rows: scored.slice(0, MAX_ROWS).map(({ entry: { code, name, common } }) => ({ code, name, common })),
  };
}
