import type { z } from 'zod';
import type { CommandDefinition, ProcedureDefinition, QueryDefinition, TaskDefinition } from './define.ts';
import type { contract } from './index.ts';

type Contract = typeof contract;
type Area = keyof Contract & string;

/** Every procedure by its full name, `area.verb`. */
export type Procedures = {
  [Name in { [A in Area]: `${A}.${keyof Contract[A] & string}` }[Area]]: Name extends `${infer A}.${infer P}`
    ? A extends Area
      ? P extends keyof Contract[A]
        ? Contract[A][P]
        : never
      : never
    : never;
};

export type ProcedureName = keyof Procedures;

type NamesOfKind<Kind extends ProcedureDefinition['kind']> = {
  [Name in ProcedureName]: Procedures[Name] extends { kind: Kind } ? Name : never;
}[ProcedureName];

export type QueryName = NamesOfKind<'query'>;
export type CommandName = NamesOfKind<'command'>;
export type TaskName = NamesOfKind<'task'>;

type Definition =
  | QueryDefinition<z.ZodType, z.ZodType, string>
  | CommandDefinition<z.ZodType, z.ZodType, string>
  | TaskDefinition<z.ZodType, z.ZodType, string>;
type DefinitionOf<Name extends ProcedureName> = Procedures[Name] & Definition;

/** What a caller sends (before parsing). */
export type CallInput<Name extends ProcedureName> = z.input<DefinitionOf<Name>['input']>;
/** What a handler receives. */
export type HandlerInput<Name extends ProcedureName> = z.output<DefinitionOf<Name>['input']>;
/** What a handler returns and a caller receives. */
export type Output<Name extends ProcedureName> = z.output<DefinitionOf<Name>['output']>;

/** Said by the router itself, for any procedure. */
export const COMMON_REFUSALS = [
  'station.not-open',
  'session.required',
  'session.role',
  'command.id-reused',
  'clock.went-backwards',
  'clock.jumped-ahead',
  'disk.full',
  'task.stopped',
  'day.counted',
  'day.closed',
] as const;

export type RefusalCode =
  | (typeof COMMON_REFUSALS)[number]
  | { [Name in ProcedureName]: Procedures[Name]['refusals'][number] }[ProcedureName];
