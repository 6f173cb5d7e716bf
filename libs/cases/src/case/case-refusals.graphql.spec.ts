import { person, testContext } from '@mashang/platform-testing';
import { AuditRecordEntity, OutboxMessageEntity } from '@mashang/platform-persistence';
import { getNamedType, isInputObjectType } from 'graphql';
import { draftInput } from '../../test/guide.builder';
import { LAND_ITEM, testVault, VILLAGE } from '../../test/hall.builder';
import { clerk, colleague, head, ServiceDesk } from '../../test/service-desk';
import { casesSubgraph } from '../cases.subgraph';
import { CaseEventEntity } from './case-event.entity';
import { CaseEntity } from './case.entity';

const withoutPost = person.windowClerk({ departmentCode: 'GS-LAND', subject: 'test:without-post', staffNo: 'T-0091' });
const outside = person.windowClerk({ departmentCode: 'GS-CONSTRUCTION', subject: 'test:outside', staffNo: 'T-0092' });

jest.setTimeout(60_000);

describe('a step that is refused', () => {
  let desk: ServiceDesk;
  let caseNo: string;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    caseNo = await desk.receive();
  });

  afterEach(() => desk.close());

  const written = async () => {
    const manager = desk.subgraph.database.manager(testContext());
    const [cases, ...counts] = await Promise.all([manager.find(CaseEntity), manager.count(CaseEventEntity), manager.count(AuditRecordEntity), manager.count(OutboxMessageEntity)]);
    return { cases, counts };
  };

  /** Sends a step that must be refused, and holds what is written before against after. */
  const refused = async (step: () => Promise<unknown>): Promise<unknown> => {
    const before = await written();
    const refusal = await step();
    expect(await written()).toEqual(before);
    return refusal;
  };

  it('because the table forbids it says the state, the step and what is allowed', async () => {
    const input = { idempotencyKey: 'forbidden-1', caseNo, version: 1 };
    const operation = 'mutation ($input: CaseStepInput!) { grantCase(input: $input) { __typename ... on UserError { code message } } }';
    const grant = () => desk.subgraph.ask(operation, { as: clerk, variables: { input } });
    expect(await refused(grant)).toEqual({
      data: {
        grantCase: {
          __typename: 'CaseStateForbidsStep',
          code: 'CASE_STATE_FORBIDS_STEP',
          message: 'The case is RECEIVED, from where it cannot grant; possible are accept, requestSupplement, refuse, withdraw, invalidate, preReview.',
        },
      },
    });
  });

  it.each([
    ['without a post', 'POST_NOT_HELD', withoutPost, {}],
    ['from a post that another holds', 'POST_NOT_HELD', clerk, { acting: { post: 'GS-LAND-P2', role: 'A' } }],
    ['from outside the department', 'FORBIDDEN', outside, {}],
    ['from outside the department with a post of it', 'FORBIDDEN', outside, { acting: { post: 'GS-LAND-P1', role: 'A' } }],
    ['on a version that has passed', 'STALE_VERSION', clerk, { version: 7 }],
  ])('%s has the code %s, and nothing is changed', async (_, code, as, input) => {
    expect(await refused(() => desk.step('acceptCase', 'AcceptCaseInput', caseNo, input, as))).toBe(code);
  });

  it('at the counter without a post has the same code, and takes no number', async () => {
    const applicant = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000055' };
    const input = { implementationCode: LAND_ITEM, division: VILLAGE, applicant, handlingMode: 'STANDARD', channel: 'WINDOW', window: 'W-1' };
    expect(await refused(() => desk.send('receiveCase', 'ReceiveCaseInput', input, '... on CasePayload { case { caseNo } }', withoutPost))).toEqual({ code: 'POST_NOT_HELD' });
    expect(await desk.receive()).toBe('350199101-2012-000002');
  });

  it('on a closed case says so, whichever step', async () => {
    await desk.complete(caseNo);
    await desk.step('deliverCase', 'CaseStepInput', caseNo);
    for (const [mutation, type, input] of [
      ['acceptCase', 'AcceptCaseInput', {}],
      ['withdrawCase', 'EndCaseInput', { reason: '申请人要求' }],
      ['completeCase', 'CompleteCaseInput', { outcome: 'COMPLETED' }],
      ['startSpecialProcedure', 'StartSpecialProcedureInput', { ground: 'HEARING', reason: '听证', grantedWorkingDays: 3 }],
    ] as const) {
      expect(await refused(() => desk.step(mutation, type, caseNo, input))).toBe('CASE_STATE_FORBIDS_STEP');
    }
  });

  it('in the past can be said in one place only, and is refused there: a step happens when it is taken', async () => {
    const inputs = Object.values(casesSubgraph({ personalNumbers: testVault }).schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
      args.map(({ type }) => getNamedType(type)).flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()).map((field) => ({ name, field })) : [])),
    );
    const dated = inputs.filter(({ field }) => ['Date', 'DateTime'].includes(getNamedType(field.type).name)).map(({ name, field }) => `${name}.${field.name}`);
    expect(dated).toEqual(['publishServiceItem.effectiveFrom']);
    expect(await desk.send('draftServiceItem', 'DraftServiceItemInput', draftInput(), 'draft { version }')).toEqual({ draft: { version: 1 } });
    const publishing = { implementationCode: LAND_ITEM, version: 1, effectiveFrom: '2012-07-01' };
    const publish = () => desk.send('publishServiceItem', 'PublishServiceItemInput', publishing, '... on PublishServiceItemPayload { item { version } }', head);
    expect(await refused(publish)).toEqual({ code: 'EFFECTIVE_DAY_PAST' });
  });

  it('is all that one of two clerks gets who accept at the same moment: exactly one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const contested = await desk.receive();
      const accept = (as: typeof clerk) => desk.send('acceptCase', 'AcceptCaseInput', { caseNo: contested, version: 1 }, '... on CasePayload { case { state } }', as);
      const outcomes = await Promise.all([accept(clerk), accept(colleague)]);
      const won = outcomes.filter((outcome) => 'case' in outcome);
      expect(won).toHaveLength(1);
      expect(['STALE_VERSION', 'CASE_STATE_FORBIDS_STEP']).toContain(outcomes.find((outcome) => 'code' in outcome)?.['code']);
      expect(await desk.read(contested, 'version state events { type }')).toEqual({ version: 2, state: 'ACCEPTED', events: [{ type: 'RECEIVED' }, { type: 'ACCEPTED' }] });
    }
  });
});
