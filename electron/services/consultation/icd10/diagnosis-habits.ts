/** Shares of visits by age: 0–14, 15–44, 45–64, 65 and over. Only their proportions matter. */
export type AgeWeights = readonly [child: number, young: number, middle: number, old: number];

/** One of these drugs, taken so often (percent), for so many days of a single visit. */
export interface HabitDrug {
  /** Codes of the drug catalogue: alternatives, of which a person with a chronic condition keeps to one. */
  readonly anyOf: readonly string[];
  readonly percent: number;
  readonly days: number;
}

/** A test or a treatment of the price list, done so often. */
export interface HabitItem {
  readonly itemCode: string;
  readonly percent: number;
}

/** What a community doctor usually meets under one diagnosis, and usually does. */
export interface DiagnosisHabit {
  readonly code: string;
  readonly weights: AgeWeights;
  /** Only people under care for it come with it, again and again. */
  readonly chronic: boolean;
  readonly sex: 'any' | 'male' | 'female';
  readonly complaints: readonly string[];
  readonly drugs: readonly HabitDrug[];
  /** In place of `drugs` under 14; empty where the doctor prescribes nothing for them. */
  readonly childDrugs: readonly HabitDrug[];
  readonly tests: readonly HabitItem[];
  readonly treatments: readonly HabitItem[];
  /** How often with a temperature of 37.3 ℃ or more, in percent. */
  readonly feverPercent: number;
}

/**
 * Reads a table of habits, one diagnosis a line: code | marks | weights | complaints | drugs | drugs under
 * 14 | tests | treatments | fever. A drug reads `W001/W004 80 28`, an item `JC01 15`; throws on anything else.
 */
export function readDiagnosisHabits(table: string): readonly DiagnosisHabit[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [code = '', marks = '', weights = '', complaints = '', drugs = '', childDrugs = ''] = cells;
      const [, , , , , , tests = '', treatments = '', fever = ''] = cells;
      if (cells.length !== 9 || !complaints) throw new RangeError(`not a line of diagnosis habits: ${line}`);
      return {
        code,
        weights: readWeights(weights),
        chronic: marks.includes('chronic'),
        sex: marks.includes('female') ? 'female' : marks.includes('male') ? 'male' : 'any',
        complaints: complaints.split('；'),
        drugs: readList(drugs).map(readHabitDrug),
        childDrugs: readList(childDrugs).map(readHabitDrug),
        tests: readList(tests).map(readHabitItem),
        treatments: readList(treatments).map(readHabitItem),
        feverPercent: whole(fever),
      };
    });
}

function readList(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(',').map((part) => part.trim());
}

function readWeights(cell: string): AgeWeights {
  const [child = '', young = '', middle = '', old = ''] = cell.split(' ');
  return [whole(child), whole(young), whole(middle), whole(old)];
}

function readHabitDrug(text: string): HabitDrug {
  const [codes = '', percent = '', days = ''] = text.split(' ');
  return { anyOf: codes.split('/'), percent: whole(percent), days: whole(days) };
}

function readHabitItem(text: string): HabitItem {
  const [itemCode = '', percent = ''] = text.split(' ');
  return { itemCode, percent: whole(percent) };
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`not a whole number: ${text}`);
  return Number(text);
}
