const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const preset = require('../../jest.preset.cjs');

if (spawnSync('nats-server', ['--version']).error) {
  process.stderr.write('nats-server is not installed; on Debian: apt-get install nats-server\n');
  process.exit(1);
}

/** Apart from the other tests, because these need a NATS server on the machine. */
module.exports = {
  ...preset,
  rootDir: join(__dirname, '../..'),
  roots: ['<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['<rootDir>/**/*.nats.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
