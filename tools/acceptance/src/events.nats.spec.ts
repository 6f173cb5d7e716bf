import type { NatsServer } from '@mashang/platform-testing';
import { natsServer } from '@mashang/platform-testing';
import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases, SUBGRAPHS } from './demo-databases';
import type { Deployment } from './deployments';
import { fiveServices } from './deployments';
import { endAll } from './end-all';
import { cardForSecondNotice, publishHolding, receiveAsClerk, revokeCard, untilAccountabilityIs, untilClerkActsAs } from './event-story';

jest.setTimeout(300_000);

describe('an event of personnel, between services', () => {
  let server: NatsServer;
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    server = await natsServer({ credentials: { user: 'mashang', password: 'secret-of-this-test' } });
    databases = await openDemoDatabases();
    // The services start without their server: they answer, and events wait for it.
    graph = await fiveServices(databases, Object.fromEntries(SUBGRAPHS.map((name) => [`${name.toUpperCase()}_EVENTS_URL`, server.url])));
  });

  afterAll(() => endAll(graph, databases, server));

  it('reaches cases over NATS, also when the server comes late or is killed meanwhile', async () => {
    expect(await receiveAsClerk(graph, 1)).toBe('B');
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: null });
    await server.start();
    await untilClerkActsAs(graph, 'HEAD', 100);
    await server.kill();
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: '2012-12-31' });
    await server.start();
    await untilClerkActsAs(graph, 'POST_NOT_HELD', 1_000);
  });

  it('and one of cases reaches personnel: a card opens a candidate of accountability, and takes it along when it is revoked', async () => {
    await publishHolding(databases, { role: 'B', startsOn: '2011-03-01', endsOn: null });
    await untilClerkActsAs(graph, 'B', 2_000);
    const card = await cardForSecondNotice(graph, 3_000);
    expect(await untilAccountabilityIs(graph, card, 'CANDIDATE')).toMatchObject({ isTriggerRevoked: false, officer: { staffNo: 'GS-D-0001' } });
    expect(await revokeCard(graph, card)).toEqual({ alert: { state: 'REVOKED' } });
    expect(await untilAccountabilityIs(graph, card, 'LAPSED')).toMatchObject({ isTriggerRevoked: true });
  });
});
