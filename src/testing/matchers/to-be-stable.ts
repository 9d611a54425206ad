import { arnTail } from '../../aws/arn.js';
import type { ServiceRecord } from '../../ecs/service/service-record.js';
import { assertMembers } from '../../errors/assert-members.js';
import { UsageError } from '../../errors/usage-error.js';
import { explain } from './explain.js';
import { inspect, type Inspection } from '../inspection.js';
import { failEitherWay, type MatcherContext, type Verdict } from './matcher.js';
import { namesResource } from './names-resource.js';
import { renderTable } from './render-table.js';
import { taskRows } from './task-rows.js';

/** Of services that have the same name. */
export interface ServicePlace {
  /** Name or ARN of the cluster. */
  readonly cluster?: string;
}

export function toBeStable(
  context: MatcherContext,
  subject: unknown,
  ...[name, place = {}]: readonly [name: string, place?: ServicePlace]
): Verdict {
  const world = inspect(subject);
  assertMembers(place, ['cluster'], { name: 'toBeStable', topic: 'matchers' });
  const service = findService(world, name, place);
  if (service === undefined) return failEitherWay(context, () => explainMissing(world, name));
  const tasks = Object.values(world.state.ecs?.tasks ?? {}).filter(
    ({ serviceArn }) => serviceArn === service.serviceArn,
  );
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const { isNot } = context;
  return {
    pass: service.status === 'ACTIVE' && service.deployments.length === 1 && running === service.desiredCount,
    message: () =>
      explain(world, {
        text: `Expected service ${name} ${isNot ? 'not ' : ''}to be stable; ${describeService(service, running)}.`,
        table: renderTable(taskRows(tasks)),
        about: [service.serviceName],
      }),
  };
}

function findService(world: Inspection, name: string, { cluster }: ServicePlace): Readonly<ServiceRecord> | undefined {
  const found = Object.values(world.state.ecs?.services ?? {}).filter(
    ({ serviceArn, clusterArn }) =>
      namesResource(name, serviceArn) && (cluster === undefined || namesResource(cluster, clusterArn)),
  );
  if (found.length > 1) {
    const clusters = found.map(({ clusterArn }) => arnTail(clusterArn)).join(', ');
    throw new UsageError(
      `toBeStable: there is a service ${name} in each of the clusters ${clusters}. Give { cluster }.`,
      'matchers',
    );
  }
  return found[0];
}

function describeService({ status, desiredCount, deployments }: Readonly<ServiceRecord>, running: number): string {
  const states = deployments.map((deployment) => `${deployment.status} ${deployment.rolloutState}`);
  const under = `${states.length} ${states.length === 1 ? 'deployment' : 'deployments'}`;
  const which = states.length === 0 ? '' : ` (${states.join(', ')})`;
  return `it is ${status}, ${running} of ${desiredCount} tasks run, and it has ${under}${which}`;
}

function explainMissing(world: Inspection, name: string): string {
  const names = Object.values(world.state.ecs?.services ?? {}).map(({ serviceName }) => serviceName);
  return explain(world, {
    text: `There is no service ${name}${names.length > 0 ? `. Those that there are: ${names.join(', ')}` : ''}.`,
    about: [name],
  });
}
