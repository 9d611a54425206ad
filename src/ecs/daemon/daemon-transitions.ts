import type { EcsTransition } from '../ecs-context.js';
import { reconcileDaemon } from './reconcile-daemon.js';
import { RECONCILE } from './request-daemon-reconcile.js';

/** What time does to a daemon. */
export const daemonTransitions: Readonly<Record<string, EcsTransition>> = { [RECONCILE]: reconcileDaemon };
