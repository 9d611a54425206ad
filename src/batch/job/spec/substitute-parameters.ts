import type { NodeRangeProperty } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { JobSpec } from '../job-record.js';

/** What is to run: one of the four. */
export type Payload = Pick<JobSpec, 'container' | 'ecsProperties' | 'eksProperties' | 'nodeProperties'>;

type Parameters = Readonly<Record<string, string>>;

/** Puts the values of parameters into the commands. Assumption: this is done at submission, and commands are shown with the values. */
export function substituteParameters<T extends Payload | NodeRangeProperty>(payload: T, parameters: Parameters): T {
  const { container, ecsProperties, eksProperties } = payload;
  const nodeProperties = 'nodeProperties' in payload ? payload.nodeProperties : undefined;
  const inCommand = <C extends { readonly command?: string[] | undefined; readonly args?: string[] | undefined }>(
    part: C,
  ) => ({
    ...part,
    ...(part.command && { command: substitute(part.command, parameters) }),
    ...(part.args && { args: substitute(part.args, parameters) }),
  });
  return {
    ...payload,
    ...(container && { container: inCommand(container) }),
    ...(ecsProperties && {
      ecsProperties: {
        taskProperties: ecsProperties.taskProperties?.map((task) => ({
          ...task,
          containers: task.containers?.map(inCommand),
        })),
      },
    }),
    ...(eksProperties?.podProperties && {
      eksProperties: {
        podProperties: {
          ...eksProperties.podProperties,
          containers: eksProperties.podProperties.containers?.map(inCommand),
          initContainers: eksProperties.podProperties.initContainers?.map(inCommand),
        },
      },
    }),
    ...(nodeProperties && {
      nodeProperties: {
        ...nodeProperties,
        nodeRangeProperties: nodeProperties.nodeRangeProperties?.map((range) =>
          substituteParameters(range, parameters),
        ),
      },
    }),
  };
}

const PLACEHOLDER = /Ref::([A-Za-z0-9_-]+)/g;

/** Assumption: a placeholder may also be a part of a longer text. */
function substitute(command: readonly string[], parameters: Parameters): string[] {
  return command.map((part) =>
    part.replace(PLACEHOLDER, (_, name: string) => {
      if (!Object.hasOwn(parameters, name)) {
        throw clientException(`Unable to substitute value. No parameter found for reference ${name}`);
      }
      return parameters[name] ?? '';
    }),
  );
}
