import { businessDateOf, WorkingCalendar } from '@mashang/domain';
import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import { fiveServices, oneProcess } from './deployments';
import { endAll } from './end-all';
import { askGraph, sendToGraph } from './graph-client';

jest.setTimeout(120_000);

const POST = 'GS-SOCIAL-AFFAIRS-P1';
const calendar = new WorkingCalendar();

/** The n-th working day from now, in Shanghai; far enough away that nothing of it has begun. */
const workingDay = (n: number): string => calendar.addWorkingDays(businessDateOf(new Date()), n).dueOn;
const office = (day: string) => ({ from: `${day}T08:15:00+08:00`, until: `${day}T17:30:00+08:00` });

/** No post stands empty, and everybody sees who serves: over the public graph and by the real clock. */
describe.each([
  ['in one process', oneProcess],
  ['as five services over HTTP', fiveServices],
])('the story of one post, %s', (_, deploy) => {
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    graph = await deploy(databases);
  });

  afterAll(() => endAll(graph, databases));

  const requestLeave = (person: string, day: string) => {
    const { from: startsAt, until: endsAt } = office(day);
    const selection = '... on LeavePayload { leave { leaveNo version } } ... on PostWouldStandEmpty { gap { post { code } from until } standIns { officer { staffNo } } }';
    return sendToGraph(graph, person, 'requestLeave', 'RequestLeaveInput', { kind: 'PERSONAL', startsAt, endsAt, reason: '家事' }, selection);
  };
  const proof = async (day: string) => {
    const query = `query ($interval: CoverageInterval!) { post(code: "${POST}") { coverage(interval: $interval) { isCovered covers { officer { staffNo } role } gaps { from } } } }`;
    const { post } = (await askGraph(graph, 'analyst', query, { interval: office(day) })) as { post: { coverage: unknown } };
    return post.coverage;
  };

  it('goes from a leave that the head covers to one that is refused because nobody would', async () => {
    const [monday, tuesday] = [workingDay(8), workingDay(9)];
    // The clerk alone is left on the post: the others' holdings end, one by one.
    for (const holdingId of [`${POST}-A`, `${POST}-B`]) {
      const ended = await sendToGraph(graph, 'department-head', 'endPostHolding', 'EndPostHoldingInput', { holdingId, endsOn: workingDay(1) }, '... on PostHoldingPayload { holding { endsOn } }');
      expect(ended).toEqual({ holding: { endsOn: workingDay(1) } });
    }
    expect(await proof(tuesday)).toEqual({ isCovered: true, covers: [{ officer: { staffNo: 'GS-D-0001' }, role: 'B' }], gaps: [] });

    const { leave } = (await requestLeave('window-clerk', tuesday)) as { leave: { leaveNo: string; version: number } };
    const approved = await sendToGraph(graph, 'department-head', 'approveLeave', 'DecideLeaveInput', { leaveNo: leave.leaveNo, version: leave.version }, '... on LeavePayload { leave { state } }');
    expect(approved).toEqual({ leave: { state: 'APPROVED' } });
    expect(await proof(tuesday)).toEqual({ isCovered: true, covers: [{ officer: { staffNo: 'GS-D-0002' }, role: 'HEAD' }], gaps: [] });

    expect(await requestLeave('department-head', tuesday)).toMatchObject({
      code: 'POST_WOULD_STAND_EMPTY',
      gap: { post: { code: POST }, from: new Date(office(tuesday).from).toISOString() },
    });
    expect(await requestLeave('department-head', monday)).toHaveProperty('leave.leaveNo');
    expect(await requestLeave('window-clerk', monday)).toMatchObject({ code: 'POST_WOULD_STAND_EMPTY', gap: { post: { code: POST } } });
  });

  it('shows the public who is on duty in a village and at a window, across two subgraphs', async () => {
    const query = '{ division(code: "350199101201") { agencyPoint { code onDuty(on: "2012-07-16") { officer { name } } } } serviceCenter(division: "350199101000") { windows { name onDuty(at: "2012-07-16T09:00:00+08:00") { officer { staffNo } role } } } }';
    const { division, serviceCenter } = (await askGraph(graph, 'analyst', query)) as {
      division: { agencyPoint: { onDuty: { officer: { name: string } }[] } };
      serviceCenter: { windows: { name: string; onDuty: { officer: { staffNo: string }; role: string }[] }[] };
    };
    expect(division.agencyPoint.onDuty).toHaveLength(1);
    // The land office's A is on leave that day, and B serves.
    expect(serviceCenter.windows.find(({ name }) => name === '国土窗口')?.onDuty).toEqual([{ officer: { staffNo: 'GS-0102' }, role: 'B' }]);
  });
});
