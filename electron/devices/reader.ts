import type { CardReader } from '../services/context.ts';
import { type CardAnswer, readCardAnswer } from '../shared/domain/id-card.ts';
import type { ReaderSettings, ReaderState } from '../shared/domain/reader.ts';
import { type Asking, askByHttp, askByWebSocket } from './reader-service.ts';

export interface ReaderOptions {
  /** Any clock that only goes forward, in milliseconds. */
  readonly now: () => number;
  /** The state changed, or a card lies there to be taken; nothing of the card itself. */
  readonly onChange: (state: ReaderState, card: boolean) => void;
}

/** Who laid the card on waits at the desk; after so long it is somebody else's turn. */
const KEPT_MS = 15_000;
/** A service that speaks by itself may say the same card twice. */
const SAME_CARD_MS = 1_500;

/**
 * The identity card reader of this PC, by its vendor's local service. A card is handed out once, to whoever
 * asks first, and forgotten; it is neither stored nor logged here.
 */
export class Reader implements CardReader {
  readonly #options: ReaderOptions;
  #settings: ReaderSettings | undefined;
  #asking: Asking | undefined;
  #state: ReaderState = 'off';
  #card: { readonly answer: CardAnswer; readonly at: number } | undefined;
  /** What lies on the reader now, so that one card is told once. */
  #lying = '';
  #lyingSince = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  readonly state = (): ReaderState => this.#state;

  readonly takeCard = (): CardAnswer | undefined => {
    const kept = this.#card;
    this.#card = undefined;
    return kept && this.#options.now() - kept.at <= KEPT_MS ? kept.answer : undefined;
  };

  /** Uses the reader as it is set now; the same settings again change nothing. */
  follow(settings: ReaderSettings | undefined): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.stop();
    this.#settings = settings;
    if (!settings || settings.kind === 'none') return;
    this.#change('silent', false);
    const events = {
      onAnswer: (answer: unknown) => this.#hear(answer, settings),
      onSilence: () => this.#change('silent', false),
      onOpen: () => this.#change('ready', false),
    };
    this.#asking = settings.kind === 'http' ? askByHttp(settings, events) : askByWebSocket(settings, events);
  }

  stop(): void {
    this.#asking?.stop();
    this.#asking = undefined;
    this.#settings = undefined;
    this.#card = undefined;
    this.#lying = '';
    this.#change('off', false);
  }

  #hear(answer: unknown, settings: ReaderSettings): void {
    const read = readCardAnswer(answer, settings.fields);
    if (read.kind === 'no-card') {
      this.#lying = '';
      this.#change('ready', false);
      return;
    }
    if (!this.#isNew(JSON.stringify(read), settings)) return;
    this.#card = { answer: read, at: this.#options.now() };
    this.#change(read.kind === 'card' ? 'ready' : 'half', true);
  }

  /** A polled reader tells of a card as long as it lies there; one that speaks by itself tells of each laying on. */
  #isNew(lying: string, { kind, ask }: ReaderSettings): boolean {
    const now = this.#options.now();
    const laidOnAgain = kind === 'websocket' && ask === '' && now - this.#lyingSince > SAME_CARD_MS;
    if (lying === this.#lying && !laidOnAgain) return false;
    this.#lying = lying;
    this.#lyingSince = now;
    return true;
  }

  #change(state: ReaderState, card: boolean): void {
    const same = state === this.#state;
    this.#state = state;
    if (!same || card) this.#options.onChange(state, card);
  }
}
