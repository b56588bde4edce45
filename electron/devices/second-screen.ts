import type { BoardState } from '../shared/domain/waiting-room.ts';

export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Screen {
  readonly id: number;
  readonly bounds: ScreenBox;
}

/** A window that shows the board. */
export interface BoardWindow {
  readonly close: () => void;
  /** Fills this screen from now on. */
  readonly fill: (box: ScreenBox) => void;
}

export interface SecondScreenOptions {
  readonly screens: () => readonly Screen[];
  /** The screen on which the desks stand. */
  readonly deskScreen: () => number | undefined;
  /** `box` none: an ordinary window that can be moved. `gone` is called when somebody closes it. */
  readonly openWindow: (box: ScreenBox | undefined, gone: () => void) => BoardWindow;
  readonly onChange: (state: BoardState) => void;
}

/** The largest screen on which the desks do not stand; none on a PC with one screen. */
export function chooseBoardScreen(
  screens: readonly Screen[],
  deskScreen: number | undefined,
): Screen | undefined {
  const area = ({ bounds }: Screen) => bounds.width * bounds.height;
  const others = screens.filter((one) => one.id !== deskScreen);
  return screens.length < 2 ? undefined : others.toSorted((a, b) => area(b) - area(a) || a.id - b.id)[0];
}

/**
 * The waiting room's board. As long as it is wanted it fills the second screen, goes with that screen when it
 * is unplugged, and is back when it is plugged in again; nobody has to do anything. On a PC with one screen it
 * stands in a window when somebody asks for it.
 */
export class SecondScreen {
  readonly #options: SecondScreenOptions;
  #wanted = false;
  #window: BoardWindow | undefined;
  /** The screen that it fills; none while it stands in an ordinary window. */
  #filled: number | undefined;
  #told: BoardState | undefined;

  constructor(options: SecondScreenOptions) {
    this.#options = options;
  }

  state(): BoardState {
    if (this.#window) return this.#filled === undefined ? 'window' : 'screen';
    return this.#target() ? 'unused' : 'none';
  }

  /** What the head has set: to be called at the start and after each change. */
  follow(onSecondScreen: boolean): void {
    if (onSecondScreen === this.#wanted) return;
    this.#wanted = onSecondScreen;
    if (!onSecondScreen && this.#filled !== undefined) this.#shut();
    this.refresh();
  }

  /** A screen came, went or changed its size. */
  refresh(): void {
    const target = this.#target();
    if (this.#filled !== undefined && !target) this.#shut();
    else if (this.#window && this.#filled !== undefined && target) this.#fill(target);
    else if (!this.#window && target && this.#wanted) this.#show(target);
    this.#tell();
  }

  open(): BoardState {
    if (!this.#window) this.#show(this.#target());
    this.#tell();
    return this.state();
  }

  /** Until it is opened again or the screen is plugged in anew. */
  close(): BoardState {
    this.#shut();
    this.#tell();
    return this.state();
  }

  #target(): Screen | undefined {
    return chooseBoardScreen(this.#options.screens(), this.#options.deskScreen());
  }

  #show(target: Screen | undefined): void {
    this.#filled = target?.id;
    const window = this.#options.openWindow(target?.bounds, () => {
      if (this.#window !== window) return;
      this.#window = undefined;
      this.#filled = undefined;
      this.#tell();
    });
    this.#window = window;
  }

  #fill(target: Screen): void {
    this.#filled = target.id;
    this.#window?.fill(target.bounds);
  }

  #shut(): void {
    const window = this.#window;
    this.#window = undefined;
    this.#filled = undefined;
    window?.close();
  }

  #tell(): void {
    const state = this.state();
    if (state === this.#told) return;
    this.#told = state;
    this.#options.onChange(state);
  }
}
