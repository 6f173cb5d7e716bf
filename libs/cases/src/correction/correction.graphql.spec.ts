import { ANONYMOUS } from '@mashang/platform-identity';
import { testContext } from '@mashang/platform-testing';
import { AuditRecordEntity, OutboxMessageEntity } from '@mashang/platform-persistence';
import { INSTANT_ITEM, OTHER_VILLAGE, testVault, VILLAGE } from '../../test/hall.builder';
import { clerk, colleague, head, leader, ServiceDesk } from '../../test/service-desk';
import { CaseEntity } from '../case/case.entity';
import { FIELDS_OF } from './correctable-fields';
import { CorrectionEntity } from './correction.entity';
import { CORRECTION_STATES, correctionLifecycle } from './correction.lifecycle';

describe('corrections', () => {
  let desk: ServiceDesk;
  let caseNo: string;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    caseNo = await desk.receive();
  });

  afterEach(() => desk.close());

  const ask = (recordType: string, recordNo: string, field: string, value: string, { as = clerk, position = null as number | null } = {}) =>
    desk.send('requestCorrection', 'RequestCorrectionInput', { recordType, recordNo, field, value, position, reason: '录入有误' }, 'correction { correctionNo before after version }', as);
  const request = (field: string, value: string, as = clerk) => ask('CASE', caseNo, field, value, { as });
  const requested = async (field: string, value: string): Promise<string> => ((await request(field, value)) as { correction: { correctionNo: string } }).correction.correctionNo;
  const decide = async (correctionNo: string, isApproved: boolean, as = head) => {
    const result = await desk.send('decideCorrection', 'DecideCorrectionInput', { correctionNo, version: 1, isApproved, note: '情况属实' }, '... on CorrectionPayload { correction { state } }', as);
    return (result as { correction?: { state: string } }).correction?.state ?? result['code'];
  };

  it('move by this grid', () => {
    expect(correctionLifecycle.grid(CORRECTION_STATES)).toEqual(['REQUESTED: apply→APPLIED reject→REJECTED', 'APPLIED:', 'REJECTED:']);
  });

  it('change nothing until another person approves, and then leave a trace of before and after', async () => {
    const correctionNo = await requested('APPLICANT_NAME', '测试丁');
    expect(await desk.read(caseNo, 'applicant { name } version')).toEqual({ applicant: { name: '测试甲' }, version: 1 });
    expect(await decide(correctionNo, true, clerk)).toBe('FORBIDDEN');
    expect(await decide(correctionNo, true, { ...head, staffNo: 'T-0001' })).toBe('DECISION_NEEDS_ANOTHER_PERSON');
    expect(await decide(correctionNo, true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'applicant { name } version events { type note } corrections { before after requestedBy { staffNo } decidedBy { staffNo } }')).toEqual({
      applicant: { name: '测试丁' },
      version: 2,
      events: [{ type: 'RECEIVED', note: null }, { type: 'CORRECTED', note: `APPLICANT_NAME (${correctionNo})` }],
      corrections: [{ before: '测试甲', after: '测试丁', requestedBy: { staffNo: 'T-0001' }, decidedBy: { staffNo: 'T-0002' } }],
    });
    expect(await decide(correctionNo, false)).toBe('STATE_FORBIDS_STEP');
  });

  it('that the only head asks for are decided by a leader', async () => {
    const correctionNo = numberOf(await request('CITIZEN_TRIPS', '3', head));
    expect(await decide(correctionNo, true)).toBe('DECISION_NEEDS_ANOTHER_PERSON');
    expect(await decide(correctionNo, true, leader)).toBe('APPLIED');
  });

  it('leave the case alone when they are rejected', async () => {
    expect(await decide(await requested('CITIZEN_TRIPS', '3'), false)).toBe('REJECTED');
    expect(await desk.read(caseNo, 'citizenTrips version')).toEqual({ citizenTrips: 1, version: 1 });
  });

  it('move a case to another village, and not out of the township', async () => {
    expect(await request('DIVISION', '350199102201')).toEqual({ code: 'CORRECTION_VALUE' });
    expect(await decide(await requested('DIVISION', OTHER_VILLAGE), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'division { code }')).toEqual({ division: { code: OTHER_VILLAGE } });
  });

  it('are outdated when the field has changed since they were asked for', async () => {
    const correctionNo = await requested('CITIZEN_TRIPS', '3');
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '补材料' }, 'case { version }');
    expect(await decide(correctionNo, true)).toBe('CORRECTION_OUTDATED');
    expect(await decide(correctionNo, false)).toBe('REJECTED');
  });

  it.each([
    ['CITIZEN_TRIPS', '-1'],
    ['CITIZEN_TRIPS', '1'],
    ['CERTIFICATE_NO', 'Z-1'],
    ['APPLICANT_NAME', ' '],
  ])('refuse a %s of %p', async (field, value) => {
    expect(await request(field, value)).toEqual({ code: 'CORRECTION_VALUE' });
  });

  it('are asked for by the department that has the case', async () => {
    expect(await request('CITIZEN_TRIPS', '3', { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toEqual({ code: 'FORBIDDEN' });
  });

  const numberOf = (result: Awaited<ReturnType<typeof ask>>): string => (result as { correction?: { correctionNo: string } }).correction?.correctionNo ?? String(result['code']);

  it('say which fields a kind of record has, and which step puts right what follows from steps', async () => {
    const refusal = async (recordType: string, field: string) => {
      const input = { idempotencyKey: `refused-${recordType}-${field}`, recordType, recordNo: caseNo, field, value: 'x', reason: '录入有误' };
      const { errors } = await desk.subgraph.ask('mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { correctionNo } } }', { as: clerk, variables: { input } });
      return [errors?.[0]?.extensions?.['code'], errors?.[0]?.message];
    };
    expect(await refusal('CASE', 'SUBJECT')).toEqual(['CORRECTION_FIELD', expect.stringContaining(`possible are ${FIELDS_OF.CASE.join(', ')}`)]);
    expect(await refusal('CASE', 'STATE')).toEqual(['CORRECTION_FIELD', expect.stringContaining('invalidateCase')]);
    expect(await refusal('COMPLAINT', 'DAYS')).toEqual(['CORRECTION_FIELD', expect.stringContaining('delayComplaint')]);
    expect(await refusal('COMPLAINT', 'COMPLAINT_TEXT')).toEqual(['CORRECTION_FIELD', expect.stringContaining("citizen's own words")]);
    for (const field of ['RATING_LEVEL', 'RATING_COMMENT']) expect(await refusal('SERVICE_RATING', field)).toEqual(['CORRECTION_FIELD', expect.stringContaining("citizen's own words")]);
  });

  describe("of an applicant's identifier", () => {
    const OTHER_PERSON = '350199FAKE00009999';
    const row = async () => desk.subgraph.database.manager(testContext()).findOneByOrFail(CaseEntity, { caseNo });

    it('mask it before and after, keep it nowhere in clear, and let cipher, hash and open key follow', async () => {
      const result = (await request('APPLICANT_IDENTIFIER', ` ${OTHER_PERSON.toLowerCase()} `)) as { correction: { correctionNo: string; before: string; after: string } };
      const { correctionNo, before, after } = result.correction;
      for (const shown of [before, after]) expect(shown).toMatch(/^\*+\d{4}$/);
      expect(after.slice(-4)).toBe('9999');
      const manager = desk.subgraph.database.manager(testContext());
      const asked = await manager.findOneByOrFail(CorrectionEntity, { correctionNo });
      expect(testVault.decrypt(asked.valueCipher ?? '').trim().toUpperCase()).toBe(OTHER_PERSON);
      expect(await decide(correctionNo, true)).toBe('APPLIED');
      const { applicantIdentifierCipher, applicantIdentifierHash, applicantIdentifierMasked, openCaseKey, implementationCode } = await row();
      expect(testVault.decrypt(applicantIdentifierCipher)).toBe(OTHER_PERSON);
      expect(applicantIdentifierHash).toBe(testVault.lookupHash(OTHER_PERSON));
      expect(applicantIdentifierMasked).toBe(after);
      expect(openCaseKey).toBe(`${applicantIdentifierHash}:${implementationCode}`);
      const rows = [await manager.find(CorrectionEntity), await manager.find(AuditRecordEntity), await manager.find(OutboxMessageEntity)];
      const kept = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
      expect(kept).not.toContain(OTHER_PERSON);
      expect((await manager.findOneByOrFail(CorrectionEntity, { correctionNo })).valueCipher).toBeNull();
    });

    it('keep out a second open case of the same applicant and item, when they are asked for and when they are applied', async () => {
      const applicant = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: OTHER_PERSON };
      const early = numberOf(await request('APPLICANT_IDENTIFIER', OTHER_PERSON));
      await desk.receive({ applicant });
      expect(await request('APPLICANT_IDENTIFIER', OTHER_PERSON)).toEqual({ code: 'OPEN_CASE_EXISTS' });
      expect(await decide(early, true)).toBe('OPEN_CASE_EXISTS');
      expect((await row()).version).toBe(1);
    });

    it('leave the open key empty once the case is closed', async () => {
      await desk.complete(caseNo);
      await desk.receive({ applicant: { kind: 'NATURAL_PERSON', name: '测试乙', identifier: OTHER_PERSON } });
      expect(await decide(numberOf(await request('APPLICANT_IDENTIFIER', OTHER_PERSON)), true)).toBe('APPLIED');
      expect((await row()).openCaseKey).toBeNull();
    });

    it('are outdated when another identifier was corrected into it, though both masks may be alike', async () => {
      const [first, second] = [numberOf(await request('APPLICANT_IDENTIFIER', '350199FAKE10009999')), numberOf(await request('APPLICANT_IDENTIFIER', '350199FAKE20009999'))];
      expect(await decide(first, true)).toBe('APPLIED');
      expect(await decide(second, true)).toBe('CORRECTION_OUTDATED');
    });
  });

  it.each([
    ['CHANNEL', 'OTHER', 'channel', 'OTHER'],
    ['HANDLING_MODE', 'AGENCY', 'handlingMode', 'AGENCY'],
    ['CADRE_TRIPS', '07', 'cadreTrips', 7],
  ])('put %s of a case right', async (field, value, name, expected) => {
    expect(await decide(await requested(field, value), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, name)).toEqual({ [name]: expected });
  });

  it('refuse a channel that is none, and a window of another department', async () => {
    expect(await request('CHANNEL', 'PIGEON')).toEqual({ code: 'CORRECTION_VALUE' });
    expect(await request('WINDOW', 'W-8')).toEqual({ code: 'WINDOW_UNKNOWN' });
  });

  it('put a material right, and leave the event on its case', async () => {
    caseNo = await desk.receive({ materials: [{ name: '身份证', form: 'PAPER', copies: 1 }, { name: '户口簿', form: 'PAPER', copies: 1 }] });
    const { materials } = (await desk.read(caseNo, 'materials { materialNo }')) as { materials: { materialNo: string }[] };
    const number = materials[1]?.materialNo ?? '';
    const correctionNo = numberOf(await ask('CASE_MATERIAL', number, 'MATERIAL_COPIES', '2'));
    expect(await decide(correctionNo, true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'materials { name copies } version events { note }')).toEqual({
      materials: [{ name: '身份证', copies: 1 }, { name: '户口簿', copies: 2 }],
      version: 2,
      events: [{ note: null }, { note: `CASE_MATERIAL MATERIAL_COPIES (${correctionNo})` }],
    });
    expect(await ask('CASE_MATERIAL', `${caseNo}-9`, 'MATERIAL_COPIES', '2')).toEqual({ code: 'MATERIAL_UNKNOWN' });
  });

  it('put the wording of a notice right at its position, and never its list', async () => {
    await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: [{ material: '身份证', requirement: '原件' }, { material: '户口簿', requirement: '复印' }] });
    const notice = `${caseNo}-N1`;
    expect(await ask('SUPPLEMENT_NOTICE', notice, 'REQUIREMENT', '复印件两份')).toEqual({ code: 'CORRECTION_POSITION' });
    expect(await ask('SUPPLEMENT_NOTICE', notice, 'REQUIREMENT', '复印件两份', { position: 3 })).toEqual({ code: 'CORRECTION_VALUE' });
    expect(await ask('SUPPLEMENT_NOTICE', notice, 'DAYS', '2012-08-01')).toEqual({ code: 'CORRECTION_FIELD' });
    expect(await decide(numberOf(await ask('SUPPLEMENT_NOTICE', notice, 'REQUIREMENT', '复印件两份', { position: 2 })), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'supplementNotices { items { material requirement } }')).toEqual({
      supplementNotices: [{ items: [{ material: '身份证', requirement: '原件' }, { material: '户口簿', requirement: '复印件两份' }] }],
    });
  });

  it('put the ground of a special procedure right, and move no day', async () => {
    await desk.accept(caseNo);
    await desk.step('beginCaseReview', 'BeginCaseReviewInput', caseNo);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'HEARING', reason: '听证', grantedWorkingDays: 5 });
    const days = await desk.read(caseNo, 'specialProcedures { grantedUntil }');
    expect(await ask('SPECIAL_PROCEDURE', `${caseNo}-T1`, 'RESULT', '完成')).toEqual({ code: 'CORRECTION_VALUE' });
    expect(await decide(numberOf(await ask('SPECIAL_PROCEDURE', `${caseNo}-T1`, 'GROUND', 'EXPERT_REVIEW')), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'specialProcedures { ground }')).toEqual({ specialProcedures: [{ ground: 'EXPERT_REVIEW' }] });
    expect(await desk.read(caseNo, 'specialProcedures { grantedUntil }')).toEqual(days);
  });

  it('put a finding right, but none that was not found yet', async () => {
    await desk.complete(caseNo);
    await desk.send('rateCase', 'RateCaseInput', { caseNo, queryCode: desk.queryCode(caseNo), satisfaction: 'DISSATISFIED', channel: 'WEB' }, '', ANONYMOUS);
    expect(await ask('RECTIFICATION', caseNo, 'FINDING', '属实')).toEqual({ code: 'CORRECTION_VALUE' });
    await desk.send('verifyRectification', 'VerifyRectificationInput', { caseNo, version: 1, isFounded: true, finding: '不属实' }, '', head);
    expect(await decide(numberOf(await ask('RECTIFICATION', caseNo, 'FINDING', '属实')), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'rectification { finding version }')).toEqual({ rectification: { finding: '属实', version: 3 } });
  });

  describe('of an encounter', () => {
    const recordBy = async (as: typeof clerk) => {
      const { encounter } = (await desk.send('recordEncounter', 'RecordEncounterInput', { kind: 'CONSULTATION', division: VILLAGE, subject: '低保' }, 'encounter { encounterNo }', as)) as { encounter: { encounterNo: string } };
      return encounter.encounterNo;
    };

    it('are asked for by whoever answers for it, and approved by the head of that department', async () => {
      const number = await recordBy(clerk);
      expect(await ask('ENCOUNTER', number, 'SUBJECT', '临时救助', { as: colleague })).toEqual({ code: 'FORBIDDEN' });
      expect(await decide(numberOf(await ask('ENCOUNTER', number, 'SUBJECT', '临时救助')), true)).toBe('APPLIED');
      expect(await desk.query(`{ encounter(encounterNo: "${number}") { subject version } }`)).toEqual({ encounter: { subject: '临时救助', version: 2 } });
    });

    it('of a village, which is of no department, are approved by a leader and by no head', async () => {
      const { departmentCode: _, ...cadre } = { ...clerk, subject: 'test:cadre', staffNo: 'T-9' };
      const correctionNo = numberOf(await ask('ENCOUNTER', await recordBy(cadre), 'DIVISION', OTHER_VILLAGE, { as: cadre }));
      expect(await decide(correctionNo, true)).toBe('FORBIDDEN');
      expect(await decide(correctionNo, true, leader)).toBe('APPLIED');
    });
  });

  it('put the custody of originals and the authorization right, each authorization still once', async () => {
    const { departmentCode: _, ...agent } = { ...clerk, subject: 'test:agent', staffNo: 'T-9' };
    const entrust = async (authorizationNo: string) => {
      const citizen = { kind: 'NATURAL_PERSON', name: '测试丙', identifier: '350199FAKE00000077' };
      const input = { agencyPoint: 'A-1', citizen, matter: '建房', authorizationNo, originals: [{ name: '身份证', copies: 1 }, { name: '户口簿', copies: 1 }] };
      const { entrustment } = (await desk.send('entrust', 'EntrustInput', input, 'entrustment { entrustmentNo }', agent)) as { entrustment: { entrustmentNo: string } };
      return entrustment.entrustmentNo;
    };
    const number = await entrust('W-001');
    await entrust('W-002');
    const asked = (field: string, value: string, position: number | null = null) => ask('ENTRUSTMENT', number, field, value, { as: agent, position });
    expect(await asked('AUTHORIZATION_NO', 'W-002')).toEqual({ code: 'AUTHORIZATION_USED' });
    expect(await asked('ORIGINAL_NAME', '身份证', 2)).toEqual({ code: 'ORIGINALS' });
    expect(await asked('ORIGINAL_COPIES', '0', 1)).toEqual({ code: 'CORRECTION_VALUE' });
    for (const request of [asked('AUTHORIZATION_NO', 'W-003'), asked('ORIGINAL_NAME', '结婚证', 2), asked('ORIGINAL_COPIES', '2', 1)]) {
      expect(await decide(numberOf(await request), true, leader)).toBe('APPLIED');
    }
    expect(await desk.query(`{ entrustment(entrustmentNo: "${number}") { authorizationNo originals { name copies } } }`, leader)).toEqual({
      entrustment: { authorizationNo: 'W-003', originals: [{ name: '身份证', copies: 2 }, { name: '结婚证', copies: 1 }] },
    });
  });

  it('of a complaint are asked for by a leader before it is dispatched, and by its department afterwards', async () => {
    const { complaintNo } = (await desk.send('fileComplaint', 'FileComplaintInput', { division: VILLAGE, title: '久拖不决', content: '内容' }, 'complaintNo')) as { complaintNo: string };
    expect(await ask('COMPLAINT', complaintNo, 'DIVISION', OTHER_VILLAGE)).toEqual({ code: 'FORBIDDEN' });
    const correctionNo = numberOf(await ask('COMPLAINT', complaintNo, 'DIVISION', OTHER_VILLAGE, { as: leader }));
    expect(await decide(correctionNo, true, leader)).toBe('DECISION_NEEDS_ANOTHER_PERSON');
    expect(await decide(correctionNo, true, { ...leader, subject: 'test:deputy', staffNo: 'T-0033' })).toBe('APPLIED');
    await desk.send('dispatchComplaint', 'DispatchComplaintInput', { complaintNo, version: 2, department: 'GS-LAND' }, '', leader);
    expect(numberOf(await ask('COMPLAINT', complaintNo, 'DIVISION', VILLAGE))).toMatch(/-X\d+$/);
  });

  it('are listed for the department, those that have waited longest first, and counted by record and field', async () => {
    const first = await requested('CITIZEN_TRIPS', '3');
    desk.at('2012-07-03T10:00');
    const second = await requested('CITIZEN_TRIPS', '4');
    const third = await requested('APPLICANT_NAME', '测试丁');
    await decide(second, false);
    const list = async (as: typeof clerk, filter: string) => {
      const { corrections } = (await desk.query(`{ corrections(filter: ${filter}) { edges { node { correctionNo } } } }`, as)) as { corrections: { edges: { node: { correctionNo: string } }[] } };
      return corrections.edges.map(({ node }) => node.correctionNo);
    };
    expect(await list(head, '{ state: REQUESTED }')).toEqual([first, third]);
    expect(await list(leader, '{ department: "GS-LAND" }')).toEqual([first, second, third]);
    expect(await list({ ...head, departmentCode: 'GS-CONSTRUCTION' }, '{ department: "GS-LAND" }')).toEqual([]);
    const counts = await desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, 'correctionStatistics(period: "2012-07") { recordType field requested applied rejected }');
    expect(counts).toEqual({
      correctionStatistics: [
        { recordType: 'CASE', field: 'CITIZEN_TRIPS', requested: 2, applied: 0, rejected: 1 },
        { recordType: 'CASE', field: 'APPLICANT_NAME', requested: 1, applied: 0, rejected: 0 },
      ],
    });
  });

  it('are applied once, though two heads approve them at the same moment', async () => {
    caseNo = await desk.receive({ implementationCode: INSTANT_ITEM });
    const correctionNo = await requested('CITIZEN_TRIPS', '5');
    const results = await Promise.all([decide(correctionNo, true), decide(correctionNo, true, { ...head, subject: 'test:other-head', staffNo: 'T-0022' })]);
    expect(results.filter((result) => result === 'APPLIED')).toHaveLength(1);
    expect(await desk.read(caseNo, 'citizenTrips version')).toEqual({ citizenTrips: 5, version: 2 });
  });
});
