import type { Snapshot } from '../../../src/index.js';
import { createDraw, type Draw } from '../calls/draw.js';
import { generateInput } from '../calls/generate-input.js';
import type { KnownValues } from '../calls/known-values.js';
import { isReading, type ServiceName } from '../calls/services.js';
import { listViolations } from '../calls/violations.js';
import type { CallDeed, Deed, IncidentDeed } from './deed.js';
import type { ModelWorld } from './model-world.js';
import type { CallStep, Step } from './step.js';

/** What those who act know. */
export interface Knowledge {
  readonly world: ModelWorld;
  readonly known: KnownValues;
  /** The one to go back to. */
  saved: Snapshot;
}

/** What a step comes to, as the world is now. */
export function chooseDeed(knowledge: Knowledge, step: Step): Deed | undefined {
  switch (step.type) {
    case 'call':
      return chooseCall(knowledge, step);
    case 'incident':
      return chooseIncident(knowledge.world, createDraw(step.choices));
    case 'save':
      knowledge.saved = knowledge.world.aws.snapshot();
      return undefined;
    case 'load':
      return { type: 'load', snapshot: knowledge.saved };
    case 'wait':
      return { type: 'wait', ms: step.ms };
    default:
      return { type: 'next' };
  }
}

function chooseCall({ known }: Knowledge, { operation, region, isFlawed, fault, choices }: CallStep): CallDeed {
  const draw = createDraw(choices);
  const valid = generateInput(operation, { region, known, draw });
  const violations = isFlawed ? listViolations(operation, valid) : [];
  const input = violations[draw.below(violations.length + 1)]?.input ?? valid;
  // Only what reads can be answered from the past.
  const canMeet = fault !== undefined && (fault !== 'eventualConsistency' || isReading(operation));
  return { type: 'call', operation, region, input, ...(canMeet && { fault }) };
}

function chooseIncident({ aws }: ModelWorld, draw: Draw): IncidentDeed {
  const service = draw.of<ServiceName>(['ecs', 'batch']);
  const names = Object.keys(aws[service].simulate);
  const name = names[draw.below(names.length)] ?? '';
  const { ecs, batch } = aws.state;
  const targets = targetsOf(name, service, {
    instances: Object.keys(ecs.containerInstances),
    tasks: Object.keys(ecs.tasks),
    jobs: Object.keys(batch.jobs),
  });
  const about = name === 'healthCheck' ? ['UNHEALTHY'] : name === 'hookResult' ? ['FAILED'] : [];
  return { type: 'incident', service, name, about: [draw.of(targets), ...about] };
}

interface Targets {
  readonly instances: readonly string[];
  readonly tasks: readonly string[];
  readonly jobs: readonly string[];
}

/** Some of these it cannot befall as they are, which is an answer, too. */
function targetsOf(
  name: string,
  service: ServiceName,
  { instances, tasks, jobs }: Targets,
): readonly [unknown, ...unknown[]] {
  if (name.startsWith('capacity')) return service === 'ecs' ? [{ capacityProvider: 'FARGATE' }] : ['instances'];
  if (/instance|agent/.test(name)) return ['none', ...instances];
  if (name === 'alarm') return ['a'];
  return ['none', ...(service === 'ecs' ? tasks : jobs)];
}
