import { copyDeeply, mutateDeeply } from '../flaws/alias-flaws.js';
import { flawsOfChanges } from '../flaws/change-flaws.js';
import { flawsOfReferences } from '../flaws/reference-flaws.js';
import { flawsOfError, flawsOfOutput } from '../flaws/reply-flaws.js';
import { flawsOfResources } from '../flaws/resource-flaws.js';
import { flawsOfTables } from '../flaws/table-flaws.js';
import { isReading, type Input } from '../calls/services.js';
import { perform, show, toText, toTitle, type CallDeed, type Deed } from './deed.js';
import type { ModelWorld, Reply } from './model-world.js';

export interface Outcome {
  readonly reply: Reply;
  /** The reply as it was, before anybody changed it. */
  readonly text: string;
  readonly flaws: readonly string[];
}

/** Does it, and looks at everything afterwards. `learn` sees the reply before it is changed. */
export async function doChecked(world: ModelWorld, deed: Deed, learn?: (reply: Reply) => void): Promise<Outcome> {
  const { aws } = world;
  const before = { shown: aws.state, state: world.state() };
  // What is sent is not what the deed remembers: it is changed afterwards.
  const sent = deed.type === 'call' ? { ...deed, input: copyDeeply(deed.input) } : deed;
  const reply = await perform(world, sent);
  const text = toText(reply);
  learn?.(reply);
  const hasChanged = aws.state !== before.shown;
  const flaws = [
    ...(deed.type === 'call' ? flawsOfCall(deed, reply) : []),
    ...(hasChanged && mustStay(deed, reply) && JSON.stringify(aws.state) !== JSON.stringify(before.shown)
      ? [`${toTitle(deed)} has changed something: ${text}`]
      : []),
    ...(deed.type === 'load' ? [] : flawsOfChanges(world.takeCommits())),
    ...(hasChanged ? flawsOfTables(world.slices, world.state(), before.state) : []),
    ...(hasChanged ? [...flawsOfReferences(aws.state), ...flawsOfResources(aws.state)] : []),
  ];
  if (sent.type === 'call') flaws.push(...flawsOfAliasing(world, deed, { input: sent.input, reply }));
  return { reply, text, flaws };
}

interface Exchange {
  readonly input: Input;
  readonly reply: Reply;
}

/** The caller keeps what it has sent and what it has got, and may change both. What the state shared with it would be frozen. */
function flawsOfAliasing({ aws }: ModelWorld, deed: Deed, { input, reply }: Exchange): string[] {
  const { state } = aws;
  const title = toTitle(deed);
  const flaws = deed.type === 'call' && show(input) !== show(deed.input) ? [`${title} has changed its input`] : [];
  flaws.push(...mutateDeeply(input, `the input of ${title}`));
  if ('output' in reply) flaws.push(...mutateDeeply(reply.output, `the output of ${title}`));
  return aws.state === state ? flaws : [...flaws, `${title} lets its caller change the state`];
}

/** What fails or reads changes nothing; a reply that is lost or late is another matter. */
function mustStay(deed: Deed, reply: Reply): boolean {
  if (deed.type === 'incident') return 'error' in reply;
  if (deed.type !== 'call' || deed.fault === 'loseResponse' || deed.fault === 'latency') return false;
  return 'error' in reply || isReading(deed.operation);
}

function flawsOfCall({ operation, fault }: CallDeed, reply: Reply): string[] {
  if ('output' in reply) return flawsOfOutput(operation, reply.output);
  const { name } = reply.error as Error;
  if (fault === 'loseResponse') return name === 'TimeoutError' ? [] : flawsOfError(operation, reply.error);
  if (fault === 'fail') return name === 'ServerException' ? [] : [`${name} instead of the fault`];
  return flawsOfError(operation, reply.error);
}
