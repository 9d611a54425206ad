const { smoke } = require('./smoke.cjs');

smoke('CommonJS', {
  mock: require('aws-ecs-batch-mock'),
  ecs: require('@aws-sdk/client-ecs'),
  batch: require('@aws-sdk/client-batch'),
});
