import type { ReaderState } from '../domain/reader.ts';

/** The only three shapes in which a call can fail, and the one in which it succeeds. */
export type Reply<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly error: CallError };

export type CallError =
  /** The station's rules say no. `details` fills the sentence the screen shows. */
  | { readonly kind: 'refusal'; readonly code: string; readonly details: RefusalDetails }
  /** The message does not fit the contract; `paths` mark the fields. */
  | { readonly kind: 'bad-input'; readonly paths: readonly string[] }
  /** Anything else. The detail is in the log under this number, and nothing was changed. */
  | { readonly kind: 'fault'; readonly incident: string };

export type RefusalDetails = Readonly<Record<string, string | number>>;

/** Pushed to every window after a change, or while long work runs. */
export type ServerEvent =
  | { readonly kind: 'changed'; readonly topics: readonly string[] }
  | { readonly kind: 'progress'; readonly task: string; readonly done: number; readonly total: number }
  /** How a device stands. `card`: a card lies there to be taken (`registration.takeCard`); never what is on it. */
  | {
      readonly kind: 'device';
      readonly device: 'reader';
      readonly state: ReaderState;
      readonly card: boolean;
    };
