import type { Principal } from '@mashang/platform-identity';
import { AuditRecordEntity, verifyAuditChain } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { saveTownship, TOWNSHIP } from '../../test/township.builder';
import { EmploymentEntity } from '../employment/employment.entity';
import { personnelSubgraph } from '../personnel.subgraph';
import { saveAccountabilityRules } from '../../test/accountability.builder';
import { ACCOUNTABILITY_STATES, accountabilityLifecycle } from './accountability.lifecycle';

/** Built once for all tests of a file, for they differ in their databases alone. */
const PERSONNEL = personnelSubgraph();

const officer = person.windowClerk({ staffNo: 'T-1', subject: 'test:officer', departmentCode: 'GS-LAND' });
const investigator = person.windowClerk({ staffNo: 'T-2', subject: 'test:investigator', departmentCode: 'GS-LAND' });
const leader = person.townshipLeader();
const otherLeader = person.townshipLeader({ staffNo: 'T-0013', subject: 'test:other-leader' });
const auditor = person.auditor();

type Fields = Readonly<Record<string, unknown>>;

const CARD = { alertNo: '350199101-2012-000001-J1', caseNo: '350199101-2012-000001', ruleId: 'PROMISE_EXCEEDED', ruleVersion: 1, subject: '2012-07-20', level: 'YELLOW', departmentCode: 'GS-LAND', staffNo: 'T-1' };

describe('accountability', () => {
  let personnel: TestSubgraph;
  let now: Date;
  let keys = 0;

  const at = (local: string) => (now = new Date(`${local}:00+08:00`));

  beforeEach(async () => {
    at('2012-08-06T09:00');
    personnel = await openTestSubgraph(PERSONNEL, { clock: { now: () => now } });
    await saveTownship(personnel.database);
    await saveAccountabilityRules(personnel.database);
  });

  afterEach(() => personnel.close());

  const issue = (changes: Fields = {}) => personnel.deliver('cases', { type: 'SupervisionAlertIssued', key: CARD.alertNo, divisionCode: TOWNSHIP, payload: { ...CARD, ...changes } });
  const gone = (type: 'SupervisionAlertRevoked' | 'SupervisionAlertLapsed') => personnel.deliver('cases', { type, key: CARD.alertNo, divisionCode: TOWNSHIP, payload: { key: CARD.alertNo, state: 'REVOKED' } });
  const list = async (as: Principal, fields = 'recordNo state') => {
    const { data, errors } = await personnel.ask(`{ accountabilityRecords { edges { node { ${fields} } } } }`, { as });
    if (errors) return errors[0]?.extensions?.['code'];
    return (data?.['accountabilityRecords'] as { edges: { node: Fields }[] }).edges.map(({ node }) => node);
  };
  const read = async (recordNo: string, fields: string, as: Principal = leader) => (await personnel.ask(`{ accountabilityRecord(recordNo: "${recordNo}") { ${fields} } }`, { as })).data?.['accountabilityRecord'];
  const candidate = async (): Promise<string> => {
    await issue();
    const [record] = (await list(leader)) as { recordNo: string }[];
    return record?.recordNo ?? '';
  };
  const step = async (mutation: string, recordNo: string, input: Fields, as: Principal) => {
    const inputType = { openAccountability: 'OpenAccountabilityInput', reassignAccountability: 'ReassignAccountabilityInput', findAccountability: 'FindAccountabilityInput', decideAccountability: 'DecideAccountabilityInput', decideAccountabilityAppeal: 'DecideAccountabilityAppealInput' }[mutation] ?? 'AccountabilityTextInput';
    const { version } = (await read(recordNo, 'version')) as { version: number };
    const operation = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ... on AccountabilityPayload { record { state } } ... on UserError { code } } }`;
    const { data, errors } = await personnel.ask(operation, { as, variables: { input: { idempotencyKey: `accountability-${(keys += 1)}`, recordNo, version, ...input } } });
    if (errors) return errors[0]?.extensions?.['code'];
    const result = data?.[mutation] as { record?: { state: string }; code?: string };
    return result.record?.state ?? result.code;
  };
  const opened = async (): Promise<string> => {
    const recordNo = await candidate();
    expect(await step('openAccountability', recordNo, { officer: 'T-1', investigator: 'T-2' }, leader)).toBe('OPENED');
    return recordNo;
  };
  const found = async (): Promise<string> => {
    const recordNo = await opened();
    await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, investigator);
    await step('stateAccountability', recordNo, { text: '当日系统故障' }, officer);
    expect(await step('findAccountability', recordNo, { isFounded: true, finding: '超时一日' }, investigator)).toBe('FOUND');
    return recordNo;
  };

  it('moves by this grid', () => {
    expect(accountabilityLifecycle.grid(ACCOUNTABILITY_STATES)).toEqual([
      'CANDIDATE: open→OPENED dismiss→DISMISSED lapse→LAPSED',
      'OPENED: dismiss→DISMISSED notify→NOTIFIED reassign→OPENED lapse→LAPSED',
      'NOTIFIED: state→STATED waive→STATED clear→CLEARED reassign→NOTIFIED',
      'STATED: find→FOUND clear→CLEARED reassign→STATED',
      'FOUND: clear→CLEARED decide→DECIDED reassign→FOUND',
      'DECIDED: appeal→UNDER_APPEAL settle→FINAL revoke→REVOKED',
      'UNDER_APPEAL: uphold→FINAL revoke→REVOKED',
      'FINAL: revoke→REVOKED',
      'CLEARED:',
      'REVOKED:',
      'DISMISSED:',
      'LAPSED:',
    ]);
  });

  it('arises once from a card, and not from a warning', async () => {
    expect(await issue({ level: 'WARNING', alertNo: 'W-1' })).toBe('APPLIED');
    expect(await issue()).toBe('APPLIED');
    expect(await issue()).toBe('APPLIED');
    expect(await list(leader, 'trigger source state case { caseNo } officer { staffNo }')).toEqual([
      { trigger: 'CARD', source: CARD.alertNo, state: 'CANDIDATE', case: { caseNo: CARD.caseNo }, officer: { staffNo: 'T-1' } },
    ]);
  });

  it('arises from a justified complaint that names nobody', async () => {
    await personnel.deliver('cases', { type: 'ComplaintUpheld', key: 'C-1', divisionCode: TOWNSHIP, payload: { complaintNo: 'C-1', caseNo: null, title: '窗口无人', departmentCode: 'GS-LAND', staffNo: null } });
    expect(await list(leader, 'trigger matter officer { staffNo } case { caseNo }')).toEqual([{ trigger: 'COMPLAINT', matter: '窗口无人', officer: null, case: null }]);
  });

  it('lapses with the card while nobody was told, and keeps a measure from resting on it afterwards', async () => {
    const early = await candidate();
    await gone('SupervisionAlertLapsed');
    expect(await read(early, 'state isTriggerRevoked')).toEqual({ state: 'LAPSED', isTriggerRevoked: true });
    expect(await gone('SupervisionAlertRevoked')).toBe('APPLIED');
  });

  it('cannot end in a measure once the card is gone', async () => {
    const recordNo = await found();
    await gone('SupervisionAlertRevoked');
    expect(await read(recordNo, 'state isTriggerRevoked')).toEqual({ state: 'FOUND', isTriggerRevoked: true });
    expect(await step('decideAccountability', recordNo, { grade: 'EFFICIENCY_WARNING', reason: '超时' }, otherLeader)).toBe('TRIGGER_REVOKED');
    expect(await step('findAccountability', recordNo, { isFounded: false, finding: '牌已撤销' }, investigator)).toBe('CLEARED');
  });

  it('goes from notice over statement, finding and decision to an appeal, each by whom it belongs to', async () => {
    const recordNo = await opened();
    expect(await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, leader)).toBe('ACCOUNTABILITY_UNKNOWN');
    expect(await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, investigator)).toBe('NOTIFIED');
    expect(await read(recordNo, 'statementDueOn')).toEqual({ statementDueOn: '2012-08-13' });
    expect(await step('stateAccountability', recordNo, { text: '当日系统故障' }, investigator)).toBe('ACCOUNTABILITY_UNKNOWN');
    expect(await step('findAccountability', recordNo, { isFounded: true, finding: '超时一日' }, investigator)).toBe('STATE_FORBIDS_STEP');
    expect(await step('findAccountability', recordNo, { isFounded: false, finding: '无' }, investigator)).toBe('NOT_HEARD');
    expect(await step('stateAccountability', recordNo, { text: '当日系统故障' }, officer)).toBe('STATED');
    expect(await step('findAccountability', recordNo, { isFounded: true, finding: '超时一日' }, officer)).toBe('ACCOUNTABILITY_UNKNOWN');
    expect(await step('findAccountability', recordNo, { isFounded: true, finding: '超时一日' }, investigator)).toBe('FOUND');
    expect(await step('decideAccountability', recordNo, { grade: 'NONE_SUCH', reason: '超时' }, leader)).toBe('GRADE_UNKNOWN');
    expect(await step('decideAccountability', recordNo, { grade: 'DEMOTION', reason: '超时' }, leader)).toBe('GRADE_BEYOND_TOWNSHIP');
    expect(await step('decideAccountability', recordNo, { grade: 'EFFICIENCY_WARNING', reason: '超时' }, investigator)).toBe('FORBIDDEN');
    expect(await step('decideAccountability', recordNo, { grade: 'EFFICIENCY_WARNING', reason: '超时' }, leader)).toBe('DECIDED');
    expect(await read(recordNo, 'grade { name } decidedBy { staffNo } appealDueOn', officer)).toEqual({ grade: { name: '效能告诫' }, decidedBy: null, appealDueOn: '2012-08-20' });
    expect(await step('appealAccountability', recordNo, { text: '系统故障非本人责任' }, officer)).toBe('UNDER_APPEAL');
    expect(await step('decideAccountabilityAppeal', recordNo, { isUpheld: true, reason: '事实清楚' }, leader)).toBe('ANOTHER_PERSON_NEEDED');
    expect(await step('decideAccountabilityAppeal', recordNo, { isUpheld: true, reason: '事实清楚' }, otherLeader)).toBe('FINAL');
    expect(await step('decideAccountabilityAppeal', recordNo, { isUpheld: false, reason: '重复' }, otherLeader)).toBe('NO_APPEAL');
    expect(await step('revokeAccountability', recordNo, { text: '重新考虑' }, otherLeader)).toBe('TRIGGER_STANDS');
  });

  it('takes a decision back whose card was revoked before the days to appeal have passed, by a leader or by the timer', async () => {
    const revoked = await found();
    await step('decideAccountability', revoked, { grade: 'EFFICIENCY_WARNING', reason: '超时' }, leader);
    await gone('SupervisionAlertRevoked');
    at('2012-08-20T18:00');
    expect(await personnel.runDueJobs()).toBe(1);
    expect(await read(revoked, 'state outcome')).toEqual({ state: 'REVOKED', outcome: `${CARD.alertNo} 已撤销` });
  });

  it('is cleared before the statement when its card is gone, and not otherwise', async () => {
    const recordNo = await opened();
    await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, investigator);
    await gone('SupervisionAlertLapsed');
    expect(await step('findAccountability', recordNo, { isFounded: false, finding: '牌已失效' }, investigator)).toBe('CLEARED');
  });

  it('takes a final decision back when the card is revoked afterwards', async () => {
    const recordNo = await found();
    await step('decideAccountability', recordNo, { reason: '情节轻微, 不予追究' }, leader);
    at('2012-08-20T18:00');
    expect(await personnel.runDueJobs()).toBe(1);
    expect(await read(recordNo, 'state')).toEqual({ state: 'FINAL' });
    await gone('SupervisionAlertRevoked');
    expect(await step('revokeAccountability', recordNo, { text: '牌已撤销' }, leader)).toBe('REVOKED');
  });

  it('goes on without a statement once its days have passed, and lets none come late', async () => {
    const recordNo = await opened();
    await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, investigator);
    at('2012-08-14T09:00');
    expect(await step('stateAccountability', recordNo, { text: '当日系统故障' }, officer)).toBe('STATEMENT_TOO_LATE');
    expect(await personnel.runDueJobs()).toBe(1);
    expect(await read(recordNo, 'state statement')).toEqual({ state: 'STATED', statement: null });
  });

  it('lets no appeal come late', async () => {
    const recordNo = await found();
    await step('decideAccountability', recordNo, { grade: 'EFFICIENCY_WARNING', reason: '超时' }, leader);
    at('2012-08-21T09:00');
    expect(await step('appealAccountability', recordNo, { text: '非本人责任' }, officer)).toBe('APPEAL_TOO_LATE');
  });

  it('is opened against a known officer, and investigated by somebody else who has no interest', async () => {
    const recordNo = await candidate();
    const open = (investigatorNo: string, as = leader) => step('openAccountability', recordNo, { officer: 'T-1', investigator: investigatorNo }, as);
    expect(await open('T-1')).toBe('ANOTHER_PERSON_NEEDED');
    expect(await open('T-404')).toBe('OFFICER_UNKNOWN');
    await personnel.database.transaction(testContext(), (tx) => personnel.database.manager(tx).insert(EmploymentEntity, { id: 'E-1', staffNo: 'T-3', departmentCode: 'GS-LAND', title: '工作人员', startsOn: '2011-01-01', endsOn: '2012-08-03', divisionCode: TOWNSHIP }));
    expect(await open('T-3')).toBe('OFFICER_HAS_LEFT');
    expect(await open('T-2', investigator)).toBe('FORBIDDEN');
    const declare = `mutation { declareInterest(input: { idempotencyKey: "declare-1", kind: RELATIVE, relatedOfficer: "T-1", description: "姐弟" }) { declaration { declarationNo officer { staffNo } } } }`;
    expect((await personnel.ask(declare, { as: investigator })).data).toMatchObject({ declareInterest: { declaration: { officer: { staffNo: 'T-2' } } } });
    expect(await open('T-2')).toBe('CONFLICT_OF_INTEREST');
  });

  it('is opened, dismissed and seen by no leader whom it is about, and by none of another township', async () => {
    const ownMatter = person.townshipLeader({ staffNo: 'T-1', subject: 'test:leader-concerned' });
    const far = person.townshipLeader({ staffNo: 'T-0099', subject: 'test:far-leader', divisionCodes: ['350199102000'] });
    const recordNo = await candidate();
    for (const as of [ownMatter, far, person.auditor({ divisionCodes: ['350199102000'] })]) {
      expect([await read(recordNo, 'state', as), await list(as, 'state')]).toEqual([null, []]);
    }
    for (const as of [ownMatter, far]) {
      expect(await step('dismissAccountability', recordNo, { text: '证据不足' }, as)).toBe('ACCOUNTABILITY_UNKNOWN');
      expect(await step('openAccountability', recordNo, { officer: 'T-2', investigator: 'T-2' }, as)).toBe('ACCOUNTABILITY_UNKNOWN');
    }
    expect(await read(recordNo, 'state')).toEqual({ state: 'CANDIDATE' });
  });

  it('lets nobody with an interest go on, not even by ending it, and goes on with another investigator', async () => {
    const recordNo = await opened();
    const declare = `mutation { declareInterest(input: { idempotencyKey: "declare-2", kind: RELATIVE, relatedOfficer: "T-1", description: "姐弟" }) { declaration { declarationNo version } } }`;
    const { data } = await personnel.ask(declare, { as: investigator });
    const { declaration } = data?.['declareInterest'] as { declaration: { declarationNo: string; version: number } };
    const notify = (as: Principal) => step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, as);
    expect(await notify(investigator)).toBe('CONFLICT_OF_INTEREST');
    const end = `mutation { endInterest(input: { idempotencyKey: "end-of-it", declarationNo: "${declaration.declarationNo}", version: ${declaration.version} }) { __typename } }`;
    expect((await personnel.ask(end, { as: investigator })).errors).toBeUndefined();
    expect(await notify(investigator)).toBe('CONFLICT_OF_INTEREST');
    const reassign = (to: string) => step('reassignAccountability', recordNo, { investigator: to, reason: '回避' }, leader);
    expect(await reassign('T-1')).toBe('ANOTHER_PERSON_NEEDED');
    expect(await reassign('T-2')).toBe('CONFLICT_OF_INTEREST');
    expect(await reassign('T-3')).toBe('OPENED');
    expect(await notify(investigator)).toBe('ACCOUNTABILITY_UNKNOWN');
    expect(await notify(person.windowClerk({ staffNo: 'T-3', subject: 'test:third', departmentCode: 'GS-LAND' }))).toBe('NOTIFIED');
  });

  it('goes when the audit that set it off is withdrawn, and lists what should have been decided', async () => {
    const file = `mutation { fileAccountability(input: { idempotencyKey: "file-audit-1", trigger: AUDIT, source: "审字2012-4", matter: "台账缺失", department: "GS-LAND" }) { record { recordNo } } }`;
    const { recordNo } = ((await personnel.ask(file, { as: auditor })).data?.['fileAccountability'] as { record: { recordNo: string } }).record;
    expect(await step('withdrawAccountabilityGround', recordNo, { text: '审计更正' }, auditor)).toBe('LAPSED');
    const late = await found();
    expect(await step('withdrawAccountabilityGround', late, { text: '牌' }, leader)).toBe('GROUND_IS_A_CARD');
    const overdue = async () => (await personnel.ask('{ accountabilityRecords(filter: { isDecisionOverdue: true }) { edges { node { recordNo } } } }', { as: leader })).data;
    expect(await overdue()).toEqual({ accountabilityRecords: { edges: [] } });
    at('2012-09-10T09:00');
    expect(await overdue()).toEqual({ accountabilityRecords: { edges: [{ node: { recordNo: late } }] } });
  });

  it('is filed once when two file it at the same moment', async () => {
    const file = (key: string) => `mutation { fileAccountability(input: { idempotencyKey: "${key}", trigger: REPORT, source: "举报1", matter: "推诿", department: "GS-LAND" }) { record { recordNo } } }`;
    const answers = await Promise.all([personnel.ask(file('report-one'), { as: leader }), personnel.ask(file('report-two'), { as: otherLeader })]);
    expect(answers.filter(({ data }) => data?.['fileAccountability']).length).toBe(1);
    expect(answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.['code']))).toEqual(['ACCOUNTABILITY_EXISTS']);
  });

  it('answers a repeated request only to who may read now, and records that reading', async () => {
    const recordNo = await candidate();
    const request = `mutation { openAccountability(input: { idempotencyKey: "open-again-1", recordNo: "${recordNo}", version: 1, officer: "T-1", investigator: "T-2" }) { ... on AccountabilityPayload { record { state } } } }`;
    const readings = () => personnel.database.manager(testContext()).countBy(AuditRecordEntity, { action: 'accountabilityRecord.read' });
    expect((await personnel.ask(request, { as: leader })).data).toEqual({ openAccountability: { record: { state: 'OPENED' } } });
    const before = await readings();
    expect((await personnel.ask(request, { as: leader })).data).toEqual({ openAccountability: { record: { state: 'OPENED' } } });
    expect(await readings()).toBe(before + 1);
  });

  it('is filed from an audit once, by leaders and auditors', async () => {
    const file = (trigger: string, as: Principal, department = 'GS-LAND') =>
      personnel.ask(
        `mutation { fileAccountability(input: { idempotencyKey: "file-${(keys += 1)}-key", trigger: ${trigger}, source: "审字2012-3", matter: "台账缺失", department: "${department}" }) { record { state officer { staffNo } } } }`,
        { as },
      );
    const code = async (answer: ReturnType<typeof file>) => (await answer).errors?.[0]?.extensions?.['code'];
    expect(await code(file('AUDIT', investigator))).toBe('FORBIDDEN');
    expect(await code(file('CARD', auditor))).toBe('SOURCE_IS_AN_EVENT');
    expect(await code(file('AUDIT', auditor, 'GS-NONE'))).toBe('DEPARTMENT_UNKNOWN');
    expect((await file('AUDIT', auditor)).data).toEqual({ fileAccountability: { record: { state: 'CANDIDATE', officer: null } } });
    expect(await code(file('AUDIT', leader))).toBe('ACCOUNTABILITY_EXISTS');
  });

  it('is seen by few: leaders, auditors, the investigator, and the officer once told', async () => {
    const recordNo = await opened();
    const stranger = person.departmentHead({ departmentCode: 'GS-LAND' });
    const seen = async (as: Principal) => [await read(recordNo, 'state', as), await list(as, 'state')];
    for (const as of [leader, auditor, investigator]) expect(await seen(as)).toEqual([{ state: 'OPENED' }, [{ state: 'OPENED' }]]);
    for (const as of [officer, stranger]) expect(await seen(as)).toEqual([null, []]);
    expect(await list(person.citizen())).toEqual([]);
    await step('notifyAccountability', recordNo, { text: '办件超过承诺时限' }, investigator);
    expect(await seen(officer)).toEqual([{ state: 'NOTIFIED' }, [{ state: 'NOTIFIED' }]]);
    expect(await seen(stranger)).toEqual([null, []]);
  });

  it('records each reading in the audit chain, with who read', async () => {
    const recordNo = await candidate();
    await read(recordNo, 'state', auditor);
    const readings = await personnel.database.manager(testContext()).find(AuditRecordEntity, { where: { action: 'accountabilityRecord.read' }, order: { seq: 'ASC' } });
    expect(readings.map(({ subject, entityId }) => [subject, entityId])).toEqual([
      [leader.subject, recordNo],
      [auditor.subject, recordNo],
    ]);
    expect(await verifyAuditChain(personnel.database)).toMatchObject({ intact: true });
  });

  it('refuses a stale version', async () => {
    const recordNo = await candidate();
    const { data } = await personnel.ask(
      `mutation { dismissAccountability(input: { idempotencyKey: "stale-key", recordNo: "${recordNo}", version: 7, text: "证据不足" }) { ... on UserError { code } } }`,
      { as: leader },
    );
    expect(data).toEqual({ dismissAccountability: { code: 'STALE_VERSION' } });
    expect(await step('dismissAccountability', recordNo, { text: ' ' }, leader)).toBe('TEXT_LENGTH');
    expect(await step('dismissAccountability', recordNo, { text: '证据不足' }, leader)).toBe('DISMISSED');
  });
});
