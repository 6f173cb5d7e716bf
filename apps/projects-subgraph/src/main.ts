import 'reflect-metadata';
import { projectsSubgraph } from '@mashang/projects';
import { hostSubgraph } from '@mashang/platform-subgraph';

/** The projects subgraph as a service of its own, on MySQL/MariaDB. */
hostSubgraph({ name: 'projects', defaultPort: 4003 }, () => projectsSubgraph());
