module.exports = {
  rootDir: __dirname,
  testMatch: ['**/*.test.cjs'],
  moduleNameMapper: { '^aws-ecs-batch-mock$': '<rootDir>/../../../dist/index.cjs' },
  transform: {},
};
