import { randomUUID } from 'node:crypto';
import { databaseUrlOf } from '@mashang/platform-config';
import { systemClock } from '@mashang/domain';
import { ANONYMOUS } from '@mashang/platform-identity';
import { createUnitOfWork, openDatabase } from '@mashang/platform-persistence';
import type { DemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';

const HOLDING = { holdingId: 'GS-SOCIAL-AFFAIRS-P1-B-GS-D-0001', postCode: 'GS-SOCIAL-AFFAIRS-P1', departmentCode: 'GS-SOCIAL-AFFAIRS', staffNo: 'GS-D-0001' };

/** Publishes from personnel's outbox that the demo clerk's holding has changed, as a mutation of personnel does. */
export async function publishHolding({ urlTemplate }: DemoDatabases, changes: { readonly role: string; readonly startsOn: string; readonly endsOn: string | null }): Promise<void> {
  const database = await openDatabase({ name: 'personnel', url: databaseUrlOf(urlTemplate, 'personnel'), entities: [], migrations: [], migrate: false });
  try {
    const ctx = { principal: ANONYMOUS, requestId: randomUUID(), clock: systemClock };
    await createUnitOfWork(database).run(ctx, { name: 'personnel.test', idempotencyKey: randomUUID(), input: {} }, (_, journal) => {
      journal.publish({ type: 'PostHoldingChanged', key: HOLDING.holdingId, divisionCode: '350199101000', payload: { ...HOLDING, ...changes } });
      return Promise.resolve(null);
    });
  } finally {
    await database.close();
  }
}

/** Takes an application in as the demo clerk; answers the role on its event, or the code of the refusal. */
export async function receiveAsClerk(graph: Deployment, ordinal: number): Promise<string> {
  const input = {
    idempotencyKey: `event-story-${ordinal}`,
    implementationCode: 'GS-RELIEF-02',
    division: '350199101201',
    applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: `350199FAKE7${String(ordinal).padStart(7, '0')}` },
    handlingMode: 'STANDARD',
    channel: 'WINDOW',
  };
  const query = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { ... on CasePayload { case { events { actingAs } } } } }';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await graph.tokenFor('window-clerk')}` };
  const response = await fetch(graph.url, { method: 'POST', body: JSON.stringify({ query, variables: { input } }), headers });
  const { data, errors } = (await response.json()) as {
    data?: { receiveCase: { case: { events: { actingAs: string }[] } } };
    errors?: readonly { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? data?.receiveCase.case.events[0]?.actingAs ?? 'nothing';
}

/** An event travels while the graph answers, so this ends on its effect alone. */
export async function untilClerkActsAs(graph: Deployment, expected: string, from: number): Promise<void> {
  for (let ordinal = from; (await receiveAsClerk(graph, ordinal)) !== expected; ordinal += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}
