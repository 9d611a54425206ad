import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { markWorld } from '../../src/testing/world-mark.js';
import { worldSerializer } from '../../src/testing/matchers/world-serializer.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

describe('the snapshot serializer', () => {
  const aws = mockAws();
  const { ecs, clock } = aws;

  beforeEach(async () => {
    aws.reset();
    ecs.seed({ clusters: ['default'], taskDefinitions: ['report'] });
    aws.mark();
    await new ECSClient({}).send(
      new RunTaskCommand({
        ...{ taskDefinition: 'report', launchType: 'FARGATE', startedBy: 'cron' },
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    clock.advance('90s');
  });
  afterAll(() => aws.restore());

  it('knows a part of a snapshot in which there is nothing', () => {
    expect(worldSerializer.test(aws.snapshot({ include: ['ecs.services'] }))).toBe(true);
    expect(worldSerializer.test(aws.snapshot({ include: [] }))).toBe(true);
    expect(worldSerializer.test({})).toBe(false);
  });

  it('prints a snapshot short', () => {
    expect(aws.snapshot({ include: ['now', 'ecs.tasks', 'transitions'] })).toMatchInlineSnapshot(`
      now: +1m30s
      ecs:
        tasks:
          task/default/e8e25f66…:
            clusterArn: cluster/default
            taskDefinitionArn: task-definition/report:1
            family: report
            lastStatus: RUNNING
            desiredStatus: RUNNING
            healthStatus: UNKNOWN
            group: family:report
            launchType: FARGATE
            startedBy: cron
            availabilityZone: us-east-1b
            platformVersion: "1.4.0"
            platformFamily: Linux
            ephemeralStorage: { sizeInGiB: 20 }
            cpu: "256"
            memory: "512"
            enableExecuteCommand: false
            overrides: { containerOverrides: [{ name: report }] }
            attributes: [{ name: ecs.cpu-architecture, value: x86_64 }]
            attachments:
              - id: e28a421c…
                type: ElasticNetworkInterface
                status: ATTACHED
                details:
                  - { name: subnetId, value: subnet-1 }
                  - { name: networkInterfaceId, value: eni-06bc581f098891a09 }
                  - { name: macAddress, value: 0e:de:b2:c9:f3:80 }
                  - { name: privateDnsName, value: ip-10-0-251-109.ec2.internal }
                  - { name: privateIPv4Address, value: "10.0.251.109" }
            registersTargets: false
            createdAt: +0s
            containers:
              - containerArn: container/default/e8e25f66…/39d08fc6…
                name: report
                image: report:latest
                lastStatus: RUNNING
                healthStatus: UNKNOWN
                cpu: "0"
                networkInterfaces: [{ attachmentId: e28a421c…, privateIpv4Address: "10.0.251.109" }]
                isSignalled: false
                plan: { onStop: { exitCode: 143, afterMs: 0 } }
                imageDigest: sha256:9b0b710b5df5ff185c560674557e7c4840f9f5cf618800510793063997852abf
                runtimeId: e8e25f66…-6305406558
                startedAt: +18s
            connectivity: CONNECTED
            connectivityAt: +5s
            pullStartedAt: +8s
            pullStoppedAt: +16s
            startedAt: +18s
    `);
  });

  it('prints the state likewise', () => {
    aws.reset();
    ecs.seed({ clusters: ['default', 'prod'] });
    expect(aws.state).toMatchInlineSnapshot(`
      now: +0s
      ecs:
        clusters:
          cluster/default:
            clusterName: default
            status: ACTIVE
            settings: [{ name: containerInsights, value: disabled }]
          cluster/prod:
            clusterName: prod
            status: ACTIVE
            settings: [{ name: containerInsights, value: disabled }]
    `);
  });

  it('prints the lines of changes with short ids', () => {
    expect(aws.changes()).toMatchInlineSnapshot(`+ task/default/e8e25f66… report:1 RUNNING`);
    expect({ changes: aws.changes(), cluster: 'default' }).toMatchInlineSnapshot(`
      {
        "changes": + task/default/e8e25f66… report:1 RUNNING,
        "cluster": "default",
      }
    `);
    aws.mark();
    expect(aws.changes()).toMatchInlineSnapshot(`(no changes)`);
  });

  it('counts times from the start of the world, also those before it', () => {
    aws.reset();
    ecs.seed({ clusters: ['default'], taskDefinitions: ['report'], tasks: [{ taskDefinition: 'report' }] });
    const text = worldSerializer.serialize(aws.snapshot({ include: ['ecs.tasks'] }), {}, '');
    expect(text).toMatch('connectivityAt: -13s');
    expect(text).toMatch('startedAt: +0s');
  });

  it('keeps what has the name of book-keeping, and is none', () => {
    const record = { launchTemplate: { version: '$Latest' }, version: 3, parameters: { sequence: 'first' } };
    expect(markWorld(record, 0)).toMatchInlineSnapshot(`
      launchTemplate: { version: $Latest }
      parameters: { sequence: first }
    `);
  });

  it('touches nothing else', () => {
    const mine = { createdAt: 1_704_067_200_000, sequence: 1, taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/0f1e' };
    expect(mine).toMatchInlineSnapshot(`
      {
        "createdAt": 1704067200000,
        "sequence": 1,
        "taskArn": "arn:aws:ecs:us-east-1:123456789012:task/0f1e",
      }
    `);
    expect({ ...aws.snapshot({ include: ['now'] }) }).toMatchInlineSnapshot(`
      {
        "now": 1704067290000,
      }
    `);
  });

  it('does not show in comparisons', () => {
    const snapshot = aws.snapshot();
    expect(snapshot).toStrictEqual(JSON.parse(JSON.stringify(snapshot)));
    expect(aws.changes()).toStrictEqual([...aws.changes()]);
  });
});
