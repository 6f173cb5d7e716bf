import { fixedClock, WorkingCalendar } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { AuditRecordEntity, OutboxMessageEntity } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, person, testContext } from '@mashang/platform-testing';
import { INSTANT_ITEM, LAND_ITEM, saveHall, testVault, VILLAGE } from '../../test/hall.builder';
import type { ReceiveCaseInput } from '../__generated__/resolver-types';
import { casesServices } from '../cases.context';
import { casesSubgraph } from '../cases.subgraph';
import { CaseEventEntity } from './case-event.entity';
import { CaseEntity } from './case.entity';
import type { CaseHandlingService } from './case-handling.service';
import type { CaseService } from './case.service';

const clerk = person.windowClerk({ departmentCode: 'GS-LAND' });
const TYPHOON = { date: '2012-08-02', kind: 'LOCAL_DAY_OFF', reason: '台风停工', source: '测试通知' } as const;
const refused = (code: string) => expect.objectContaining({ code });

describe('CaseService', () => {
  let test: TestDatabase;
  let service: CaseService;
  let handling: CaseHandlingService;

  beforeEach(async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    test = await openTestDatabase({ name, entities, migrations });
    const { database } = test;
    await saveHall(database);
    const { caseIntake, caseHandling } = casesServices(database, { personalNumbers: testVault, calendar: new WorkingCalendar({ localDays: [TYPHOON] }) });
    service = caseIntake;
    handling = caseHandling;
  });

  afterEach(() => test.close());

  const at = (instant: string): OperationContext => testContext({ principal: clerk, clock: fixedClock(instant) });
  const monday = at('2012-07-30T10:00:00+08:00');

  let keys = 0;
  const key = () => `service-key-${(keys += 1)}`;

  const received = (changes: Partial<ReceiveCaseInput> = {}) =>
    service.receive(monday, {
      idempotencyKey: key(),
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: 'FAKE00000000000001' },
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
      window: 'W-1',
      ...changes,
    });

  const caseOf = (caseNo: string) => test.database.manager(monday).findOneByOrFail(CaseEntity, { caseNo });

  /** Everything a mutation writes, as numbers of rows. */
  async function written() {
    const manager = test.database.manager(monday);
    return {
      cases: await manager.count(CaseEntity),
      events: await manager.count(CaseEventEntity),
      audits: await manager.count(AuditRecordEntity),
      messages: await manager.count(OutboxMessageEntity),
    };
  }

  it('writes case, event, audit record and message together', async () => {
    await received();
    expect(await written()).toEqual({ cases: 1, events: 1, audits: 1, messages: 1 });
  });

  it('takes everything back when a step is refused, and does not remember the request', async () => {
    const caseNo = await received();
    const before = await written();
    const input = { idempotencyKey: key(), caseNo };
    await expect(handling.accept(monday, { ...input, version: 7 })).rejects.toEqual(refused('STALE_VERSION'));
    expect(await written()).toEqual(before);
    expect(await caseOf(caseNo)).toMatchObject({ state: 'RECEIVED', version: 1 });
    await handling.accept(monday, { ...input, version: 1 });
    expect(await caseOf(caseNo)).toMatchObject({ state: 'ACCEPTED', version: 2 });
  });

  it('lets one of two steps at the same moment through', async () => {
    const caseNo = await received();
    const steps = await Promise.allSettled([
      handling.accept(monday, { idempotencyKey: key(), caseNo, version: 1 }),
      handling.refuse(monday, { idempotencyKey: key(), caseNo, version: 1, reason: '材料不符' }),
    ]);
    expect(steps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await written()).toEqual({ cases: 1, events: 2, audits: 2, messages: 2 });
    expect(await caseOf(caseNo)).toMatchObject({ version: 2 });
  });

  it('numbers the cases of each year from one', async () => {
    expect(await received()).toBe('350199101-2012-000001');
    const later = at('2013-01-04T09:00:00+08:00');
    const applicant = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: 'FAKE00000000000002' } as const;
    const input = { implementationCode: LAND_ITEM, division: VILLAGE, applicant, handlingMode: 'STANDARD', channel: 'WEB' } as const;
    expect(await service.receive(later, { ...input, idempotencyKey: key() })).toBe('350199101-2013-000001');
  });

  it.each([
    ['the citizen at the window', {}, { citizenTrips: 1, cadreTrips: 0 }],
    ['nobody online', { channel: 'WEB', window: null }, { citizenTrips: 0, cadreTrips: 0 }],
    ['the agent from the village', { handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1' }, { citizenTrips: 0, cadreTrips: 1 }],
    ['the agent at the window', { handlingMode: 'AGENCY', agencyPoint: 'A-1' }, { citizenTrips: 0, cadreTrips: 1 }],
  ] as const)('writes the first trip down to %s', async (_, changes, trips) => {
    expect(await caseOf(await received(changes))).toMatchObject(trips);
  });

  it.each([
    ['MALFORMED_DIVISION_CODE', '35019910120X'],
    ['MALFORMED_DIVISION_CODE', '350199101'],
    ['DIVISION_OUTSIDE_TOWNSHIP', '350199102201'],
  ])('refuses with %s the division %s, and takes no number for it', async (code, division) => {
    await expect(received({ division })).rejects.toEqual(refused(code));
    expect(await received()).toBe('350199101-2012-000001');
  });

  it('counts the days of the calendar it is given, from the day after acceptance', async () => {
    const caseNo = await received();
    await handling.accept(monday, { idempotencyKey: key(), caseNo, version: 1 });
    // Ten working days would be 13 August; the typhoon closed the town on 2 August.
    expect(await caseOf(caseNo)).toMatchObject({ acceptedOn: '2012-07-30', promisedDueOn: '2012-08-14', statutoryDueOn: '2012-09-11' });
  });

  it('is due on the day of acceptance on the spot, also when that day is no working day', async () => {
    const caseNo = await received({ implementationCode: INSTANT_ITEM, handlingMode: 'ON_THE_SPOT' });
    await handling.accept(at('2012-08-04T10:00:00+08:00'), { idempotencyKey: key(), caseNo, version: 1 });
    expect(await caseOf(caseNo)).toMatchObject({ acceptedOn: '2012-08-04', promisedDueOn: '2012-08-04', statutoryDueOn: null });
  });
});
