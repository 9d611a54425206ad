import * as batch from '@aws-sdk/client-batch';
import * as ecs from '@aws-sdk/client-ecs';
import * as mock from 'aws-ecs-batch-mock';
import { smoke } from './smoke.cjs';

smoke('ES modules', { mock, ecs, batch });
