import { fixedClock, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { OperationContext } from '@mashang/platform-persistence';
import { OutboxMessageEntity } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, person, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { TOWNSHIP } from '../../test/township.builder';
import { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import { DepartmentHeadEntity } from '../department/department-head.entity';
import { DepartmentEntity } from '../department/department.entity';
import { DivisionEntity } from '../division/division.entity';
import { LeaveEntity } from '../leave/leave.entity';
import { OfficerEntity } from '../officer/officer.entity';
import type { PersonnelServices } from '../personnel.context';
import { personnelServices } from '../personnel.context';
import { personnelSubgraph } from '../personnel.subgraph';
import { PostHoldingEntity } from '../post/post-holding.entity';
import { PostEntity } from '../post/post.entity';
import { SubstitutionEntity } from '../substitution/substitution.entity';

const clock = fixedClock('2012-08-06T08:00:00+08:00');
const divisionCode = TOWNSHIP;
const MONDAY = new Date('2012-08-06T00:00:00+08:00');
const MINUTE_MS = 60_000;
const time = new WorkingTime(new WorkingCalendar());
const WEEK = { from: MONDAY, until: new Date(MONDAY.getTime() + 7 * 1440 * MINUTE_MS) };
const refused = (code: string) => expect.objectContaining({ code });

describe('CoverageService', () => {
  let test: TestDatabase;
  let services: PersonnelServices;
  let worlds = 0;
  let keys = 0;

  beforeAll(async () => {
    const { name, entities, migrations } = personnelSubgraph();
    test = await openTestDatabase({ name, entities, migrations });
    services = personnelServices(test.database);
    await insert(async (manager) => {
      await manager.insert(DivisionEntity, { code: divisionCode, name: '高山镇', level: 'TOWNSHIP', villageKind: null, parentCode: null });
      await manager.insert(DepartmentEntity, { code: 'ELSEWHERE', name: '村建站', successorName: null, isInServiceCenter: true, divisionCode });
    });
  });

  afterAll(() => test.close());

  type Manager = ReturnType<TestDatabase['database']['manager']>;
  const insert = (work: (manager: Manager) => Promise<void>) => test.database.transaction(testContext(), (tx) => work(test.database.manager(tx)));
  const as = (principal: Principal): OperationContext => testContext({ principal, clock });
  const leader = as(person.townshipLeader());
  const officer = (staffNo: string) => as(person.windowClerk({ subject: staffNo, staffNo }));
  const key = () => `coverage-key-${(keys += 1)}`;
  const rows = <Row extends object>(entity: new () => Row, where: object) => test.database.manager(testContext()).findBy(entity, where);

  /** A department of its own: window posts P1 and P2, crossed between a and b; c holds nothing, h heads and covers. */
  async function aDepartment({ headCovers = true } = {}) {
    const departmentCode = `D-${(worlds += 1)}`;
    const of = (name: string) => `${departmentCode}-${name}`;
    const posts = [of('P1'), of('P2')] as const;
    await insert(async (manager) => {
      await manager.insert(DepartmentEntity, { code: departmentCode, name: '国土所', successorName: null, isInServiceCenter: true, divisionCode });
      for (const name of ['a', 'b', 'c', 'h']) await manager.insert(OfficerEntity, { staffNo: of(name), name, title: '工作人员', departmentCode, divisionCode });
      const since = { startsOn: '2012-01-01', endsOn: null, divisionCode };
      await manager.insert(DepartmentHeadEntity, { ...since, id: of('T'), departmentCode, staffNo: of('h'), coversPosts: headCovers });
      for (const [post, roles] of [[posts[0], ['a', 'b']], [posts[1], ['b', 'a']]] as const) {
        await manager.insert(PostEntity, { code: post, name: post, duties: '受理', isWindowPost: true, departmentCode, divisionCode });
        await manager.insert(PostHoldingEntity, { ...since, id: `${post}-A`, postCode: post, staffNo: of(roles[0]), role: 'A' });
        await manager.insert(PostHoldingEntity, { ...since, id: `${post}-B`, postCode: post, staffNo: of(roles[1]), role: 'B' });
      }
    });
    return { departmentCode, of, posts };
  }

  const requestLeave = (staffNo: string, startsAt: Date, endsAt: Date) => services.leave.request(officer(staffNo), { idempotencyKey: key(), kind: 'ANNUAL', startsAt, endsAt, reason: '年休' });
  const half = (halfHours: number) => new Date(MONDAY.getTime() + halfHours * 30 * MINUTE_MS);
  const recordAway = (staffNo: string, from: string, until = from) =>
    services.attendance.recordAway(leader, { idempotencyKey: key(), officer: staffNo, kind: 'ON_BUSINESS_TRIP', from, until, reason: '公务' });
  const approve = async (leaveNo: string) => services.leave.approve(leader, { idempotencyKey: key(), leaveNo, version: 1 });
  const tuesday = [half(64), half(83)] as const;

  /** Whether a post is covered in a minute, straight from the rows: written without the proof on purpose. */
  async function emptyMinutes({ departmentCode, posts }: Awaited<ReturnType<typeof aDepartment>>): Promise<readonly string[]> {
    const manager = test.database.manager(testContext());
    const holdings = (await manager.find(PostHoldingEntity)).filter(({ postCode }) => posts.some((post) => post === postCode));
    const heads = (await rows(DepartmentHeadEntity, { departmentCode })).filter(({ coversPosts }) => coversPosts);
    const leaves = (await manager.find(LeaveEntity)).filter(({ state }) => state === 'APPROVED' || state === 'RETURNED');
    const daysAway = (await manager.find(AttendanceRecordEntity)).filter(({ status }) => status !== 'PRESENT').map(({ staffNo, attendedOn }) => `${staffNo} ${attendedOn}`);
    const empty: string[] = [];
    for (const { from, until } of time.sessionsWithin(WEEK)) {
      const day = new Date(from.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      for (let minute = from.getTime(); minute < until.getTime(); minute += MINUTE_MS) {
        const isAt = ({ staffNo, startsOn, endsOn }: { staffNo: string; startsOn: string; endsOn: string | null }) =>
          startsOn <= day && (endsOn === null || endsOn >= day) && !daysAway.includes(`${staffNo} ${day}`) && !leaves.some((leave) => leave.staffNo === staffNo && leave.startsAt.getTime() <= minute && minute < leave.awayUntil.getTime());
        for (const post of posts) {
          if (!holdings.some((holding) => holding.postCode === post && isAt(holding)) && !heads.some(isAt)) empty.push(`${post} ${new Date(minute).toISOString()}`);
        }
      }
    }
    return empty;
  }

  it.each(Array.from({ length: 5 }, (_, attempt) => attempt))('lets one of A and B go when both ask at the same moment, time %s', async () => {
    const { of } = await aDepartment({ headCovers: false });
    const asked = await Promise.allSettled([requestLeave(of('a'), ...tuesday), requestLeave(of('b'), ...tuesday)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked.find((one) => one.status === 'rejected')).toMatchObject({ reason: refused('POST_WOULD_STAND_EMPTY') });
    expect(await rows(LeaveEntity, { divisionCode, staffNo: of('a') })).toHaveLength(asked[0].status === 'fulfilled' ? 1 : 0);
  });

  it.each(Array.from({ length: 5 }, (_, attempt) => attempt))('lets leave and a day that is written down not both through, time %s', async () => {
    const world = await aDepartment({ headCovers: false });
    const asked = await Promise.allSettled([requestLeave(world.of('a'), ...tuesday), recordAway(world.of('b'), '2012-08-07')]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked.find((one) => one.status === 'rejected')).toMatchObject({ reason: refused('POST_WOULD_STAND_EMPTY') });
    expect(await emptyMinutes(world)).toEqual([]);
  });

  it('lets only one of A and B be written down as away', async () => {
    const { of } = await aDepartment({ headCovers: false });
    await recordAway(of('a'), '2012-08-07', '2012-08-08');
    await expect(recordAway(of('b'), '2012-08-08')).rejects.toThrow(refused('POST_WOULD_STAND_EMPTY'));
    await expect(requestLeave(of('b'), half(112), half(120))).rejects.toThrow(refused('POST_WOULD_STAND_EMPTY'));
    await expect(services.post.endHolding(leader, { idempotencyKey: key(), holdingId: `${of('P1')}-B`, endsOn: '2012-08-06' })).rejects.toThrow(refused('POST_WOULD_STAND_EMPTY'));
    expect(await recordAway(of('b'), '2012-08-09')).toHaveLength(1);
  });

  it('judges a day that is put right for the hours still to come, and writes down in any case who stayed away', async () => {
    const { of } = await aDepartment({ headCovers: false });
    await recordAway(of('a'), '2012-08-06');
    const right = { officer: of('b'), on: '2012-08-06', version: 0, isLate: false, hasLeftEarly: false, reason: '外出' };
    await expect(services.attendance.correct(leader, { ...right, idempotencyKey: key(), status: 'ON_LEAVE' })).rejects.toThrow(refused('POST_WOULD_STAND_EMPTY'));
    const evening = testContext({ principal: person.townshipLeader(), clock: fixedClock('2012-08-06T17:30:00+08:00') });
    await services.attendance.correct(evening, { ...right, idempotencyKey: key(), status: 'ON_LEAVE' });
    await services.attendance.correct(leader, { ...right, idempotencyKey: key(), version: 1, status: 'ABSENT' });
    expect(await rows(AttendanceRecordEntity, { staffNo: of('b') })).toMatchObject([{ status: 'ABSENT' }]);
  });

  it('lets two of three go when A, B and the head ask at the same moment', async () => {
    const { of } = await aDepartment();
    const asked = await Promise.allSettled(['a', 'b', 'h'].map((name) => requestLeave(of(name), ...tuesday)));
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('lets leave and the end of the other’s holding not both through', async () => {
    const { of, posts } = await aDepartment({ headCovers: false });
    const ended = services.post.endHolding(leader, { idempotencyKey: key(), holdingId: `${posts[0]}-B`, endsOn: '2012-08-06' });
    const asked = await Promise.allSettled([requestLeave(of('a'), ...tuesday), ended]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does not count on somebody who is assigned at the moment of asking for leave', async () => {
    const world = await aDepartment({ headCovers: false });
    const { of, posts } = world;
    await services.post.endHolding(leader, { idempotencyKey: key(), holdingId: `${posts[0]}-B`, endsOn: '2012-08-06' });
    const assigned = services.post.assign(leader, { idempotencyKey: key(), post: posts[0], staffNo: of('c'), role: 'B', startsOn: '2012-08-07' });
    const leaves = await Promise.allSettled([requestLeave(of('c'), ...tuesday), assigned.then(() => requestLeave(of('a'), ...tuesday))]);
    expect(leaves.map(({ status }) => status)).toContain('rejected');
    for (const leave of leaves) if (leave.status === 'fulfilled') await approve(leave.value);
    expect(await emptyMinutes(world)).toEqual([]);
  });

  it('writes down exactly the substitutions that the proof shows, whatever happens in which order', async () => {
    const { of, posts } = await aDepartment();
    const first = await requestLeave(of('a'), half(64), half(180));
    await approve(first);
    await approve(await requestLeave(of('b'), half(100), half(140)));
    await services.leave.withdraw(officer(of('a')), { idempotencyKey: key(), leaveNo: first, version: 2 });
    const standing = await services.substitutionRows.listWithin(leader, [...posts], WEEK);
    const { covers } = [...(await services.coverage.prove(leader, await services.posts.findByCodes(leader, [...posts]), WEEK)).values()].reduce(
      (all, proof) => ({ covers: [...all.covers, ...proof.covers.filter(({ role }) => role !== 'A')] }),
      { covers: [] as { postCode: string; staffNo: string; role: string; from: Date; until: Date }[] },
    );
    const shown = standing.map(({ postCode, actingStaffNo, role, startsAt, endsAt }) => ({ postCode, staffNo: actingStaffNo, role, from: startsAt, until: endsAt }));
    expect(shown).toEqual(covers);
    expect(await rows(SubstitutionEntity, { state: 'CANCELLED', actingStaffNo: of('h') })).toHaveLength(2);
  });

  it('announces a head who covers under one key, so that the last message is the state', async () => {
    const { of, posts } = await aDepartment();
    const leaves = [await requestLeave(of('a'), ...tuesday), await requestLeave(of('b'), ...tuesday)];
    for (const leaveNo of leaves) await approve(leaveNo);
    const messages = (await rows(OutboxMessageEntity, { type: 'PostHoldingChanged' })).filter(({ payload }) => payload.includes(`"${posts[0]}"`));
    expect(messages.map(({ payload }) => JSON.parse(payload))).toMatchObject([{ role: 'HEAD', staffNo: of('h'), startsOn: '2012-08-07', endsOn: '2012-08-07' }]);
  });

  describe('after any accepted requests', () => {
    const who = fc.constantFrom('a', 'b', 'c', 'h');
    const day = fc.integer({ min: 6, max: 10 }).map((date) => `2012-08-${String(date).padStart(2, '0')}`);
    const halfHours = fc.integer({ min: 0, max: 5 * 48 });
    const leave = fc.record({ what: fc.constant('leave' as const), who, from: halfHours, length: fc.integer({ min: 1, max: 60 }), isDecided: fc.boolean() });
    const assign = fc.record({ what: fc.constant('assign' as const), who, post: fc.constantFrom(0, 1), role: fc.constantFrom('A' as const, 'B' as const), from: day, to: fc.option(day) });
    const end = fc.record({ what: fc.constant('end' as const), holding: fc.nat({ max: 5 }), on: day });
    const awayDays = fc.record({ what: fc.constant('away' as const), who, from: day, to: day });
    const leaveStep = fc.record({ what: fc.constant('leaveStep' as const), step: fc.constantFrom('withdraw' as const, 'return' as const, 'reject' as const), leave: fc.nat({ max: 5 }) });
    const transfer = fc.record({ what: fc.constant('transfer' as const), who, on: day });
    const depart = fc.record({ what: fc.constant('depart' as const), who, on: day });
    const appoint = fc.record({ what: fc.constant('appoint' as const), who, on: day, coversPosts: fc.boolean() });
    const steps = fc.array(fc.oneof({ weight: 5, arbitrary: leave }, { weight: 2, arbitrary: assign }, { weight: 3, arbitrary: end }, { weight: 3, arbitrary: awayDays }, { weight: 3, arbitrary: leaveStep }, transfer, depart, appoint), { minLength: 3, maxLength: 12 });

    /** Chance may bring no leave that anybody returns from, so one is always tried. */
    const earlyReturn = [
      { what: 'leave' as const, who: 'c' as const, from: 0, length: 4, isDecided: true },
      { what: 'leaveStep' as const, step: 'return' as const, leave: 0 },
    ];

    it('every post that must be staffed is covered in every working minute', async () => {
      let accepted = 0;
      let refusedForEmptiness = 0;
      await fc.assert(
        fc.asyncProperty(steps, fc.boolean(), async (requests, headCovers) => {
          const world = await aDepartment({ headCovers });
          const { of, posts, departmentCode } = world;
          const carryOut = async (request: (typeof requests)[number]): Promise<unknown> => {
            const idempotencyKey = key();
            switch (request.what) {
              case 'leave': {
                const leaveNo = await requestLeave(of(request.who), half(request.from), half(request.from + request.length));
                return request.isDecided ? approve(leaveNo) : leaveNo;
              }
              case 'assign':
                return services.post.assign(leader, { idempotencyKey, post: posts[request.post === 0 ? 0 : 1], staffNo: of(request.who), role: request.role, startsOn: request.from, endsOn: request.to });
              case 'end': {
                const held = (await Promise.all(posts.map((post) => services.posts.listAllHoldings(leader, post)))).flat();
                return services.post.endHolding(leader, { idempotencyKey, holdingId: held[request.holding % held.length]?.id ?? '', endsOn: request.on });
              }
              case 'away':
                return recordAway(of(request.who), request.from, request.to);
              case 'leaveStep': {
                const states = { withdraw: ['REQUESTED', 'APPROVED'], return: ['APPROVED'], reject: ['REQUESTED'] }[request.step];
                const asked = (await Promise.all(['a', 'b', 'c', 'h'].map((name) => rows(LeaveEntity, { staffNo: of(name) })))).flat().filter(({ state }) => states.includes(state));
                const { leaveNo = '', version = 0, staffNo = '', startsAt = MONDAY, endsAt = MONDAY } = asked[request.leave % asked.length] ?? {};
                const input = { idempotencyKey, leaveNo, version };
                if (request.step === 'reject') return services.leave.reject(leader, { ...input, note: '汛期' });
                if (request.step === 'withdraw') return services.leave.withdraw(officer(staffNo), input);
                const halfway = fixedClock(new Date((startsAt.getTime() + endsAt.getTime()) / 2).toISOString());
                return services.leave.return(testContext({ principal: officer(staffNo).principal, clock: halfway }), input);
              }
              case 'depart':
                return services.employment.depart(leader, { idempotencyKey, staffNo: of(request.who), lastDay: request.on });
              case 'transfer':
                return services.employment.transfer(leader, { idempotencyKey, staffNo: of(request.who), department: 'ELSEWHERE', title: '科员', startsOn: request.on });
              case 'appoint':
                return services.department.appointHead(leader, { idempotencyKey, department: departmentCode, staffNo: of(request.who), coversPosts: request.coversPosts, startsOn: request.on });
            }
          };
          for (const request of requests) {
            await carryOut(request).then(
              () => (accepted += 1),
              (error: { code?: string }) => {
                if (error.code === 'POST_WOULD_STAND_EMPTY') refusedForEmptiness += 1;
                if (error.code === undefined) throw error;
              },
            );
          }
          expect(await emptyMinutes(world)).toEqual([]);
        }),
        { numRuns: 40, examples: [[earlyReturn, true]] },
      );
      // Otherwise nothing was tried.
      expect(accepted).toBeGreaterThan(10);
      expect(refusedForEmptiness).toBeGreaterThan(3);
      expect(await rows(LeaveEntity, { state: 'RETURNED' })).not.toEqual([]);
    }, 120_000);
  });
});
