const { join } = require('node:path');

/** One Jest configuration for every project; Nx passes the project's folder as `--rootDir`. */
module.exports = {
  testEnvironment: 'node',
  // For what hangs, not for what is slow: a database server on a busy machine takes its time over tables.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(?:browser|nats)\\.spec\\.ts$'],
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // jose ships ES modules only, which Jest's own module system cannot require.
  transformIgnorePatterns: [`${join(__dirname, 'node_modules')}/(?!jose/)`],
  setupFiles: [require.resolve('reflect-metadata')],
};
