import { fixedClock } from '@mashang/domain';
import { AuditRecordEntity, OutboxMessageEntity, schemaDifferences, verifyAuditChain } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { INSTANT_ITEM, LAND_ITEM, OTHER_VILLAGE, saveHall, testVault, TOWNSHIP, VILLAGE } from '../test/hall.builder';
import { CaseEntity } from './case/case.entity';
import { casesSubgraph } from './cases.subgraph';

const clerk = person.windowClerk({ departmentCode: 'GS-LAND' });
const stranger = person.windowClerk({ departmentCode: 'GS-CONSTRUCTION', subject: 'test:stranger' });

/** A clock that tests set; one for the whole subgraph. */
function movableClock(start: string) {
  let current = fixedClock(start);
  return { now: () => current.now(), set: (instant: string) => (current = fixedClock(instant)) };
}

describe('cases subgraph', () => {
  let cases: TestSubgraph;
  let clock: ReturnType<typeof movableClock>;
  let keys = 0;

  beforeEach(async () => {
    clock = movableClock('2012-07-30T10:00:00+08:00');
    cases = await openTestSubgraph(casesSubgraph({ personalNumbers: testVault }), { clock });
    await saveHall(cases.database);
  });

  afterEach(() => cases.close());

  const key = () => `test-key-${(keys += 1)}`;

  const RESULT = `__typename ... on CasePayload { case { caseNo state version } } ... on UserError { code message } ... on OpenCaseExists { case { caseNo } } `;
  const STEP = `__typename ... on CasePayload { case { caseNo state version } } ... on UserError { code message }`;

  const receive = async (changes: Readonly<Record<string, unknown>> = {}, as = clerk) => {
    const input = {
      idempotencyKey: key(),
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000001' },
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
      window: 'W-1',
      ...changes,
    };
    return cases.ask(`mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { ${RESULT} } }`, { variables: { input }, as });
  };

  const step = async (name: string, type: string, input: Readonly<Record<string, unknown>>, as = clerk) => {
    const variables = { input: { idempotencyKey: key(), ...input } };
    return cases.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${STEP} } }`, { variables, as });
  };

  const accept = (caseNo: string, version: number, as = clerk) => step('acceptCase', 'AcceptCaseInput', { caseNo, version }, as);
  const complete = (caseNo: string, version: number) =>
    step('completeCase', 'CompleteCaseInput', { caseNo, version, outcome: 'CERTIFICATE_ISSUED', certificateNo: `Z-${Number(caseNo.slice(-6))}` });
  const refuse = (caseNo: string, version: number) => step('refuseCase', 'RefuseCaseInput', { caseNo, version, reason: '材料不符' });

  async function aReceivedCase(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { data, errors } = await receive(changes);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data?.['receiveCase'] as { case: { caseNo: string } }).case.caseNo;
  }

  const rowsOf = (caseNo: string) => cases.database.manager(testContext()).findOneByOrFail(CaseEntity, { caseNo });

  it('leaves entities and tables in step after all migrations', async () => {
    expect(await schemaDifferences(cases.database)).toEqual([]);
  });

  it('shows the public the hall, its departments and its disclosure', async () => {
    const { data, errors } = await cases.ask(
      `{ serviceCenter(division: "${TOWNSHIP}") { areaSquareMetres openedOn departments { code } windows { number name } disclosureCompleteness { numerator denominator } } serviceItems(first: 5) { edges { node { implementationCode version disclosure { missing } } } } }`,
      { as: person.citizen() },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      serviceCenter: {
        areaSquareMetres: 1260,
        openedOn: '2011-03-01',
        departments: [{ code: 'GS-HALL' }, { code: 'GS-LAND' }],
        windows: [{ number: 1, name: '国土窗口' }, { number: 2, name: '综合窗口' }],
        disclosureCompleteness: { numerator: '1', denominator: '2' },
      },
      serviceItems: {
        edges: [
          { node: { implementationCode: LAND_ITEM, version: 1, disclosure: { missing: [] } } },
          { node: { implementationCode: INSTANT_ITEM, version: 1, disclosure: { missing: ['FEE_STANDARD'] } } },
        ],
      },
    });
  });

  it('takes a case from the counter to its certificate, with both clocks and every event', async () => {
    const caseNo = await aReceivedCase();
    expect(caseNo).toBe('350199101-2012-000001');
    expect((await accept(caseNo, 1)).data).toEqual({ acceptCase: { __typename: 'CasePayload', case: { caseNo, state: 'ACCEPTED', version: 2 } } });
    clock.set('2012-08-13T10:00:00+08:00');
    expect((await complete(caseNo, 2)).data).toMatchObject({ completeCase: { case: { state: 'COMPLETED' } } });
    const { data } = await cases.ask(
      `{ case(caseNo: "${caseNo}") { item { version } outcome certificateNo applicant { name maskedIdentifier } firstContact { staffNo }
          clocks { promised { limitWorkingDays dueOn usedWorkingDays overdueWorkingDays explain { isCounted } } statutory { dueOn } }
          events { type officer { staffNo } } } }`,
      { as: clerk },
    );
    expect(data).toMatchObject({
      case: {
        item: { version: 1 },
        outcome: 'CERTIFICATE_ISSUED',
        certificateNo: 'Z-1',
        applicant: { name: '测试甲', maskedIdentifier: '**************0001' },
        firstContact: { staffNo: 'T-0001' },
        clocks: { promised: { limitWorkingDays: 10, dueOn: '2012-08-13', usedWorkingDays: 10, overdueWorkingDays: 0 }, statutory: { dueOn: '2012-09-10' } },
        events: [{ type: 'RECEIVED' }, { type: 'ACCEPTED' }, { type: 'COMPLETED' }],
      },
    });
  });

  it('freezes the version in force at acceptance, not at receipt', async () => {
    const caseNo = await aReceivedCase();
    clock.set('2012-08-01T09:00:00+08:00');
    await accept(caseNo, 1);
    expect(await rowsOf(caseNo)).toMatchObject({ itemVersion: 2, promisedDueOn: '2012-08-08' });
  });

  it('is due the same working day on the spot', async () => {
    const caseNo = await aReceivedCase({ implementationCode: INSTANT_ITEM, handlingMode: 'ON_THE_SPOT' });
    await accept(caseNo, 1);
    expect(await rowsOf(caseNo)).toMatchObject({ promisedDueOn: '2012-07-30', statutoryDueOn: null });
  });

  it('keeps the identifier unreadable at rest and out of the audit chain, the outbox and the record of requests', async () => {
    const caseNo = await aReceivedCase();
    const manager = cases.database.manager(testContext());
    const filed = await rowsOf(caseNo);
    expect(testVault.decrypt(filed.applicantIdentifierCipher)).toBe('350199FAKE00000001');
    const everything = JSON.stringify([filed, await manager.find(AuditRecordEntity), await manager.find(OutboxMessageEntity), await manager.query('SELECT * FROM idempotency_records')], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(everything).not.toContain('350199FAKE00000001');
    expect(await verifyAuditChain(cases.database)).toMatchObject({ intact: true });
  });

  it('refuses every step the lifecycle has no cell for, and changes nothing', async () => {
    const caseNo = await aReceivedCase();
    expect((await complete(caseNo, 1)).data).toMatchObject({ completeCase: { __typename: 'CaseStateForbidsStep', code: 'CASE_STATE_FORBIDS_STEP' } });
    await refuse(caseNo, 1);
    expect((await accept(caseNo, 2)).data).toMatchObject({ acceptCase: { __typename: 'CaseStateForbidsStep' } });
    expect(await rowsOf(caseNo)).toMatchObject({ state: 'NOT_ACCEPTED', refusalReason: '材料不符', intakeNoticeNo: '350199101-2012-S000001', version: 2, openCaseKey: null });
  });

  it('refuses a stale version', async () => {
    const caseNo = await aReceivedCase();
    expect((await accept(caseNo, 9)).data).toMatchObject({ acceptCase: { __typename: 'CaseChangedMeanwhile', code: 'STALE_VERSION' } });
  });

  it('keeps an applicant from two open cases of one item, and lets a new one in after the first is closed', async () => {
    const caseNo = await aReceivedCase();
    expect((await receive()).data).toMatchObject({ receiveCase: { __typename: 'OpenCaseExists', code: 'OPEN_CASE_EXISTS', case: { caseNo } } });
    await refuse(caseNo, 1);
    expect(await aReceivedCase()).toBe('350199101-2012-000002');
  });

  it('lets one of several counters at the same moment in, and gives numbers without gaps', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => receive()));
    const names = answers.map(({ data }) => (data?.['receiveCase'] as { __typename: string }).__typename).sort();
    expect(names).toEqual(['CasePayload', 'OpenCaseExists', 'OpenCaseExists', 'OpenCaseExists']);
    const next = await aReceivedCase({ applicant: { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000002' } });
    expect(next).toBe('350199101-2012-000002');
  });

  it('answers a repeated request with its first result, once in effect', async () => {
    const idempotencyKey = key();
    const answers = await Promise.all([1, 2, 3].map(() => receive({ idempotencyKey })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await cases.database.manager(testContext()).count(CaseEntity)).toBe(1);
    const other = await receive({ idempotencyKey, division: OTHER_VILLAGE });
    expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });

  it.each([
    ['SERVICE_ITEM_UNKNOWN', { implementationCode: 'GS-NONE' }],
    ['DIVISION_OUTSIDE_TOWNSHIP', { division: '350199102201' }],
    ['WINDOW_UNKNOWN', { window: 'W-9' }],
    ['WINDOW_UNKNOWN', { window: 'W-8' }],
    ['AGENCY_POINT_UNKNOWN', { agencyPoint: 'A-8' }],
    ['AGENCY_POINT_UNKNOWN', { agencyPoint: 'A-9' }],
    ['APPLICANT_NAME_LENGTH', { applicant: { kind: 'NATURAL_PERSON', name: ' ', identifier: '350199FAKE00000001' } }],
  ])('refuses with %s and records nothing', async (code, changes) => {
    expect((await receive(changes)).errors).toMatchObject([{ extensions: { code } }]);
    expect(await cases.database.manager(testContext()).count(CaseEntity)).toBe(0);
  });

  it("refuses another department's clerk at every entrance", async () => {
    const caseNo = await aReceivedCase();
    expect((await receive({}, stranger)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await accept(caseNo, 1, stranger)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await cases.ask(`{ case(caseNo: "${caseNo}") { state } }`, { as: stranger })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await expect(cases.entity({ __typename: 'Case', caseNo }, 'state', { as: stranger })).rejects.toThrow('department');
    const list = await cases.ask(`{ cases(filter: { department: "GS-LAND" }) { edges { node { caseNo } } } }`, { as: stranger });
    expect(list.data).toEqual({ cases: { edges: [] } });
    expect(await cases.entity({ __typename: 'Case', caseNo }, 'state', { as: person.auditor() })).toEqual({ state: 'RECEIVED' });
  });

  it('counts a period, rolls villages up to the township, and counts nothing after asOf', async () => {
    const first = await aReceivedCase();
    await accept(first, 1);
    const second = await aReceivedCase({
      division: OTHER_VILLAGE,
      channel: 'OTHER',
      window: null,
      agencyPoint: 'A-1',
      handlingMode: 'AGENCY',
      applicant: { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000002' },
    });
    await accept(second, 1);
    clock.set('2012-07-31T10:00:00+08:00');
    await complete(first, 2);
    clock.set('2012-08-02T10:00:00+08:00');
    await complete(second, 2);
    const figures = (asOf: string) =>
      `caseStatistics(period: "2012-07", asOf: "${asOf}") { received accepted completed completionRate { value } period: completionRate(method: PERIOD) { value } onTimeRate { value } citizenTrips tripsSaved { trips } byItem { item { implementationCode } completed } }`;
    clock.set('2012-08-05T00:00:00+08:00');
    const later = await cases.entity({ __typename: 'Division', code: TOWNSHIP }, figures('2012-08-05T00:00:00+08:00'));
    expect(later).toEqual({
      caseStatistics: {
        received: 2,
        accepted: 2,
        completed: 1,
        completionRate: { value: '100.00' },
        period: { value: '50.00' },
        onTimeRate: { value: '100.00' },
        citizenTrips: 1,
        tripsSaved: { trips: 3 },
        byItem: [{ item: { implementationCode: LAND_ITEM }, completed: 1 }],
      },
    });
    const earlier = await cases.entity({ __typename: 'Division', code: TOWNSHIP }, figures('2012-08-01T00:00:00+08:00'));
    expect(earlier).toMatchObject({ caseStatistics: { completionRate: { value: '50.00' } } });
    expect(await cases.entity({ __typename: 'Division', code: VILLAGE }, 'caseStatistics(period: "2012-07") { accepted }')).toEqual({ caseStatistics: { accepted: 1 } });
    expect(await cases.entity({ __typename: 'Department', code: 'GS-LAND' }, 'caseStatistics(period: "2012-07") { accepted }')).toEqual({ caseStatistics: { accepted: 2 } });
    expect(await cases.entity({ __typename: 'ServiceWindow', code: 'W-1' }, 'caseStatistics(period: "2012-07") { accepted }')).toEqual({ caseStatistics: { accepted: 1 } });
  });

  it('pages cases, the newest first, without a gap', async () => {
    const numbers: string[] = [];
    for (const ordinal of [1, 2, 3]) {
      clock.set(`2012-07-30T1${ordinal}:00:00+08:00`);
      numbers.push(await aReceivedCase({ applicant: { kind: 'NATURAL_PERSON', name: '测试', identifier: `350199FAKE0000000${ordinal}` } }));
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await cases.ask(`query ($after: String) { cases(first: 2, after: $after) { edges { node { caseNo } } pageInfo { hasNextPage endCursor } } }`, { variables: { after }, as: clerk });
      const page = data?.['cases'] as { edges: { node: { caseNo: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      seen.push(...page.edges.map(({ node }) => node.caseNo));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([...numbers].reverse());
  });
});
