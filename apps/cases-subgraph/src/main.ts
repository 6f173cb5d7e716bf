import 'reflect-metadata';
import { casesSubgraph } from '@mashang/cases';
import { personalNumberVault } from '@mashang/platform-persistence';
import { hostSubgraph } from '@mashang/platform-subgraph';

/** The cases subgraph as a service of its own, on MySQL/MariaDB. */
hostSubgraph({ name: 'cases', defaultPort: 4001, secrets: ['personalNumberKey'] }, ({ personalNumberKey }) =>
  casesSubgraph({ personalNumbers: personalNumberVault(personalNumberKey) }),
);
