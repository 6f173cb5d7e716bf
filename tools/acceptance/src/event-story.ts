import { randomUUID } from 'node:crypto';
import { databaseUrlOf } from '@mashang/platform-config';
import { systemClock } from '@mashang/domain';
import { ANONYMOUS } from '@mashang/platform-identity';
import { createUnitOfWork, openDatabase } from '@mashang/platform-persistence';
import type { DemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import type { Fields } from './graph-client';
import { askGraph, sendToGraph } from './graph-client';

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

async function receivedAsClerk(graph: Deployment, ordinal: number, selection: string): Promise<Fields> {
  const input = {
    implementationCode: 'GS-RELIEF-02',
    division: '350199101201',
    applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: `350199FAKE7${String(ordinal).padStart(7, '0')}` },
    handlingMode: 'STANDARD',
    channel: 'WINDOW',
  };
  return sendToGraph(graph, 'window-clerk', 'receiveCase', 'ReceiveCaseInput', input, `... on CasePayload { case { ${selection} } }`);
}

/** Takes an application in as the demo clerk; answers the role on its event, or the code of the refusal. */
export async function receiveAsClerk(graph: Deployment, ordinal: number): Promise<string> {
  try {
    const { case: filed } = (await receivedAsClerk(graph, ordinal, 'events { actingAs }')) as { case: { events: { actingAs: string }[] } };
    return filed.events[0]?.actingAs ?? 'nothing';
  } catch (error) {
    return String(error).split(': ')[1] ?? 'nothing';
  }
}

/** An event travels while the graph answers, so this ends on its effect alone. */
export async function untilClerkActsAs(graph: Deployment, expected: string, from: number): Promise<void> {
  for (let ordinal = from; (await receiveAsClerk(graph, ordinal)) !== expected; ordinal += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Asks again until an answer is there: events and timers work while the graph answers, so this ends on their effect alone. */
async function until<T>(answer: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await answer();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Card {
  readonly alertNo: string;
  readonly version: number;
}

/** Tells an applicant of something new a second time, which is a card; answers it. */
export async function cardForSecondNotice(graph: Deployment, ordinal: number): Promise<Card> {
  const { case: filed } = (await receivedAsClerk(graph, ordinal, 'caseNo')) as { case: { caseNo: string } };
  const { caseNo } = filed;
  const read = async (fields: string): Promise<Fields> => (await askGraph(graph, 'window-clerk', `{ case(caseNo: "${caseNo}") { ${fields} } }`))['case'] as Fields;
  const step = async (mutation: string, inputType: string, input: Fields): Promise<Fields> => sendToGraph(graph, 'window-clerk', mutation, inputType, { caseNo, version: (await read('version'))['version'], ...input }, '... on CasePayload { case { state } }');
  await step('requestSupplement', 'RequestSupplementInput', { items: [{ material: '低收入证明', requirement: '原件' }], replyWorkingDays: 15 });
  await step('resubmitCase', 'ResubmitCaseInput', { materials: [{ name: '低收入证明', form: 'PAPER', copies: 1 }] });
  await step('requestSupplement', 'RequestSupplementInput', { items: [{ material: '照片', requirement: '两张' }], replyWorkingDays: 15 });
  return until(async () => ((await read('alerts { alertNo version }')) as { alerts: Card[] }).alerts[0]);
}

/** Waits for what accountability has made of a card to be in a state. */
export function untilAccountabilityIs(graph: Deployment, { alertNo }: Card, state: string): Promise<Fields> {
  return until(async () => {
    const query = '{ accountabilityRecords(first: 50) { edges { node { source state isTriggerRevoked officer { staffNo } case { caseNo } } } } }';
    const { accountabilityRecords: page } = (await askGraph(graph, 'township-leader', query)) as { accountabilityRecords: { edges: { node: Fields }[] } };
    return page.edges.map(({ node }) => node).find((node) => node['source'] === alertNo && node['state'] === state);
  });
}

export function revokeCard(graph: Deployment, { alertNo, version }: Card): Promise<Fields> {
  return sendToGraph(graph, 'township-leader', 'revokeAlert', 'AlertReasonInput', { alertNo, version, reason: '系统误发' }, '... on AlertPayload { alert { state } }');
}
