import type {
  DeploymentConfiguration,
  DeploymentLifecycleHook,
  DeploymentLifecycleHookStage,
  LoadBalancer,
} from '@aws-sdk/client-ecs';
import type { AwsState, MockOptions } from '../../../src/index.js';
import { createServiceWorld, type ServiceWorld } from '../service/service-world.js';

type ServiceDeployment = AwsState['ecs']['serviceDeployments'][string];

export const HOOK_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:approve';

/** What runs at the stages given. */
export function lambdaHook(...lifecycleStages: DeploymentLifecycleHookStage[]): DeploymentLifecycleHook {
  return { hookTargetArn: HOOK_ARN, roleArn: 'arn:aws:iam::123456789012:role/invoke', lifecycleStages };
}

const ELB = 'arn:aws:elasticloadbalancing:us-east-1:123456789012';

/** Production traffic comes by one rule of a load balancer, test traffic by another. */
export const LOAD_BALANCER: LoadBalancer = {
  containerName: 'web',
  containerPort: 80,
  targetGroupArn: `${ELB}:targetgroup/blue/1`,
  advancedConfiguration: {
    alternateTargetGroupArn: `${ELB}:targetgroup/green/2`,
    productionListenerRule: `${ELB}:listener-rule/app/web/1/2/3`,
    testListenerRule: `${ELB}:listener-rule/app/web/1/2/4`,
    roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
  },
};

/** The service `web` of two tasks behind a load balancer, which shifts traffic when its revision changes. */
export interface ShiftingWorld extends ServiceWorld {
  /** Creates the service and waits until `web:1` has been brought out. */
  settle(configuration: DeploymentConfiguration): Promise<void>;
  /** Begins to bring out a revision, at 0 s of `at`. */
  deploy(taskDefinition?: string, configuration?: DeploymentConfiguration): Promise<void>;
  /** Moves the clock to so many seconds after the deployment began. */
  at(seconds: number): void;
  /** The service deployments, oldest first. */
  serviceDeployments(): ServiceDeployment[];
  /** The latest of them. */
  current(): ServiceDeployment;
  /** `<status, unless IN_PROGRESS> <stage> <test>/<production traffic> <tasks>`, such as `SCALE_UP 0/0 web:4×2 web:5×1`. */
  situation(): string;
  /** The situations up to then, with the second at which each begins. */
  watch(seconds: number): string[];
}

export function createShiftingWorld(options: MockOptions = {}): ShiftingWorld {
  const world = createServiceWorld(options);
  const { aws, begin, createService, updateService, tasks } = world;
  let startedAt = 0;
  const serviceDeployments = () => Object.values(aws.state.ecs.serviceDeployments);
  const current = () => {
    const deployment = serviceDeployments().at(-1);
    if (deployment === undefined) throw new Error('There is no service deployment');
    return deployment;
  };
  const situation = () => {
    const { stage, status, traffic } = current();
    const counts = new Map<string, number>();
    for (const { taskDefinitionArn } of tasks()) {
      const revision = taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1);
      counts.set(revision, (counts.get(revision) ?? 0) + 1);
    }
    const fleets = [...counts].map(([revision, count]) => `${revision}×${count}`).toSorted();
    const weights = `${traffic?.test ?? '-'}/${traffic?.production ?? '-'}`;
    return [status === 'IN_PROGRESS' ? undefined : status, stage?.name, weights, ...fleets].filter(Boolean).join(' ');
  };
  const at = (seconds: number) => aws.clock.advanceTo(new Date(startedAt + seconds * 1_000));
  return {
    ...world,
    begin() {
      begin();
      aws.ecs.seed({
        taskDefinitions: [1, 2, 3].map(() => ({
          family: 'web',
          containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80 }] }],
        })),
      });
      startedAt = 0;
    },
    async settle(deploymentConfiguration) {
      await createService({
        taskDefinition: 'web:4',
        desiredCount: 2,
        loadBalancers: [LOAD_BALANCER],
        deploymentConfiguration,
      });
      aws.clock.runUntilIdle();
    },
    async deploy(taskDefinition = 'web:5', deploymentConfiguration) {
      await updateService({ taskDefinition, deploymentConfiguration });
      startedAt = aws.clock.now().getTime();
    },
    ...{ at, serviceDeployments, current, situation },
    watch(seconds) {
      const seen: string[] = [];
      for (let second = 0; second <= seconds; second++) {
        at(second);
        const now = situation();
        if (seen.at(-1)?.replace(/^\d+: /, '') !== now) seen.push(`${second}: ${now}`);
      }
      return seen;
    },
  };
}
