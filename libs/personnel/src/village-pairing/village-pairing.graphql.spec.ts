import { person } from '@mashang/platform-testing';
import { clerk, elsewhere, head, leader, villageCadre } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { VILLAGE_ISSUE_STATES, villageIssueLifecycle } from './village-issue.lifecycle';

const neighbour = person.windowClerk({ staffNo: 'V-2', subject: 'test:v-2', divisionCodes: [OTHER_VILLAGE] });

describe('village pairing', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const assign = (changes: object = {}, as = leader) =>
    desk.send('assignVillage', 'AssignVillageInput', { village: VILLAGE, staffNo: 'T-2', startsOn: '2012-01-01', ...changes }, 'assignment { id }', as);
  const assigned = async (changes: object = {}): Promise<string> => ((await assign(changes)) as { assignment: { id: string } }).assignment.id;
  const end = (id: string, endsOn: string, as = leader) =>
    desk.send('endVillageAssignment', 'EndVillageAssignmentInput', { id, version: 1, endsOn }, '... on VillageAssignmentPayload { assignment { endsOn } }', as);
  const ISSUE = { matter: '水渠破损', responsible: 'T-1', dueOn: '2012-07-09' };
  const visit = (changes: object = {}, as = clerk) =>
    desk.send('recordVillageVisit', 'RecordVillageVisitInput', { village: VILLAGE, visitedOn: '2012-07-02', heard: '走访五户', issues: [ISSUE], ...changes }, 'visit { issues { id } }', as);
  const raised = async (): Promise<string> => {
    await assign();
    const { visit: made } = (await visit()) as { visit: { issues: { id: string }[] } };
    return made.issues[0]?.id ?? '';
  };
  const issue = async (id: string, fields: string) => (await desk.query(`{ villageIssue(id: "${id}") { ${fields} } }`))['villageIssue'] as Record<string, unknown>;
  const step = async (mutation: string, id: string, input: object, as = head) => {
    const inputType = mutation === 'confirmVillageIssue' ? 'ConfirmVillageIssueInput' : 'VillageIssueNoteInput';
    const { version } = await issue(id, 'version');
    const result = await desk.send(mutation, inputType, { id, version, ...input }, '... on VillageIssuePayload { issue { state } }', as);
    return (result as { issue?: { state: string } }).issue?.state ?? result['code'];
  };
  const unpaired = async (on: string) => ((await desk.query(`{ unpairedVillages(division: "${TOWNSHIP}", on: "${on}") { edges { node { code } } } }`))['unpairedVillages'] as { edges: { node: object }[] }).edges.map(({ node }) => node);

  it('moves an issue by this grid', () => {
    expect(villageIssueLifecycle.grid(VILLAGE_ISSUE_STATES)).toEqual(['OPEN: resolve→RESOLVED', 'RESOLVED: confirm→CONFIRMED reopen→OPEN', 'CONFIRMED:']);
  });

  it('names the villages that nobody answers for on a day', async () => {
    const id = await assigned();
    expect(await unpaired('2012-07-01')).toEqual([{ code: OTHER_VILLAGE }]);
    expect(await end(id, '2012-06-30')).toEqual({ assignment: { endsOn: '2012-06-30' } });
    expect([await unpaired('2012-06-30'), await unpaired('2012-07-01')]).toEqual([[{ code: OTHER_VILLAGE }], [{ code: VILLAGE }, { code: OTHER_VILLAGE }]]);
  });

  it('lists the villages without one by pages', async () => {
    const page = async (after: string) => (await desk.query(`{ unpairedVillages(division: "${TOWNSHIP}", first: 1${after}) { edges { node { code } } pageInfo { hasNextPage endCursor } } }`))['unpairedVillages'] as { pageInfo: { endCursor: string } };
    const first = await page('');
    expect(first).toMatchObject({ edges: [{ node: { code: VILLAGE } }], pageInfo: { hasNextPage: true } });
    expect(await page(`, after: "${first.pageInfo.endCursor}"`)).toMatchObject({ edges: [{ node: { code: OTHER_VILLAGE } }], pageInfo: { hasNextPage: false } });
  });

  it('gives a village an officer once at a time, by a leader', async () => {
    const id = await assigned();
    expect(await assign()).toEqual({ code: 'PAIRED_BEFORE' });
    expect(await assign({ village: TOWNSHIP })).toEqual({ code: 'DIVISION_UNKNOWN' });
    expect(await assign({ staffNo: 'T-9' })).toEqual({ code: 'OFFICER_UNKNOWN' });
    expect(await assign({ village: OTHER_VILLAGE }, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await end(id, '2012-06-30', head)).toEqual({ code: 'FORBIDDEN' });
    expect(await end(id, '2011-12-31')).toEqual({ code: 'ASSIGNMENT_DAY' });
    await end(id, '2012-06-30');
    expect(await end(id, '2012-06-30')).toEqual({ code: 'ASSIGNMENT_DAY' });
    expect(await end('none', '2012-06-30')).toEqual({ code: 'ASSIGNMENT_UNKNOWN' });
    expect(await assign({ startsOn: '2012-06-30' })).toEqual({ code: 'PAIRED_BEFORE' });
    expect(await assign({ startsOn: '2012-07-01' })).toMatchObject({ assignment: {} });
    const { villageAssignments } = await desk.query(`{ villageAssignments(village: "${VILLAGE}") { edges { node { officer { staffNo } startsOn endsOn } } } }`);
    expect(villageAssignments).toMatchObject({ edges: [{ node: { endsOn: '2012-06-30' } }, { node: { startsOn: '2012-07-01', officer: { staffNo: 'T-2' } } }] });
  });

  it('is given to nobody who has left by the first day, nor is an issue', async () => {
    await desk.departs('O-1', '2012-07-31');
    expect(await assign({ staffNo: 'O-1', startsOn: '2012-08-01' })).toEqual({ code: 'OFFICER_HAS_LEFT' });
    expect(await assign({ staffNo: 'O-1', startsOn: '2012-07-31' })).toMatchObject({ assignment: {} });
    await assign();
    desk.at('2012-08-01T10:00');
    expect(await visit({ issues: [{ ...ISSUE, responsible: 'O-1' }] })).toEqual({ code: 'OFFICER_HAS_LEFT' });
  });

  it('pairs an officer once when two leaders do so at one moment', async () => {
    const answers = await Promise.all([assign(), assign()]);
    expect(answers.map(({ code }) => code ?? 'paired').sort()).toEqual(['PAIRED_BEFORE', 'paired']);
  });

  it('records a visit by who answers for the village on that day, and not before it was made', async () => {
    expect(await visit()).toEqual({ code: 'NOT_PAIRED' });
    await assign();
    expect(await visit({ visitedOn: '2012-07-03' })).toEqual({ code: 'VISIT_IN_THE_FUTURE' });
    expect(await visit({ visitedOn: '2011-12-31' })).toEqual({ code: 'NOT_PAIRED' });
    expect(await visit({ heard: '' })).toEqual({ code: 'TEXT_LENGTH' });
    expect(await visit({ issues: [{ ...ISSUE, dueOn: '2012-07-01' }] })).toEqual({ code: 'ISSUE_DUE_DAY' });
    expect(await visit({ issues: [{ ...ISSUE, responsible: 'T-9' }] })).toEqual({ code: 'OFFICER_UNKNOWN' });
    expect(await visit({ issues: Array.from({ length: 21 }, () => ISSUE) })).toEqual({ code: 'NUMBER_OUT_OF_RANGE' });
    for (const as of [elsewhere, person.citizen()]) expect(await visit({}, as)).toEqual({ code: 'FORBIDDEN' });
    expect((await desk.query(`{ villageVisits(village: "${VILLAGE}") { edges { node { id } } } }`))['villageVisits']).toEqual({ edges: [] });
    expect(await visit()).toMatchObject({ visit: {} });
    const { villageVisits } = await desk.query(`{ villageVisits(village: "${VILLAGE}") { edges { node { heard officer { staffNo } issues { matter responsible { staffNo } } } } } }`);
    expect(villageVisits).toEqual({ edges: [{ node: { heard: '走访五户', officer: { staffNo: 'T-2' }, issues: [{ matter: '水渠破损', responsible: { staffNo: 'T-1' } }] } }] });
  });

  it('is solved by who answers for it, and closed by the word of the village alone', async () => {
    const id = await raised();
    expect(await step('confirmVillageIssue', id, {}, villageCadre)).toBe('STATE_FORBIDS_STEP');
    expect(await step('resolveVillageIssue', id, { note: '已修' }, clerk)).toBe('FORBIDDEN');
    expect(await step('resolveVillageIssue', id, { note: ' ' })).toBe('TEXT_LENGTH');
    expect(await step('resolveVillageIssue', id, { note: '已修' })).toBe('RESOLVED');
    for (const as of [head, clerk, leader, neighbour]) expect(await step('confirmVillageIssue', id, {}, as)).toBe('FORBIDDEN');
    expect(await step('reopenVillageIssue', id, { note: '仍漏水' }, neighbour)).toBe('FORBIDDEN');
    expect(await step('reopenVillageIssue', id, { note: '仍漏水' }, villageCadre)).toBe('OPEN');
    expect(await issue(id, 'resolvedOn resolution reopenReason')).toEqual({ resolvedOn: null, resolution: null, reopenReason: '仍漏水' });
    await step('resolveVillageIssue', id, { note: '已重修' });
    expect(await step('confirmVillageIssue', id, {}, villageCadre)).toBe('CONFIRMED');
    expect(await issue(id, 'confirmedBy { staffNo } confirmedOn')).toEqual({ confirmedBy: { staffNo: 'V-1' }, confirmedOn: '2012-07-02' });
    expect(await desk.send('confirmVillageIssue', 'ConfirmVillageIssueInput', { id: 'none', version: 1 }, '... on VillageIssuePayload { issue { id } }', villageCadre)).toEqual({ code: 'VILLAGE_ISSUE_UNKNOWN' });
    expect((await desk.messages()).filter((type) => type.startsWith('VillageIssue'))).toEqual(['Open', 'Resolved', 'Open', 'Resolved', 'Confirmed'].map((state) => `VillageIssue${state}`));
  });

  it('does not let a cadre confirm what the same cadre answers for', async () => {
    await assign();
    const { visit: made } = (await visit({ issues: [{ ...ISSUE, responsible: 'V-1' }] })) as { visit: { issues: { id: string }[] } };
    const id = made.issues[0]?.id ?? '';
    expect(await step('resolveVillageIssue', id, { note: '已修' }, villageCadre)).toBe('RESOLVED');
    expect(await step('confirmVillageIssue', id, {}, villageCadre)).toBe('FORBIDDEN');
  });

  it('lists what is overdue, the most overdue first, and nothing that is said to be solved', async () => {
    await assign();
    await visit({ issues: [ISSUE, { ...ISSUE, matter: '路灯不亮', dueOn: '2012-07-05' }, { ...ISSUE, matter: '未到期', dueOn: '2012-07-20' }] });
    desk.at('2012-07-10T09:00');
    const overdue = async () =>
      (await desk.query(`{ overdueVillageIssues(division: "${TOWNSHIP}") { edges { node { id matter isOverdue } } } }`))['overdueVillageIssues'] as { edges: { node: { id: string; matter: string } }[] };
    const found = await overdue();
    expect(found).toMatchObject({ edges: [{ node: { matter: '路灯不亮', isOverdue: true } }, { node: { matter: '水渠破损' } }] });
    await step('resolveVillageIssue', found.edges[0]?.node.id ?? '', { note: '已修' });
    expect((await overdue()).edges.map(({ node }) => node.matter)).toEqual(['水渠破损']);
  });

  it('keeps its records from whoever serves elsewhere', async () => {
    const id = await raised();
    const queries = [
      `{ unpairedVillages(division: "${TOWNSHIP}") { edges { node { code } } } }`,
      `{ villageAssignments(village: "${VILLAGE}") { edges { node { id } } } }`,
      `{ villageVisits(village: "${VILLAGE}") { edges { node { id } } } }`,
      `{ overdueVillageIssues(division: "${VILLAGE}") { edges { node { id } } } }`,
      `{ villageIssue(id: "${id}") { id } }`,
    ];
    for (const query of queries) expect(await desk.query(query, elsewhere)).toEqual({ code: 'FORBIDDEN' });
  });

  it('gives a township the figures of its villages, and a department those of its officers, in one batch', async () => {
    await assign();
    await assign({ village: OTHER_VILLAGE, staffNo: 'O-1' });
    await visit({ issues: [ISSUE, { ...ISSUE, dueOn: '2012-07-20' }] });
    await visit();
    desk.at('2012-07-10T09:00');
    const work = 'officeStatistics(period: "2012-07") { villageWork { visits villagesVisited { numerator denominator } issuesRaised issuesConfirmed { numerator } issuesOverdue } }';
    const { data, errors } = await desk.subgraph.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Division { ${work} } ... on Department { ${work} } } }`,
      { variables: { references: [{ __typename: 'Division', code: TOWNSHIP }, { __typename: 'Division', code: OTHER_VILLAGE }, { __typename: 'Department', code: 'GS-LAND' }, { __typename: 'Department', code: 'GS-OTHER' }] } },
    );
    expect(errors).toBeUndefined();
    const figures = (visits: number, [numerator, denominator]: readonly [string, string], issuesRaised: number, issuesOverdue: number) => ({
      officeStatistics: { villageWork: { visits, villagesVisited: { numerator, denominator }, issuesRaised, issuesConfirmed: { numerator: '0' }, issuesOverdue } },
    });
    expect(data).toEqual({ _entities: [figures(2, ['1', '2'], 3, 2), figures(0, ['0', '1'], 0, 0), figures(2, ['1', '1'], 3, 2), figures(0, ['0', '1'], 0, 0)] });
  });
});
