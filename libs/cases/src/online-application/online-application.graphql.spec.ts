import { ANONYMOUS } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { LAND_ITEM, OTHER_VILLAGE, VILLAGE } from '../../test/hall.builder';
import { ServiceDesk } from '../../test/service-desk';

const citizen = person.citizen();

describe('applying online', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const submit = (changes: object = {}, as = citizen) => {
    const applicant = { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000051' };
    const input = { implementationCode: LAND_ITEM, division: VILLAGE, applicant, channel: 'MOBILE', materials: [{ name: '户口簿', form: 'ELECTRONIC', copies: 1 }], ...changes };
    return desk.send('submitApplication', 'SubmitApplicationInput', input, '... on ApplicationReceipt { caseNo queryCode }', as);
  };

  it('gives a receipt with which the case is followed, and waits for a clerk as any other does', async () => {
    const { caseNo, queryCode } = (await submit()) as { caseNo: string; queryCode: string };
    expect(await desk.query(`{ trackCase(caseNo: "${caseNo}", queryCode: "${queryCode}") { state } }`, ANONYMOUS)).toEqual({ trackCase: { state: 'RECEIVED' } });
    expect(await desk.read(caseNo, 'channel citizenTrips firstContact { staffNo } materials { name }')).toEqual({ channel: 'MOBILE', citizenTrips: 0, firstContact: null, materials: [{ name: '户口簿' }] });
    desk.at('2012-07-09T17:30');
    await desk.timers();
    expect(await desk.read(caseNo, 'state isDeemedAccepted')).toEqual({ state: 'ACCEPTED', isDeemedAccepted: true });
  });

  it('tells nobody the number of an open case', async () => {
    const { caseNo } = (await submit()) as { caseNo: string };
    expect(await submit({ division: OTHER_VILLAGE })).toEqual({ code: 'OPEN_CASE_EXISTS' });
    const { data } = await desk.subgraph.ask(
      `mutation { submitApplication(input: { idempotencyKey: "another-key", implementationCode: "${LAND_ITEM}", division: "${VILLAGE}", channel: WEB, applicant: { kind: NATURAL_PERSON, name: "x", identifier: "350199FAKE00000051" } }) { ... on UserError { message } } }`,
      { as: citizen },
    );
    expect(JSON.stringify(data)).not.toContain(caseNo);
  });

  it.each([
    ['SERVICE_ITEM_UNKNOWN', { implementationCode: 'GS-NONE' }],
    ['DIVISION_OUTSIDE_TOWNSHIP', { division: '350199102201' }],
    ['APPLICANT_IDENTIFIER_LENGTH', { applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: 'x' } }],
  ])('is refused with %s', async (code, changes) => {
    expect(await submit(changes)).toEqual({ code });
  });

  it('asks to be signed in', async () => {
    expect(await submit({}, ANONYMOUS as typeof citizen)).toEqual({ code: 'UNAUTHENTICATED' });
  });
});
