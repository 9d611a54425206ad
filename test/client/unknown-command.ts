import {
  $Command,
  type ECSClientResolvedConfig,
  type ListTasksCommand,
  type ListTasksCommandInput,
  type ListTasksCommandOutput,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-ecs';

const RocketCommand: new (input: ListTasksCommandInput) => InstanceType<typeof ListTasksCommand> = $Command
  .classBuilder<
    ListTasksCommandInput,
    ListTasksCommandOutput,
    ECSClientResolvedConfig,
    ServiceInputTypes,
    ServiceOutputTypes
  >()
  .m(() => [
    { applyToStack: (stack) => stack.add((next) => next, { step: 'serialize', name: 'endpointV2Middleware' }) },
  ])
  .n('ECSClient', 'LaunchRocketCommand')
  .build();

/** A command that the model does not know, as those of an SDK that is newer than it. */
export class LaunchRocketCommand extends RocketCommand {}
