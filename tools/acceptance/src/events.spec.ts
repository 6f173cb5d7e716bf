import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import { oneProcess } from './deployments';
import { publishHolding, receiveAsClerk, untilClerkActsAs } from './event-story';

jest.setTimeout(120_000);

describe('an event of personnel, in one process', () => {
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    graph = await oneProcess(databases);
  });

  afterAll(async () => {
    await graph.close();
    await databases.remove();
  });

  it('reaches cases, where an officer acts from the post as it is held now, and not at all when it is held no more', async () => {
    expect(await receiveAsClerk(graph, 1)).toBe('B');
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: null });
    await untilClerkActsAs(graph, 'HEAD', 100);
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: '2012-12-31' });
    await untilClerkActsAs(graph, 'POST_NOT_HELD', 1_000);
  });
});
