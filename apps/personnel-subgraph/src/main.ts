import 'reflect-metadata';
import { personnelSubgraph } from '@mashang/personnel';
import { hostSubgraph } from '@mashang/platform-subgraph';

/** The personnel subgraph as a service of its own, on MySQL/MariaDB. */
hostSubgraph({ name: 'personnel', defaultPort: 4002 }, () => personnelSubgraph());
