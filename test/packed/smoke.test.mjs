import * as batch from '@aws-sdk/client-batch';
import * as ecs from '@aws-sdk/client-ecs';
import * as mock from 'aws-ecs-batch-mock';
import * as batchAlone from 'aws-ecs-batch-mock/batch';
import * as ecsAlone from 'aws-ecs-batch-mock/ecs';
import { smoke } from './smoke.cjs';

smoke('ES modules', { mock, alone: { ecs: ecsAlone, batch: batchAlone }, ecs, batch });
