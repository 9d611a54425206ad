import {
  $Command,
  ListTasks$,
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
    {
      applyToStack: (stack) =>
        stack.add(setEndpoint, { step: 'serialize', priority: 'high', name: 'endpointV2Middleware' }),
    },
  ])
  .n('ECSClient', 'LaunchRocketCommand')
  .sc([9, 'com.amazonaws.ecs', 'LaunchRocket', 0, ListTasks$[4], ListTasks$[5]])
  .build();

/** In place of the rules of endpoints, which the SDK does not export. */
function setEndpoint<Next>(next: Next, context: object): Next {
  Object.assign(context, { endpointV2: { url: new URL('https://ecs.us-east-1.amazonaws.com') } });
  return next;
}

/** A command that the model does not know, as those of an SDK that is newer than it. */
export class LaunchRocketCommand extends RocketCommand {}
