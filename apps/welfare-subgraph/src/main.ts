import 'reflect-metadata';
import { welfareSubgraph } from '@mashang/welfare';
import { personalNumberVault } from '@mashang/platform-persistence';
import { hostSubgraph } from '@mashang/platform-subgraph';

/** The welfare subgraph as a service of its own, on MySQL/MariaDB. */
hostSubgraph({ name: 'welfare', defaultPort: 4004, secrets: ['personalNumberKey'] }, ({ personalNumberKey }) =>
  welfareSubgraph({ personalNumbers: personalNumberVault(personalNumberKey) }),
);
