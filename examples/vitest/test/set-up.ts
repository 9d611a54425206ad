import 'aws-ecs-batch-mock/vitest';
