import type { Principal } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { LAND_ITEM, TOWNSHIP, VILLAGE } from '../../test/hall.builder';
import { clerk, head, ServiceDesk } from '../../test/service-desk';

/** An officer of the land office who holds nothing until personnel says so. */
const newcomer = person.windowClerk({ departmentCode: 'GS-LAND', subject: 'test:newcomer', staffNo: 'T-0051' });

jest.setTimeout(60_000);

describe('acting from a post', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const changed = (changes: object = {}) => {
    const holding = { holdingId: 'H-1', postCode: 'GS-LAND-P1', departmentCode: 'GS-LAND', staffNo: 'T-0051', role: 'B', startsOn: '2012-07-02', endsOn: null, ...changes };
    return desk.subgraph.deliver('personnel', { type: 'PostHoldingChanged', key: 'H-1', divisionCode: TOWNSHIP, payload: holding });
  };
  const accept = (caseNo: string, as: Principal, input: object = {}) => desk.step('acceptCase', 'AcceptCaseInput', caseNo, { ...input }, as);
  const lastPost = async (caseNo: string) => ((await desk.read(caseNo, 'events { post actingAs }')) as { events: { post: string; actingAs: string }[] }).events.at(-1);

  it('follows what personnel publishes of a holding: from its first day to its last, and in the role it has now', async () => {
    const [first, second, third, fourth] = [await desk.receive(), await desk.receive(), await desk.receive(), await desk.receive()];
    expect(await accept(first, newcomer)).toBe('POST_NOT_HELD');
    expect(await changed({ startsOn: '2012-07-03' })).toBe('APPLIED');
    expect(await accept(first, newcomer)).toBe('POST_NOT_HELD');
    desk.at('2012-07-03T00:00');
    expect(await accept(first, newcomer)).toBe('ACCEPTED');
    expect(await lastPost(first)).toEqual({ post: 'GS-LAND-P1', actingAs: 'B' });
    expect(await changed({ role: 'HEAD', endsOn: '2012-07-05' })).toBe('APPLIED');
    desk.at('2012-07-05T23:59');
    expect(await accept(second, newcomer)).toBe('ACCEPTED');
    expect(await lastPost(second)).toEqual({ post: 'GS-LAND-P1', actingAs: 'HEAD' });
    desk.at('2012-07-06T00:00');
    expect(await accept(third, newcomer)).toBe('POST_NOT_HELD');
    expect(await changed({ departmentCode: 'GS-CONSTRUCTION', endsOn: null })).toBe('APPLIED');
    expect(await accept(fourth, newcomer)).toBe('POST_NOT_HELD');
  });

  it('passes over what else personnel publishes, and keeps what it cannot read for later', async () => {
    const event = { type: 'AgreementSigned', key: 'k', divisionCode: TOWNSHIP, payload: null };
    expect(await desk.subgraph.deliver('personnel', event)).toBe('APPLIED');
    expect(await changed({ role: 'C' })).toBe('FAILED');
    expect(await changed()).toBe('FAILED');
  });

  it('goes on from a stated post only if it is held that day, in that role, in the case\'s department', async () => {
    await changed();
    const caseNo = await desk.receive();
    for (const acting of [{ post: 'GS-LAND-P1', role: 'A' }, { post: 'GS-LAND-P2', role: 'B' }, { post: 'GS-HALL-P1', role: 'B' }]) {
      expect(await accept(caseNo, newcomer, { acting })).toBe('POST_NOT_HELD');
    }
    expect(await accept(caseNo, newcomer, { acting: { post: 'GS-LAND-P1', role: 'B' } })).toBe('ACCEPTED');
  });

  it('says who does not hold which post on which day, and what to do', async () => {
    const caseNo = await desk.receive();
    const input = { idempotencyKey: 'no-post-held-1', caseNo, version: 1, acting: { post: 'GS-LAND-P2', role: 'A' } };
    const { errors } = await desk.subgraph.ask('mutation ($input: AcceptCaseInput!) { acceptCase(input: $input) { __typename } }', { as: clerk, variables: { input } });
    expect(errors?.map(({ message }) => message)).toEqual([
      'T-0001 does not hold the post GS-LAND-P2 of GS-LAND as A on 2012-07-02: state a post of the department that you hold that day, or have its holder act or the holding entered.',
    ]);
  });

  it('is asked of trips too, of no applicant online, and of a head who approves only if a post is stated', async () => {
    const caseNo = await desk.receive();
    expect(await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '领证' }, 'case { version }', newcomer)).toEqual({ code: 'POST_NOT_HELD' });
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '领证' }, 'case { version }');
    expect(await lastPost(caseNo)).toEqual({ post: 'GS-LAND-P1', actingAs: 'A' });
    await desk.accept(caseNo);
    const otherHead = { ...head, subject: 'test:other-head', staffNo: 'T-0061' };
    const extend = (input: object, as = otherHead) => desk.step('extendCase', 'ExtendCaseInput', caseNo, { workingDays: 3, reason: '案情复杂', ...input }, as);
    expect(await extend({ acting: { post: 'GS-LAND-P3', role: 'A' } })).toBe('POST_NOT_HELD');
    expect(await extend({})).toBe('ACCEPTED');
    expect(await lastPost(caseNo)).toEqual({ post: null, actingAs: null });
    const applicant = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000077' };
    const application = { implementationCode: LAND_ITEM, division: VILLAGE, applicant, channel: 'WEB' };
    expect(await desk.send('submitApplication', 'SubmitApplicationInput', application, '... on ApplicationReceipt { caseNo }', person.citizen())).toHaveProperty('caseNo');
  });
});
