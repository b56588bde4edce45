import type { contract } from '../shared/contract/index.ts';
import type {
  CommandName,
  HandlerInput,
  Output,
  ProcedureName,
  QueryName,
} from '../shared/contract/procedures.ts';
import type { CommandContext, QueryContext, TaskContext } from './context.ts';

type ContextOf<Name extends ProcedureName> = Name extends QueryName
  ? QueryContext
  : Name extends CommandName
    ? CommandContext
    : TaskContext;

/** Questions and commands answer at once, inside their transaction; only tasks may await. */
type Answer<Name extends ProcedureName> = Name extends QueryName | CommandName
  ? Output<Name>
  : Promise<Output<Name>>;

export type Handler<Name extends ProcedureName> = (
  context: ContextOf<Name>,
  input: HandlerInput<Name>,
) => Answer<Name>;

export type Area = keyof typeof contract;

/** The use cases of one area: exactly the verbs of its contract. */
export type AreaHandlers<A extends Area> = {
  readonly [Verb in keyof (typeof contract)[A] & string]: `${A}.${Verb}` extends ProcedureName
    ? Handler<`${A}.${Verb}`>
    : never;
};
