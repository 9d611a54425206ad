import type { Scope } from '../aws/arn.js';
import type { Slices, WorldDraft } from '../store/state.js';
import type { TransactionContext } from '../store/store.js';
import type { InputRules } from '../validation/input-rules.js';

/** What the reducer of an action gets beside its draft and input. */
export interface ActionContext extends TransactionContext {
  /** The account and Region of the client that calls. */
  readonly scope: Scope;
}

/** The entry of a command that the model does not answer yet. */
export const notEmulated = 'not emulated' as const;

/** The operations of an SDK package, by the commands that it exports. */
export type OperationOf<Export extends string> = Export extends '$Command'
  ? never
  : Export extends `${infer Operation}Command`
    ? Operation
    : never;

/** One emulated service, as the pipeline sees it. */
export interface Service<S extends Slices> {
  /** `ecs` or `batch`. */
  readonly name: string;
  readonly inputRules: InputRules;
  isEmulated(operation: string): boolean;
  /** Runs the reducer of the action. It throws an ApiError, or changes the draft and returns the output. */
  reduce(operation: string, draft: WorldDraft<S>, request: Request): unknown;
  /** The error that the service gives to a caller who calls too often. */
  throttled(): Error;
}

export interface Request {
  readonly input: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  readonly context: TransactionContext;
}
