import * as batch from '@aws-sdk/client-batch';
import * as ecs from '@aws-sdk/client-ecs';
import type { Sdk } from './mock/mock-aws.js';

/** As the test that imports the package has it: the rest of the package does not import it. */
export const sdk: Sdk = { ecs, batch };
