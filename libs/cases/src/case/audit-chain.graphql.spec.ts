import { AuditRecordEntity } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { VILLAGE } from '../../test/hall.builder';
import { clerk, colleague, head, ServiceDesk } from '../../test/service-desk';

const CITIZEN = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000077' };

describe('the audit chain', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  it('holds no word that a citizen said, and nothing to find one by', async () => {
    const caseNo = await desk.receive({ materials: [{ name: '家庭秘密一', form: 'PAPER', copies: 1 }] });
    await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: [{ material: '家庭秘密二', requirement: '家庭秘密三' }], replyWorkingDays: 5 });
    await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo, { materials: [{ name: '家庭秘密四', form: 'PAPER', copies: 1 }] });
    await desk.accept(caseNo);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'HEARING', reason: '家庭秘密五', grantedWorkingDays: 3 });
    await desk.step('endSpecialProcedure', 'EndSpecialProcedureInput', caseNo, { result: '家庭秘密六' });
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '家庭秘密七' }, 'case { caseNo }');
    await desk.step('withdrawCase', 'EndCaseInput', caseNo, { reason: '家庭秘密八' });
    await desk.step('refuseCase', 'RefuseCaseInput', await desk.receive(), { reason: '家庭秘密九', competentBody: '县局', remedy: '家庭秘密十' });
    const extended = await desk.receive();
    await desk.accept(extended);
    await desk.step('extendCase', 'ExtendCaseInput', extended, { workingDays: 3, reason: '家庭秘密十一' }, head);
    const asked = { recordType: 'CASE', recordNo: extended, field: 'APPLICANT_NAME', value: '家庭秘密十二', reason: '家庭秘密十三' };
    const { correction } = (await desk.send('requestCorrection', 'RequestCorrectionInput', asked, 'correction { correctionNo }')) as { correction: { correctionNo: string } };
    const decided = { correctionNo: correction.correctionNo, version: 1, isApproved: false, note: '家庭秘密十四' };
    expect(await desk.send('decideCorrection', 'DecideCorrectionInput', decided, '... on CorrectionPayload { correction { state } }', head)).toEqual({ correction: { state: 'REJECTED' } });
    const matter = { agencyPoint: 'A-1', authorizationNo: 'W-1', matter: '家庭秘密', citizen: CITIZEN, originals: [{ name: '家庭秘密', copies: 1 }] };
    expect(await desk.send('entrust', 'EntrustInput', matter, 'entrustment { authorizationNo }')).toEqual({ entrustment: { authorizationNo: 'W-1' } });
    const met = { kind: 'RESOLVED_ON_SITE', subject: '家庭秘密', division: VILLAGE, answer: '家庭秘密' };
    await desk.send('recordEncounter', 'RecordEncounterInput', met, 'encounter { encounterNo }', colleague);
    const records = await desk.subgraph.database.manager(testContext()).find(AuditRecordEntity);
    const written = records.map((record) => Object.values(record).join(' ')).join('\n');
    expect(written).toContain('entrustment.file');
    expect(written).not.toMatch(/家庭秘密|citizenIdentifierHash/);
  });

  it('leaves the same key with other words another request', async () => {
    const caseNo = await desk.receive();
    const refuse = (reason: string) =>
      desk.subgraph.ask('mutation ($input: EndCaseInput!) { withdrawCase(input: $input) { __typename } }', { as: clerk, variables: { input: { idempotencyKey: 'same-key-1', caseNo, version: 1, reason } } });
    expect((await refuse('申请人要求')).errors).toBeUndefined();
    expect((await refuse('申请人要求')).errors).toBeUndefined();
    expect((await refuse('别的原因')).errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });
});
