import type { AwsMock } from '../../mock/mock-aws.js';

/** What is driven from outside. */
export interface ControlledWorld {
  readonly aws: AwsMock;
  /** The world is as it was when the server began. */
  readonly reset: () => void;
}

/** What an endpoint under `/_mock/` does. It returns the reply, and throws a UsageError when the body makes no sense. */
export type ControlAction = (world: ControlledWorld, body: ControlBody) => object;

/** The JSON object that was sent; empty where nothing was. */
export type ControlBody = Readonly<Record<string, unknown>>;
