import type { Scope } from '../../aws/arn.js';
import type { EcsTransitionContext } from '../../ecs/ecs-context.js';
import type { EcsDraft } from '../../ecs/ecs-state.js';

/** The moment at which an incident of ECS happens. */
export interface EcsScene {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
  /** Of what is named without an ARN. */
  readonly scope: Scope;
  /** The incident, as its method is called. */
  readonly incident: string;
}
