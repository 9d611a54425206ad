const DIST = `${__dirname}/../../../dist`;

module.exports = {
  rootDir: __dirname,
  testMatch: ['**/*.test.cjs'],
  moduleNameMapper: {
    '^aws-ecs-batch-mock$': `${DIST}/index.cjs`,
    '^aws-ecs-batch-mock/(.+)$': `${DIST}/$1.cjs`,
  },
  transform: {},
};
