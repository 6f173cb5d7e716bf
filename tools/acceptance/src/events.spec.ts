import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import { oneProcess } from './deployments';
import { endAll } from './end-all';
import { cardForSecondNotice, publishHolding, receiveAsClerk, revokeCard, untilAccountabilityIs, untilClerkActsAs } from './event-story';

jest.setTimeout(120_000);

describe('an event of personnel, in one process', () => {
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    graph = await oneProcess(databases);
  });

  afterAll(() => endAll(graph, databases));

  it('reaches cases, where an officer acts from the post as it is held now, and not at all when it is held no more', async () => {
    expect(await receiveAsClerk(graph, 1)).toBe('B');
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: null });
    await untilClerkActsAs(graph, 'HEAD', 100);
    await publishHolding(databases, { role: 'HEAD', startsOn: '2011-03-01', endsOn: '2012-12-31' });
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
