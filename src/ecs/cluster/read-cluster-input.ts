import type { ClusterConfiguration, ClusterSetting } from '@aws-sdk/client-ecs';
import { isArn, type Scope } from '../../aws/arn.js';
import { cloudMapArn } from '../cloud-map-arn.js';
import { invalidParameter } from '../ecs-errors.js';

const INSIGHTS = ['disabled', 'enabled', 'enhanced'];

/** The settings of a cluster with those that the request leaves out. */
export function readClusterSettings(
  settings: readonly ClusterSetting[] | undefined,
  current: readonly ClusterSetting[],
): ClusterSetting[] {
  const wanted = settings ?? [];
  for (const { name, value } of wanted) {
    // Assumption: the wordings; only the exception is on record.
    if (name !== 'containerInsights') {
      throw invalidParameter(`Invalid cluster setting name. Valid names: containerInsights.`);
    }
    if (!INSIGHTS.includes(value ?? '')) {
      throw invalidParameter(`Invalid value for the containerInsights setting. Valid values: ${INSIGHTS.join(', ')}.`);
    }
  }
  const given = new Map([...current, ...wanted].map((setting) => [setting.name, setting]));
  return [...given.values()];
}

/** Execute-command logging is DEFAULT where the request does not say. */
export function readClusterConfiguration(configuration: ClusterConfiguration): ClusterConfiguration {
  const execute = configuration.executeCommandConfiguration;
  if (execute === undefined) return configuration;
  const { logging = 'DEFAULT', logConfiguration } = execute;
  if (logging === 'OVERRIDE' && !logConfiguration?.cloudWatchLogGroupName && !logConfiguration?.s3BucketName) {
    throw invalidParameter(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    );
  }
  // Assumption: the wording; only the refusal is on record.
  if (logging !== 'OVERRIDE' && logConfiguration) {
    throw invalidParameter('A log configuration can only be specified when logging is OVERRIDE.');
  }
  return { ...configuration, executeCommandConfiguration: { ...execute, logging } };
}

/** A namespace given by name is shown by the ARN that AWS Cloud Map gives it. */
export function readNamespace(namespace: string, scope: Scope): { namespace: string } {
  return { namespace: isArn(namespace) ? namespace : cloudMapArn('namespace', namespace, scope) };
}
