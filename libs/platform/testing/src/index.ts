export type { PrincipalChanges } from './people';
export { person } from './people';
export type { TestContextOptions } from './test-context';
export { testContext } from './test-context';
export type { TestDatabase, TestDatabaseOptions } from './test-database';
export { openTestDatabase } from './test-database';
export { testServerUrl } from './test-server';
export type { Question, TestSubgraph } from './test-subgraph';
export { openTestSubgraph } from './test-subgraph';
