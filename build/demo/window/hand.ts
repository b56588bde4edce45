import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { windowLaunch } from '../../runtime/window.ts';

export interface HandOptions {
  readonly appFolder: string;
  readonly userData: string;
  /** When the window's clock starts, as an ISO time. */
  readonly clock: string;
  /** Where pictures go; without it none are taken. */
  readonly pictures?: string;
}

/** How long a screen may take before the play is given up: far above anything a person would bear. */
const PATIENCE_MS = 20_000;

/**
 * A hand on the keyboard of the real window: it presses, waits until the screen has followed, and looks. The
 * demo and the end-to-end tests play with the same one.
 */
export class Hand {
  /** Keys pressed so far; typed characters count one each. */
  keys = 0;
  /** What the page complained of. */
  readonly complaints: string[] = [];
  /** Of the program's first process, the head of its process group. */
  readonly pid: number | undefined;
  #ended = false;

  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    private readonly pictures: string | undefined,
  ) {
    this.pid = app.process().pid;
  }

  /** Starts the built program in its real window; returns when its first screen stands. */
  static async open(options: HandOptions): Promise<Hand> {
    const { executablePath, args, env } = windowLaunch(options.appFolder, {
      args: [`--user-data-dir=${options.userData}`],
      env: { STATION_CLOCK: options.clock },
    });
    if (options.pictures !== undefined) mkdirSync(options.pictures, { recursive: true });
    const app = await _electron.launch({ executablePath, args, env });
    const page = await app.firstWindow();
    page.setDefaultTimeout(PATIENCE_MS);
    const hand = new Hand(app, page, options.pictures);
    page.on('pageerror', (error) => hand.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') hand.complaints.push(message.text());
    });
    await hand.see('.start, .app');
    return hand;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  /** Types into the field that has the focus and goes on with Enter; an empty text is only Enter. */
  async fill(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.type(text);
      await this.press('Enter');
    }
  }

  /** Waits for something to be on the screen. */
  async see(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
  }

  /** Waits until the first such element says these words. */
  async reads(selector: string, words: string): Promise<void> {
    await this.page.waitForFunction(
      ([where, wanted]) => document.querySelector(where)?.textContent?.includes(wanted) ?? false,
      [selector, words] as const,
    );
  }

  /** The text of the first such element, as soon as there is one. */
  async textOf(selector: string): Promise<string> {
    return (await this.page.textContent(selector)) ?? '';
  }

  /** Waits until the field with this label has the focus: the hand types nowhere else. */
  async focused(label: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const element = document.activeElement;
      const name = element?.getAttribute('aria-label') ?? element?.closest('label')?.textContent ?? '';
      return name.startsWith(wanted);
    }, label);
  }

  /** Presses the main action once it is ready. */
  async mainAction(): Promise<void> {
    await this.see(`${DESK} [data-main-action]:not(.wait)`);
    await this.press('F12');
  }

  /** Waits for the quiet line in the bottom bar to say something, and gives it. */
  async told(words: string): Promise<string> {
    await this.reads('.bottom .told', words);
    return this.textOf('.bottom .told');
  }

  async picture(name: string): Promise<void> {
    if (this.pictures === undefined) return;
    // Two frames, so that what was just told stands on the picture.
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    );
    await this.page.screenshot({ path: join(this.pictures, `${name}.png`) });
  }

  /** Closes the window, and with it the program; once. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.app.close();
  }

  /** Ends the program as a power cut does: without a word. */
  async kill(): Promise<void> {
    const main = this.app.process();
    const gone = once(main, 'exit');
    this.#ended = true;
    main.kill('SIGKILL');
    await gone;
  }
}

/** The desk that is on the screen; the others stay mounted behind it. */
export const DESK = '[data-desk]:not([hidden])';
