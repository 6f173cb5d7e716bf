import 'reflect-metadata';
import { hostSubgraph } from '@mashang/platform-subgraph';
import { welfareSubgraph } from '@mashang/welfare';

/** The welfare subgraph as a service of its own, on MySQL/MariaDB. */
hostSubgraph({ name: 'welfare', defaultPort: 4004 }, () => welfareSubgraph());
