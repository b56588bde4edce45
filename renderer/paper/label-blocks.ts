/** What stands on a label, from the top down. */
type BlockKind = 'head' | 'name' | 'drug' | 'use' | 'small';

export interface LabelBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Height of the letters, in millimetres. */
type Letters = Readonly<Record<BlockKind, number>>;

const LETTERS: Letters = { head: 2.5, name: 4.4, drug: 3, use: 3.9, small: 2.5 };
/** Height of a line over that of its letters. */
export const LINE = 1.25;

/** A sticker has room for one thing in large letters: what is to be done with the drug. */
const LARGE_ON_STICKER: readonly Letters[] = [1.4, 1.3, 1.2, 1.1].map((times) => ({
  ...LETTERS,
  use: LETTERS.use * times,
}));
const LARGE_ON_ROLL = everything(1.3);
/** The smallest that a thermal head still draws well. */
const SMALL = everything(0.9);

function everything(times: number): Letters {
  const { head, name, drug, use, small } = LETTERS;
  return {
    head: head * times,
    name: name * times,
    drug: drug * times,
    use: use * times,
    small: small * times,
  };
}

export interface Room {
  readonly widthMm: number;
  /** Null on a roll: as high as it gets. */
  readonly heightMm: number | null;
  readonly large: boolean;
}

export interface LaidBlocks {
  readonly letters: Letters;
  readonly labels: readonly (readonly LabelBlock[])[];
}

/**
 * One label where its words fit, in the largest letters in which they do; otherwise as many as it takes, each
 * further one headed by `next`. Nothing is left out, however long.
 */
export function layOutLabel(blocks: readonly LabelBlock[], next: LabelBlock, room: Room): LaidBlocks {
  const { widthMm, heightMm, large } = room;
  if (heightMm === null) return { letters: large ? LARGE_ON_ROLL : LETTERS, labels: [blocks] };
  const fitting = [...(large ? LARGE_ON_STICKER : []), LETTERS, SMALL].find(
    (letters) => heightOf(blocks, widthMm, letters) <= heightMm,
  );
  if (fitting) return { letters: fitting, labels: [blocks] };
  return { letters: SMALL, labels: flow(blocks, next, { widthMm, heightMm, letters: SMALL }) };
}

function heightOf(blocks: readonly LabelBlock[], widthMm: number, letters: Letters): number {
  return blocks.reduce((sum, { kind, text }) => {
    const lines = linesIn(text, widthMm / letters[kind]).length;
    return sum + lines * letters[kind] * LINE;
  }, 0);
}

interface FlowRoom {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly letters: Letters;
}

function flow(
  blocks: readonly LabelBlock[],
  next: LabelBlock,
  { widthMm, heightMm, letters }: FlowRoom,
): LabelBlock[][] {
  const labels: LabelBlock[][] = [[]];
  let left = heightMm;
  for (const block of blocks) {
    const lineMm = letters[block.kind] * LINE;
    let lines = linesIn(block.text, widthMm / letters[block.kind]);
    while (lines.length > 0) {
      const label = labels.at(-1) ?? [];
      // On a label with nothing but its heading one line is put in any case: it always ends.
      const least = labels.length > 1 && label.length === 1 ? 1 : 0;
      const fit = Math.max(least, Math.floor(left / lineMm));
      const taken = lines.slice(0, fit);
      if (taken.length > 0) label.push({ ...block, text: taken.join('') });
      left -= taken.length * lineMm;
      lines = lines.slice(fit);
      if (lines.length > 0) {
        labels.push([next]);
        left = heightMm - heightOf([next], widthMm, letters);
      }
    }
  }
  return labels;
}

/** A dose is never read on two lines: a figure stays with its unit, and what is joined by a fixed space too. */
const WHOLE = /(?:[\u0021-\u007e\u00b0-\u00ff\u2010-\u2015]+(?:\u00a0[^ ])?)+|[\s\S]/gu;
/** What may not begin a line, and takes what stands before it down; what may not end one. */
const NOT_FIRST = /^[，。；、：）！？·]/;
const NOT_LAST = /（$/;

/** A text in lines of so many Chinese characters, counted so that the real ones are never more. */
function linesIn(text: string, roomEm: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of piecesOf(text, roomEm)) {
    if (line.length > 0 && widthEm([...line, piece]) > roomEm - 0.1) {
      const stays = staying(line, piece);
      lines.push(line.slice(0, stays).join(''));
      line = line.slice(stays);
    }
    line.push(piece);
  }
  return line.length === 0 ? lines : [...lines, line.join('')];
}

/** What a line is never broken inside of, unless it is longer than a line. */
function piecesOf(text: string, roomEm: number): string[] {
  const wholes = text.match(WHOLE) ?? [];
  return wholes.flatMap((whole) => (widthEm([whole]) > roomEm - 0.1 ? Array.from(whole) : [whole]));
}

/** How many pieces of a full line stay on it, when this one follows: all, or fewer. */
function staying(line: readonly string[], following: string): number {
  let stays = line.length;
  while (stays > 1 && (NOT_FIRST.test(line[stays] ?? following) || NOT_LAST.test(line[stays - 1] ?? ''))) {
    stays -= 1;
  }
  return stays === 1 ? line.length : stays;
}

function widthEm(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => {
    return sum + Array.from(piece).reduce((width, character) => width + characterEm(character), 0);
  }, 0);
}

/** Latin letters and figures at their widest; all else as wide as a Chinese character. */
function characterEm(character: string): number {
  if (character === ' ' || character === '\u00a0') return 0.35;
  if (/[mwMW@%]/.test(character)) return 0.98;
  if (/[A-Z]/.test(character)) return 0.75;
  return character < '\u007f' ? 0.63 : 1;
}
