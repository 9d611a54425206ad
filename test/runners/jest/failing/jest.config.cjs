module.exports = { ...require('../jest.config.cjs'), rootDir: __dirname, testMatch: ['**/failing.cjs'] };
