import { person, testContext } from '@mashang/platform-testing';
import { AgreementDesk, assessor, INDICATOR, landClerk, landHead, leader, office, otherVillager, villager } from '../../test/agreement-desk';
import { OTHER_VILLAGE, saveAgreement, TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { DepartmentHeadEntity } from '../department/department-head.entity';
import { EmploymentEntity } from '../employment/employment.entity';

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('responsibility agreements', () => {
  let desk: AgreementDesk;

  beforeEach(async () => {
    desk = await AgreementDesk.open();
  });

  afterEach(() => desk.close());

  const insert = (work: (manager: ReturnType<AgreementDesk['subgraph']['database']['manager']>) => Promise<unknown>) =>
    desk.subgraph.database.transaction(testContext(), (tx) => work(desk.subgraph.database.manager(tx)));
  const unit = { partyKind: 'DEPARTMENT', party: 'GS-LAND' };
  const serving = [{ ...INDICATOR, code: 'P1', serves: 'A1' }];

  const recorded = '... on SignResponsibilityAgreementPayload { agreement { state signatures { side signedBy { staffNo } } } }';
  const paper = (id: unknown, as = leader) =>
    desk.send('signResponsibilityAgreement', 'SignResponsibilityAgreementInput', { id, version: 1, signedOn: '2012-01-10' }, recorded, as);

  it('are drafted, offered, signed by both sides in person, and in force from the second signature on', async () => {
    const id = await desk.draft({}, office);
    expect(id).toBe(`2012-${VILLAGE}`);
    expect(await desk.sign(id, 'PARTY', villager)).toBe('STATE_FORBIDS_STEP');
    expect(await desk.step('offer', id, {}, office)).toBe('OFFERED');
    expect(await desk.sign(id, 'PARTY', villager, '2012-08-06')).toBe('OFFERED');
    expect(await desk.sign(id, 'ASSIGNER', leader)).toBe('SIGNED');
    expect(await desk.read(id, 'signedOn signatures { side signedOn signedBy { staffNo } }')).toEqual({
      signedOn: '2012-08-06',
      signatures: [
        { side: 'ASSIGNER', signedOn: '2012-08-06', signedBy: { staffNo: 'T-0003' } },
        { side: 'PARTY', signedOn: '2012-08-06', signedBy: { staffNo: 'V-1' } },
      ],
    });
    expect(await desk.step('redraft', id, { indicators: [] })).toBe('STATE_FORBIDS_STEP');
  });

  it('take no signature of somebody who is not of the party, nor two of one side or of one person', async () => {
    const id = await desk.draft();
    await desk.step('offer', id);
    for (const stranger of [otherVillager, landHead, leader, person.auditor(), person.analyst()]) expect(await desk.sign(id, 'PARTY', stranger)).toBe('SIGNER_NOT_OF_PARTY');
    expect(await desk.sign(id, 'ASSIGNER', villager)).toBe('SIGNER_NOT_OF_PARTY');
    expect(await desk.sign(id, 'PARTY', person.citizen())).toBe('FORBIDDEN');
    expect(await desk.sign(id, 'PARTY', villager, '2012-08-07')).toBe('SIGNED_IN_THE_FUTURE');
    expect(await desk.sign(id, 'PARTY', villager)).toBe('OFFERED');
    expect(await desk.sign(id, 'PARTY', villager)).toBe('SIDE_ALREADY_SIGNED');
    expect(await desk.read(id, 'state signatures { side }')).toEqual({ state: 'OFFERED', signatures: [{ side: 'PARTY' }] });
  });

  it('with a unit are signed by its head only', async () => {
    const id = await desk.draft(unit);
    await desk.step('offer', id);
    expect(await desk.sign(id, 'PARTY', landClerk)).toBe('SIGNER_NOT_OF_PARTY');
    expect(await desk.sign(id, 'PARTY', landHead)).toBe('OFFERED');
  });

  it('go down to a person, whose assigner is the unit above, and nobody signs with himself', async () => {
    const above = await desk.signed(unit, [leader, landHead]);
    const id = await desk.draft({ partyKind: 'OFFICER', party: 'T-2', parent: above, indicators: serving });
    expect(await desk.step('offer', id)).toBe('OFFERED');
    expect(await desk.sign(id, 'ASSIGNER', leader)).toBe('SIGNER_NOT_OF_PARTY');
    expect(await desk.sign(id, 'ASSIGNER', landHead)).toBe('OFFERED');
    expect(await desk.sign(id, 'PARTY', landClerk)).toBe('SIGNED');
    expect(await desk.read(id, 'parent { id } party { ... on Officer { staffNo } }')).toEqual({ parent: { id: above }, party: { staffNo: 'T-2' } });
    const own = await desk.draft({ partyKind: 'OFFICER', party: 'T-1', parent: above, indicators: serving });
    await desk.step('offer', own);
    expect(await desk.sign(own, 'ASSIGNER', landHead)).toBe('OFFERED');
    expect(await desk.sign(own, 'PARTY', landHead)).toBe('SIGNER_SIGNED_BEFORE');
  });

  it('are handed on only from an agreement in force, to its own people, indicator by indicator', async () => {
    const above = await desk.draft(unit);
    const child = { partyKind: 'OFFICER', party: 'T-2', parent: above };
    expect(await desk.draft({ ...child, parent: undefined })).toBe('AGREEMENT_PARENT_UNFIT');
    expect(await desk.draft({ ...child, party: 'V-1' })).toBe('AGREEMENT_PARENT_UNFIT');
    expect(await desk.draft({ ...child, party: 'X-9' })).toBe('AGREEMENT_PARTY_UNKNOWN');
    expect(await desk.draft({ ...child, year: 2011 })).toBe('AGREEMENT_PARENT_UNFIT');
    expect(await desk.draft(child)).toBe('INDICATOR_SERVES_NOTHING');
    const id = await desk.draft({ ...child, indicators: serving });
    expect(await desk.step('offer', id)).toBe('AGREEMENT_PARENT_UNFIT');
    await desk.step('offer', above);
    await desk.sign(above, 'ASSIGNER', leader);
    await desk.sign(above, 'PARTY', landHead);
    expect(await desk.step('offer', id)).toBe('OFFERED');
    expect(await desk.read(above, 'cascadeCoverage { numerator denominator }')).toEqual({ cascadeCoverage: { numerator: '0', denominator: '1' } });
    await desk.sign(id, 'ASSIGNER', landHead);
    await desk.sign(id, 'PARTY', landClerk);
    expect(await desk.read(above, 'cascadeCoverage { numerator denominator }')).toEqual({ cascadeCoverage: { numerator: '1', denominator: '1' } });
  });

  it('are offered when the basic weights make 100 and the bonus stays under its cap', async () => {
    const id = await desk.draft({ indicators: [{ ...INDICATOR, weight: '99.99' }] });
    expect(await desk.step('offer', id)).toBe('AGREEMENT_WEIGHTS');
    const bonus = { ...INDICATOR, code: 'B1', kind: 'BONUS', weight: '20' };
    expect(await desk.step('redraft', id, { bonusCap: '10', indicators: [INDICATOR, bonus] })).toBe('DRAFT');
    expect(await desk.step('offer', id)).toBe('AGREEMENT_WEIGHTS');
    expect(await desk.step('redraft', id, { bonusCap: '50.01', indicators: [INDICATOR, bonus] })).toBe('BONUS_CAP_OUT_OF_RANGE');
    expect(await desk.step('redraft', id, { bonusCap: '20', indicators: [INDICATOR, bonus] })).toBe('DRAFT');
    expect(await desk.step('offer', id)).toBe('OFFERED');
    expect(await desk.read(id, 'bonusCap indicators { code weight rule { kind } assessor { code } }')).toMatchObject({
      bonusCap: '20.00',
      indicators: [{ code: 'A1', weight: '100.00', rule: { kind: 'DIRECT' }, assessor: { code: 'GS-STATISTICS' } }, { code: 'B1', weight: '20.00' }],
    });
  });

  it.each([
    ['a weight of three decimals', { weight: '99.999' }],
    ['a weight of nothing', { weight: '0' }],
    ['a veto that weighs', { rule: { kind: 'VETO' } }],
    ['a rule without its target', { rule: { kind: 'THRESHOLD' } }],
    ['a rule with what it does not read', { rule: { kind: 'DIRECT', floor: '1' } }],
    ['nothing between floor and target', { rule: { kind: 'LINEAR', floor: '1', target: '1' } }],
    ['a code in small letters', { code: 'a1' }],
    ['points for lateness without a due day', { latePointsPerDay: '0.5' }],
    ['an assessor that is not there', { assessor: 'GS-NOWHERE' }],
    ['variables that are no object', { query: { hash: 'x', variables: '[]', path: 'a' } }],
  ])('refuse an indicator with %s', async (_, changes) => {
    expect(await desk.draft({ indicators: [{ ...INDICATOR, ...changes }] })).toBe('INDICATOR_MALFORMED');
  });

  it('refuse a code twice, and the party as its own assessor', async () => {
    expect(await desk.draft({ indicators: [INDICATOR, INDICATOR] })).toBe('INDICATOR_MALFORMED');
    expect(await desk.draft({ partyKind: 'DEPARTMENT', party: 'GS-STATISTICS' })).toBe('INDICATOR_ASSESSED_BY_PARTY');
  });

  it('are amended by a new text that both sides sign; the old one is kept and its score goes on', async () => {
    const id = await desk.signed();
    await desk.score(id, { value: '80', reason: '年中考核' });
    const amend = { reason: '任务调整', indicators: [{ ...INDICATOR, name: '按时办结（调整）' }, { ...INDICATOR, code: 'V1', weight: '0', rule: { kind: 'VETO' } }] };
    expect(await desk.step('amend', id, amend)).toBe('DRAFT');
    expect(await desk.step('amend', id, amend)).toBe('AGREEMENT_AMENDMENT_OPEN');
    const text = `${id}-R2`;
    expect(await desk.read(id, 'state')).toEqual({ state: 'SIGNED' });
    await desk.step('offer', text);
    await desk.sign(text, 'PARTY', villager);
    expect(await desk.sign(text, 'ASSIGNER', leader)).toBe('SIGNED');
    expect(await desk.read(id, 'state revision indicators { name }')).toEqual({ state: 'AMENDED', revision: 1, indicators: [{ name: '按时办结' }] });
    expect(await desk.read(text, 'state revision amendmentReason score { total missing { code } }')).toEqual({
      state: 'SIGNED',
      revision: 2,
      amendmentReason: '任务调整',
      score: { total: '80.00', missing: [{ code: 'V1' }] },
    });
    expect(await desk.query(`{ division(code: "${VILLAGE}") { agreementCoverage(year: 2012) { villages { numerator denominator } } } }`)).toMatchObject({
      division: { agreementCoverage: { villages: { numerator: '1', denominator: '1' } } },
    });
  });

  it('end with their reason; an amendment nobody signed ends alone', async () => {
    const id = await desk.signed();
    await desk.step('amend', id, { reason: '任务调整', indicators: [INDICATOR] });
    expect(await desk.step('terminate', `${id}-R2`, { reason: '不再调整' })).toBe('TERMINATED');
    expect(await desk.read(id, 'state')).toEqual({ state: 'SIGNED' });
    expect(await desk.step('terminate', id, { reason: '' })).toBe('TEXT_LENGTH');
    expect(await desk.step('terminate', id, { reason: '撤村并居' })).toBe('TERMINATED');
    expect(await desk.read(id, 'endReason')).toEqual({ endReason: '撤村并居' });
    expect(await desk.query(`{ division(code: "${VILLAGE}") { agreementCoverage(year: 2012) { villages { numerator denominator } } } }`)).toMatchObject({
      division: { agreementCoverage: { villages: { numerator: '0', denominator: '1' } } },
    });
  });

  it('are signed in person not before the day they were offered', async () => {
    const id = await desk.draft();
    await desk.step('offer', id);
    expect(await desk.sign(id, 'PARTY', villager, '2012-08-05')).toBe('SIGNED_BEFORE_OFFERED');
    expect(await desk.sign(id, 'PARTY', villager, '2012-08-06')).toBe('OFFERED');
  });

  it('whose agreement above has ended are not signed any more', async () => {
    const above = await desk.signed(unit, [leader, landHead]);
    const id = await desk.draft({ partyKind: 'OFFICER', party: 'T-2', parent: above, indicators: serving });
    await desk.step('offer', id);
    await desk.step('terminate', above, { reason: '机构撤并' });
    expect(await desk.sign(id, 'PARTY', landClerk)).toBe('AGREEMENT_PARENT_UNFIT');
  });

  it('are neither given to nor signed by somebody who has left', async () => {
    const left = (staffNo: string) => insert((manager) => manager.insert(EmploymentEntity, { id: `E-${staffNo}`, staffNo, departmentCode: 'GS-LAND', title: '工作人员', startsOn: '2010-01-01', endsOn: '2012-08-05', divisionCode: TOWNSHIP }));
    const above = await desk.signed(unit, [leader, landHead]);
    const child = { partyKind: 'OFFICER', party: 'T-2', parent: above, indicators: serving };
    const id = await desk.draft(child);
    await desk.step('offer', id);
    await left('T-2');
    for (const [side, signer] of [['PARTY', landClerk], ['ASSIGNER', landHead]] as const) expect(await desk.sign(id, side, signer)).toBe('OFFICER_HAS_LEFT');
    await left('T-1');
    expect(await desk.draft({ ...child, party: 'T-1' })).toBe('OFFICER_HAS_LEFT');
    const village = await desk.draft();
    await desk.step('offer', village);
    await left('V-1');
    expect(await desk.sign(village, 'PARTY', villager)).toBe('OFFICER_HAS_LEFT');
  });

  it('of a head are assigned by a leader of the township, not by the head', async () => {
    const above = await desk.signed(unit, [leader, landHead]);
    const own = await desk.draft({ partyKind: 'OFFICER', party: 'T-1', parent: above, indicators: serving });
    await desk.step('offer', own);
    await insert((manager) => manager.insert(DepartmentHeadEntity, { id: 'H-T-1', departmentCode: 'GS-LAND', staffNo: 'T-1', startsOn: '2012-01-01', endsOn: null, coversPosts: false, divisionCode: TOWNSHIP }));
    expect(await desk.sign(own, 'ASSIGNER', landHead)).toBe('SIGNER_NOT_OF_PARTY');
    expect(await desk.sign(own, 'ASSIGNER', leader)).toBe('OFFERED');
    expect(await desk.sign(own, 'PARTY', landHead)).toBe('SIGNED');
  });

  it('are to be signed by each village and unit of the register, drafted or not', async () => {
    const coverage = () => desk.query(`{ division(code: "${TOWNSHIP}") { agreementCoverage(year: 2012) { villages { numerator denominator } units { numerator denominator } } } }`);
    expect(await coverage()).toEqual({ division: { agreementCoverage: { villages: { numerator: '0', denominator: '2' }, units: { numerator: '0', denominator: '3' } } } });
    await desk.signed();
    expect(await coverage()).toEqual({ division: { agreementCoverage: { villages: { numerator: '1', denominator: '2' }, units: { numerator: '0', denominator: '3' } } } });
  });

  it('are written by leaders and the party-government office of their own township only', async () => {
    for (const stranger of [landHead, landClerk, villager, assessor, person.analyst(), person.auditor(), person.citizen()]) expect(await desk.draft({}, stranger)).toBe('FORBIDDEN');
    expect(await desk.draft({}, person.townshipLeader({ divisionCodes: ['350199102000'] }))).toBe('FORBIDDEN');
    const id = await desk.draft();
    for (const stranger of [landHead, person.analyst()]) {
      for (const step of ['redraft', 'offer', 'amend', 'terminate']) {
        const text = step === 'redraft' ? { indicators: [] } : step === 'amend' ? { indicators: [], reason: '无' } : step === 'terminate' ? { reason: '无' } : {};
        expect(await desk.step(step, id, text, stranger)).toBe('FORBIDDEN');
      }
      expect(await paper(id, stranger)).toEqual({ code: 'FORBIDDEN' });
    }
    expect(await desk.draft()).toBe('AGREEMENT_EXISTS');
  });

  it('are read by no leader of another township', async () => {
    const stranger = person.townshipLeader({ divisionCodes: ['350199102000'] });
    const id = await desk.draft();
    expect(await desk.query(`{ responsibilityAgreement(id: "${String(id)}") { state } }`, stranger)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query(`{ responsibilityAgreements(division: "${TOWNSHIP}", year: 2012) { edges { node { id } } } }`, stranger)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.read(id, 'state', villager)).toEqual({ state: 'DRAFT' });
  });

  it('on paper are taken over with both signatures at once, and never from a draft', async () => {
    await saveAgreement(desk.subgraph.database, 'A-1', { kind: 'DIVISION', code: OTHER_VILLAGE });
    expect(await paper('A-1')).toEqual({ agreement: { state: 'SIGNED', signatures: [{ side: 'ASSIGNER', signedBy: null }, { side: 'PARTY', signedBy: null }] } });
    expect(await paper(await desk.draft())).toEqual({ code: 'STATE_FORBIDS_STEP' });
  });

  it('let one of two signatures of the same side at the same moment through', async () => {
    const id = await desk.draft();
    await desk.step('offer', id);
    const input = { id, version: 2, side: 'PARTY', signedOn: '2012-08-06' };
    const sign = () => desk.send('signAgreementSide', 'SignAgreementSideInput', input, '... on AgreementPayload { agreement { version } }', villager);
    const answers = await Promise.all([sign(), sign(), sign()]);
    expect(answers.filter((answer) => 'agreement' in answer)).toHaveLength(1);
    for (const { code } of answers.filter((answer) => 'code' in answer)) expect(['SIDE_ALREADY_SIGNED', 'STALE_VERSION']).toContain(code);
    expect(await desk.read(id, 'version signatures { side }')).toEqual({ version: 3, signatures: [{ side: 'PARTY' }] });
  });

  it('lose neither of two signatures of the two sides at the same moment', async () => {
    const id = await desk.draft();
    await desk.step('offer', id);
    const answers = await Promise.all([desk.sign(id, 'PARTY', villager), desk.sign(id, 'ASSIGNER', leader)]);
    if (answers.includes('STALE_VERSION')) await (answers[0] === 'STALE_VERSION' ? desk.sign(id, 'PARTY', villager) : desk.sign(id, 'ASSIGNER', leader));
    expect(await desk.read(id, 'state')).toEqual({ state: 'SIGNED' });
  });

  it('of one township and kind are listed apart', async () => {
    await desk.draft();
    await desk.draft(unit);
    const ids = async (kind: string) => JSON.stringify(await desk.query(`{ responsibilityAgreements(division: "${TOWNSHIP}", year: 2012, partyKind: ${kind}) { edges { node { id } } } }`));
    expect(await ids('DEPARTMENT')).toContain('2012-GS-LAND');
    expect(await ids('DEPARTMENT')).not.toContain(VILLAGE);
  });
});
