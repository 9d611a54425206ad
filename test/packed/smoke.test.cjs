const { smoke } = require('./smoke.cjs');

smoke('CommonJS', {
  mock: require('aws-ecs-batch-mock'),
  alone: { ecs: require('aws-ecs-batch-mock/ecs'), batch: require('aws-ecs-batch-mock/batch') },
  ecs: require('@aws-sdk/client-ecs'),
  batch: require('@aws-sdk/client-batch'),
});
