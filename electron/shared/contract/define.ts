import { z } from 'zod';
import { commandIdSchema } from '../values/ids.ts';

/** Who may call. One person may hold several. */
export const ROLES = ['front_desk', 'doctor', 'pharmacist', 'head'] as const;
export type Role = (typeof ROLES)[number];

/** What a window shows and another window may have changed. */
export const TOPICS = [
  'residents',
  'registration',
  'queue',
  'consultation',
  'cashier',
  'dispensary',
  'storeroom',
  'ledger',
  'staff',
  'backup',
  'settings',
] as const;
export type Topic = (typeof TOPICS)[number];

/** `everyone` is any signed-in person; `anyone` needs no sign-in (sign-in itself, first run). */
export type Access = readonly Role[] | 'everyone' | 'anyone';

type Schema = z.ZodType;

/** Reads and changes nothing. */
export interface QueryDefinition<Input extends Schema, Output extends Schema, Refusal extends string> {
  readonly kind: 'query';
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly Refusal[];
  readonly access: Access;
}

/** One transaction; its input carries a `commandId`, and a repeated id answers with the first result. */
export interface CommandDefinition<Input extends Schema, Output extends Schema, Refusal extends string> {
  readonly kind: 'command';
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly Refusal[];
  readonly access: Access;
  readonly changes: readonly Topic[];
}

/** Work outside one transaction: sign-in (hashing), files, workers. It may await and report progress. */
export interface TaskDefinition<Input extends Schema, Output extends Schema, Refusal extends string> {
  readonly kind: 'task';
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly Refusal[];
  readonly access: Access;
  readonly changes: readonly Topic[];
}

export type ProcedureDefinition =
  | QueryDefinition<Schema, Schema, string>
  | CommandDefinition<Schema, Schema, string>
  | TaskDefinition<Schema, Schema, string>;

export function query<
  Input extends Schema,
  Output extends Schema,
  const Refusal extends string = never,
>(definition: {
  input: Input;
  output: Output;
  refusals?: readonly Refusal[];
  access: Access;
}): QueryDefinition<Input, Output, Refusal> {
  return { kind: 'query', refusals: [], ...definition };
}

/** `input` is the intent alone; the command id is added here, so no area can forget it. */
export function command<
  Shape extends z.ZodRawShape,
  Output extends Schema,
  const Refusal extends string = never,
>(definition: {
  input: Shape;
  output: Output;
  refusals?: readonly Refusal[];
  access: Access;
  changes: readonly Topic[];
}) {
  const input = z.strictObject({ ...definition.input, commandId: commandIdSchema });
  return {
    ...definition,
    kind: 'command',
    refusals: definition.refusals ?? [],
    input,
  } satisfies CommandDefinition<typeof input, Output, Refusal> as CommandDefinition<
    typeof input,
    Output,
    Refusal
  >;
}

export function task<
  Input extends Schema,
  Output extends Schema,
  const Refusal extends string = never,
>(definition: {
  input: Input;
  output: Output;
  refusals?: readonly Refusal[];
  access: Access;
  changes?: readonly Topic[];
}): TaskDefinition<Input, Output, Refusal> {
  return { kind: 'task', refusals: [], changes: [], ...definition };
}

/** A text field as people type it: trimmed, and never long enough to hurt. */
export function text(max: number) {
  return z.string().trim().min(1).max(max);
}

/** The same, where empty is allowed and means "not given". */
export function optionalText(max: number) {
  return z.string().trim().max(max).default('');
}

export const nothing = z.strictObject({});
export const done = z.strictObject({});
