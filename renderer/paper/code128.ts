import { code128, type DrawingContext } from 'bwip-js/generic';

/** A bar in modules from the left edge. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** The bars of a text in Code 128, and how many modules it takes in all, quiet zones apart. */
export function barsOf(text: string): { readonly bars: readonly Bar[]; readonly modules: number } {
  const bars: Bar[] = [];
  let modules = 0;
  const pen: DrawingContext<void> = {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      modules = width;
    },
    // A bar is drawn as one upright line; of an uneven width its middle is rounded up.
    line: (x, _y0, _x1, _y1, width) => {
      bars.push({ left: x - Math.ceil(width / 2), width });
    },
    polygon: () => undefined,
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => undefined,
  };
  code128({ bcid: 'code128', text, scale: 1, height: 1 }, pen);
  return { bars, modules };
}
