import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

export type StrategyMember =
  'bakeTimeInMinutes' | 'lifecycleHooks' | 'linearConfiguration' | 'canaryConfiguration' | 'earlySuccessCriteria';

/** Which strategies each member is for: of any other it is refused. */
const STRATEGIES_OF: Readonly<Record<StrategyMember, readonly string[]>> = {
  bakeTimeInMinutes: ['BLUE_GREEN', 'LINEAR', 'CANARY'],
  lifecycleHooks: ['BLUE_GREEN', 'LINEAR', 'CANARY'],
  linearConfiguration: ['LINEAR'],
  canaryConfiguration: ['CANARY'],
  earlySuccessCriteria: ['ROLLING'],
};

export const STRATEGY_MEMBERS: readonly StrategyMember[] = Object.keys(STRATEGIES_OF) as StrategyMember[];

export function isMemberOf(member: StrategyMember, strategy = 'ROLLING'): boolean {
  return STRATEGIES_OF[member].includes(strategy);
}

/** What a configuration that may have been for another strategy still says under this one. */
export function keepMembersOf(strategy: string, configuration: DeploymentConfiguration): DeploymentConfiguration {
  const kept = { ...configuration };
  for (const member of STRATEGY_MEMBERS) {
    if (!isMemberOf(member, strategy)) delete kept[member];
  }
  return kept;
}

/** Whether the deployments of the service shift traffic from one revision to another. */
export function isShifting({ strategy = 'ROLLING' }: DeploymentConfiguration): boolean {
  return strategy !== 'ROLLING';
}
