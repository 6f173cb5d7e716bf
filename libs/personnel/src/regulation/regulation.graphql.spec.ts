import { person } from '@mashang/platform-testing';
import { clerk, elsewhere, financeClerk, head, leader, villageCadre } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP } from '../../test/township.builder';

describe('regulations', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const DRAFT = { division: TOWNSHIP, code: 'GS-R-01', kind: 'ATTENDANCE', title: '考勤制度', text: '上班签到。' };
  const draft = (changes: object = {}, as = head) =>
    desk.send('draftRegulation', 'DraftRegulationInput', { ...DRAFT, ...changes }, 'regulationVersion { id ordinal standing }', as);
  const step = async (mutation: string, id: string, input: object = {}, as = head, version = 1) => {
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const result = await desk.send(mutation, inputType, { id, version, ...input }, '... on RegulationPayload { regulationVersion { standing } }', as);
    return (result as { regulationVersion?: { standing: string } }).regulationVersion?.standing ?? result['code'];
  };
  const issue = (id: string, effectiveFrom: string, as = leader) => step('issueRegulation', id, { effectiveFrom }, as);
  const acknowledge = async (id: string, as = clerk) => {
    const result = await desk.send('acknowledgeRegulation', 'AcknowledgeRegulationInput', { id }, '... on RegulationPayload { regulationVersion { isAcknowledgedByMe } }', as);
    return (result as { regulationVersion?: { isAcknowledgedByMe: boolean } }).regulationVersion?.isAcknowledgedByMe ?? result['code'];
  };
  const inForce = async (on: string) => {
    const { regulation } = (await desk.query(`{ regulation(code: "GS-R-01") { inForce(on: "${on}") { ordinal } } }`, clerk)) as { regulation: { inForce: object | null } };
    return regulation.inForce;
  };

  it('is drafted, put in force, and replaced by its next version from the day that one is in force', async () => {
    expect(await draft()).toEqual({ regulationVersion: { id: 'GS-R-01-1', ordinal: 1, standing: 'DRAFT' } });
    expect(await step('amendRegulationDraft', 'GS-R-01-1', { text: '上下班签到。' })).toBe('DRAFT');
    expect(await issue('GS-R-01-1', '2012-07-02')).toBe('STALE_VERSION');
    expect(await step('issueRegulation', 'GS-R-01-1', { effectiveFrom: '2012-07-02' }, leader, 2)).toBe('IN_FORCE');
    await draft({ text: '指纹签到。' });
    expect(await issue('GS-R-01-2', '2012-07-02')).toBe('EFFECTIVE_DAY');
    expect(await issue('GS-R-01-2', '2012-08-01')).toBe('FORTHCOMING');
    expect([await inForce('2012-07-01'), await inForce('2012-07-31'), await inForce('2012-08-01')]).toEqual([null, { ordinal: 1 }, { ordinal: 2 }]);
    expect(await desk.messages()).toEqual(['Drafted', 'Drafted', 'Issued', 'Drafted', 'Issued'].map((state) => `RegulationVersion${state}`));
  });

  it('binds nobody backwards, is never changed once issued, and has one draft at a time', async () => {
    await draft();
    expect(await draft()).toEqual({ code: 'REGULATION_DRAFT_EXISTS' });
    expect(await draft({ kind: 'STUDY' })).toEqual({ code: 'REGULATION_CODE_TAKEN' });
    expect(await draft({ code: 'x' })).toEqual({ code: 'REGULATION_CODE' });
    expect(await draft({ code: 'GS-R-02', text: ' ' })).toEqual({ code: 'TEXT_LENGTH' });
    expect(await issue('GS-R-01-1', '2012-07-01')).toBe('EFFECTIVE_DAY');
    await issue('GS-R-01-1', '2012-07-02');
    expect(await step('amendRegulationDraft', 'GS-R-01-1', { text: '改' }, head, 2)).toBe('STATE_FORBIDS_STEP');
    expect(await step('discardRegulationDraft', 'GS-R-01-9')).toBe('REGULATION_VERSION_UNKNOWN');
    await draft();
    expect(await step('discardRegulationDraft', 'GS-R-01-2')).toBe('DISCARDED');
  });

  it('is proposed by who keeps records, put in force by a leader, and read by the staff it binds', async () => {
    for (const as of [clerk, elsewhere]) expect(await draft({}, as)).toEqual({ code: 'FORBIDDEN' });
    await draft();
    expect(await issue('GS-R-01-1', '2012-07-02', head)).toBe('FORBIDDEN');
    expect(await step('amendRegulationDraft', 'GS-R-01-1', { text: '改' }, elsewhere)).toBe('FORBIDDEN');
    await issue('GS-R-01-1', '2012-07-02');
    const query = '{ regulation(code: "GS-R-01") { title } }';
    expect(await desk.query(query, clerk)).toEqual({ regulation: { title: '考勤制度' } });
    for (const as of [elsewhere, person.citizen()]) expect(await desk.query(query, as)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query(`{ regulations(division: "${TOWNSHIP}") { edges { node { code } } } }`, elsewhere)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query(`{ regulations(division: "${TOWNSHIP}") { edges { node { code } } } }`, clerk)).toEqual({ regulations: { edges: [{ node: { code: 'GS-R-01' } }] } });
  });

  it('is acknowledged once by each officer, in nobody else\'s name, while it is in force or coming', async () => {
    await draft();
    expect(await acknowledge('GS-R-01-1')).toBe('REGULATION_NOT_IN_FORCE');
    await issue('GS-R-01-1', '2012-07-02');
    expect(await acknowledge('GS-R-01-1')).toBe(true);
    expect(await acknowledge('GS-R-01-1')).toBe('ACKNOWLEDGED_BEFORE');
    expect(await acknowledge('GS-R-01-1', person.citizen())).toBe('FORBIDDEN');
    expect(await acknowledge('GS-R-01-1', elsewhere)).toBe('FORBIDDEN');
    const { regulation } = await desk.query('{ regulation(code: "GS-R-01") { versions { acknowledgement { numerator denominator } isAcknowledgedByMe } } }', leader);
    expect(regulation).toEqual({ versions: [{ acknowledgement: { numerator: '1', denominator: '8' }, isAcknowledgedByMe: false }] });
    desk.at('2012-08-01T09:00');
    await draft();
    await issue('GS-R-01-2', '2012-08-01');
    expect(await acknowledge('GS-R-01-1', head)).toBe('REGULATION_NOT_IN_FORCE');
  });

  it('is acknowledged by nobody who has left, and owed by nobody', async () => {
    await draft();
    await issue('GS-R-01-1', '2012-07-02');
    await desk.departs('F-2', '2012-07-02');
    const owed = async () => {
      const version = (await desk.query('{ regulation(code: "GS-R-01") { versions { acknowledgement { denominator } } } }')) as { regulation: { versions: { acknowledgement: { denominator: string } }[] } };
      const statistics = (code: string) => desk.subgraph.entity({ __typename: 'Department', code }, `officeStatistics(period: "2012") { regulationAcknowledgement { denominator } }`);
      return [version.regulation.versions[0]?.acknowledgement.denominator, await statistics('GS-FINANCE')];
    };
    const department = (denominator: string) => ({ officeStatistics: { regulationAcknowledgement: { denominator } } });
    expect(await owed()).toEqual(['8', department('2')]);
    desk.at('2012-07-03T09:00');
    expect(await owed()).toEqual(['7', department('1')]);
    expect(await acknowledge('GS-R-01-1', financeClerk)).toBe('OFFICER_HAS_LEFT');
  });

  it('is owed, for a day gone by, by who served in the department then', async () => {
    await draft();
    await issue('GS-R-01-1', '2012-07-02');
    desk.at('2012-08-06T09:00');
    await desk.transfers('F-2', 'GS-OTHER', '2012-08-06');
    const owed = (code: string, period: string) => desk.subgraph.entity({ __typename: 'Department', code }, `officeStatistics(period: "${period}") { regulationAcknowledgement { denominator } }`);
    const of = (denominator: string) => ({ officeStatistics: { regulationAcknowledgement: { denominator } } });
    expect([await owed('GS-FINANCE', '2012-07'), await owed('GS-OTHER', '2012-07')]).toEqual([of('2'), of('1')]);
    expect([await owed('GS-FINANCE', '2012-08'), await owed('GS-OTHER', '2012-08')]).toEqual([of('1'), of('2')]);
  });

  it.each([{}, { title: '考勤管理' }])('has one first draft when two draft it at one moment with %j', async (changes) => {
    const answers = await Promise.all([draft(), draft(changes, leader)]);
    const codes = answers.map((answer) => answer['code'] ?? 'drafted').sort();
    expect(codes).toEqual([expect.stringMatching(/^REGULATION_(DRAFT_EXISTS|CODE_TAKEN)$/), 'drafted']);
  });

  it('is of a division that is there', async () => {
    const county = person.departmentHead({ staffNo: 'C-1', subject: 'test:c-1', divisionCodes: ['350199000000'] });
    expect(await draft({ division: '350199109000' }, county)).toEqual({ code: 'DIVISION_UNKNOWN' });
  });

  it('counts two acknowledgements of one person at one moment once', async () => {
    await draft();
    await issue('GS-R-01-1', '2012-07-02');
    const answers = await Promise.all([acknowledge('GS-R-01-1'), acknowledge('GS-R-01-1')]);
    expect(answers.map(String).sort()).toEqual(['ACKNOWLEDGED_BEFORE', 'true']);
  });

  it('lets a village cadre acknowledge what binds the township', async () => {
    await draft();
    await issue('GS-R-01-1', '2012-07-02');
    expect(await acknowledge('GS-R-01-1', villageCadre)).toBe(true);
  });
});
