import type {
  ExpressCpuArchitecture,
  ExpressGatewayContainer,
  PortMapping,
  RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import type { CompleteContainer, CompleteDefinition } from '../task-definition/task-definition-record.js';

/** The container that gets the traffic. */
export const MAIN = 'Main';

/** What a request can say of the task definition that Express Mode manages. */
export interface ManagedDefinition {
  readonly primaryContainer: ExpressGatewayContainer;
  readonly executionRoleArn?: string | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly cpuArchitecture?: ExpressCpuArchitecture | undefined;
}

/** The container is replaced as a whole; what else the request leaves out stays, or has the default of Express Mode. */
export function fillDefinition(
  given: { readonly [Member in keyof ManagedDefinition]?: ManagedDefinition[Member] | undefined },
  before: ManagedDefinition = { primaryContainer: { image: '' }, cpu: '256', memory: '512', cpuArchitecture: 'X86_64' },
): ManagedDefinition {
  return {
    primaryContainer: given.primaryContainer ?? before.primaryContainer,
    executionRoleArn: given.executionRoleArn ?? before.executionRoleArn,
    taskRoleArn: given.taskRoleArn ?? before.taskRoleArn,
    cpu: given.cpu ?? before.cpu,
    memory: given.memory ?? before.memory,
    cpuArchitecture: given.cpuArchitecture ?? before.cpuArchitecture,
  };
}

export interface DefinitionPlace {
  readonly family: string;
  readonly region: string;
  /** Default of the container. */
  readonly logGroup: string;
}

/** The task definition as Express Mode registers it. Assumption: the name of the port. */
export function toTaskDefinition(
  { primaryContainer, cpuArchitecture, ...task }: ManagedDefinition,
  { family, region, logGroup }: DefinitionPlace,
): RegisterTaskDefinitionRequest {
  const { containerPort = 80, awsLogsConfiguration: logs, repositoryCredentials, ...given } = primaryContainer;
  const { credentialsParameter } = repositoryCredentials ?? {};
  return {
    ...{ ...task, family, networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] },
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture },
    containerDefinitions: [
      {
        ...{ ...given, name: MAIN, essential: true, versionConsistency: 'enabled', stopTimeout: 30 },
        ...(credentialsParameter !== undefined && { repositoryCredentials: { credentialsParameter } }),
        portMappings: [{ name: `main-${containerPort}-tcp`, containerPort, protocol: 'tcp' }],
        linuxParameters: { initProcessEnabled: true },
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': logs?.logGroup ?? logGroup,
            'awslogs-region': region,
            'awslogs-stream-prefix': logs?.logStreamPrefix ?? 'ecs',
            mode: 'non-blocking',
            'max-buffer-size': '25m',
          },
        },
      },
    ],
  };
}

/** What a definition says, in the words of Express Mode. One of the customer is shown in the same way. */
export function readManagedDefinition(definition: CompleteDefinition): ManagedDefinition {
  const { executionRoleArn, taskRoleArn, cpu, memory, runtimePlatform } = definition;
  const main = findMain(definition);
  return {
    ...{ executionRoleArn, taskRoleArn, cpu, memory },
    cpuArchitecture: runtimePlatform?.cpuArchitecture,
    primaryContainer: toPrimaryContainer(main),
  };
}

function toPrimaryContainer(main: CompleteContainer | undefined): ExpressGatewayContainer {
  const { image, command, environment = [], secrets, repositoryCredentials, logConfiguration } = main ?? {};
  const { 'awslogs-group': logGroup, 'awslogs-stream-prefix': logStreamPrefix } = logConfiguration?.options ?? {};
  return {
    ...{ image, containerPort: main?.portMappings[0]?.containerPort, command, secrets, repositoryCredentials },
    // None is what AWS fills in.
    ...(environment.length > 0 && { environment }),
    ...(logGroup !== undefined && { awsLogsConfiguration: { logGroup, logStreamPrefix } }),
  };
}

export function findMain({ containerDefinitions }: CompleteDefinition): CompleteContainer | undefined {
  return containerDefinitions.find(({ name }) => name === MAIN);
}

/** The only port of the container that gets the traffic, where it can get it. */
export function findMainPort(definition: CompleteDefinition): PortMapping | undefined {
  const [port, ...others] = findMain(definition)?.portMappings ?? [];
  const isFit = port?.protocol === 'tcp' && port.containerPort !== undefined && port.name !== undefined;
  return isFit && others.length === 0 ? port : undefined;
}
