import { readFileSync, writeFileSync } from 'node:fs';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly box: Box;
  readonly maximized: boolean;
}

/** The desks are drawn for this size and need nothing below it. */
export const DRAWN = { width: 1366, height: 768 } as const;

/** Where the window stood, or undefined when nothing sensible was kept. */
export function readPlace(file: string): WindowPlace | undefined {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowPlace>;
    const { box } = read;
    if (!box) return undefined;
    const numbers = [box.x, box.y, box.width, box.height];
    if (!numbers.every((one) => Number.isFinite(one))) return undefined;
    return { box, maximized: read.maximized === true };
  } catch {
    return undefined;
  }
}

/** Keeps where the window stands, for the next start. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // The next start begins in the middle: no reason to disturb anybody.
  }
}

/**
 * Where the window goes. A kept place counts only while its title bar still lies on a screen: the second
 * screen may have been unplugged. A screen smaller than the drawn size is filled.
 */
export function choosePlace(
  kept: WindowPlace | undefined,
  screens: readonly Box[],
  primary: Box,
): WindowPlace {
  if (kept && screens.some((screen) => holdsTitle(screen, kept.box))) return kept;
  const width = Math.min(DRAWN.width, primary.width);
  const height = Math.min(DRAWN.height, primary.height);
  return {
    box: {
      x: primary.x + Math.floor((primary.width - width) / 2),
      y: primary.y + Math.floor((primary.height - height) / 2),
      width,
      height,
    },
    maximized: primary.width <= DRAWN.width || primary.height <= DRAWN.height,
  };
}

function holdsTitle(screen: Box, box: Box): boolean {
  const middle = box.x + box.width / 2;
  return (
    middle >= screen.x &&
    middle <= screen.x + screen.width &&
    box.y >= screen.y - 8 &&
    box.y <= screen.y + screen.height - 40
  );
}
