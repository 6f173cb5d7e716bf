import type { HolidaySource } from '@mashang/domain';
import { chineseDaysHolidays, fixedClock, WorkingCalendar } from '@mashang/domain';
import { DueJobEntity } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, person, testContext } from '@mashang/platform-testing';
import { LAND_ITEM, saveHall, testVault, VILLAGE } from '../../test/hall.builder';
import { casesServices } from '../cases.context';
import { casesSubgraph } from '../cases.subgraph';

/** The notices with one of 2027 that nobody has published: a rest day shifted to 4 January. */
const published: HolidaySource = {
  name: 'test notice for 2027',
  days: new Map([
    ...chineseDaysHolidays.days,
    ['2027-01-01', { kind: 'PUBLIC_HOLIDAY', name: { en: 'New Year', zh: '元旦' } }],
    ['2027-01-04', { kind: 'SHIFTED_REST', name: { en: 'New Year', zh: '元旦' } }],
  ]),
};

describe('provisional due days', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    test = await openTestDatabase({ name, entities, migrations });
    await saveHall(test.database);
  });

  afterEach(() => test.close());

  it('are those of silence and of an answer too, and follow the notice when it is published', async () => {
    const at = (instant: string) => testContext({ principal: person.windowClerk({ departmentCode: 'GS-LAND' }), clock: fixedClock(instant) });
    const received = at('2026-12-28T10:00:00+08:00');
    const before = casesServices(test.database, { personalNumbers: testVault });
    const caseNo = await before.caseIntake.receive(received, {
      idempotencyKey: 'provisional-1',
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000001' },
      handlingMode: 'STANDARD',
      channel: 'WEB',
    });
    const timers = async () =>
      Object.fromEntries((await test.database.manager(received).find(DueJobEntity)).filter(({ kind }) => kind !== 'cases.supervise').map(({ kind, dueAt }) => [kind, dueAt.toISOString()]));
    expect(await timers()).toEqual({ 'cases.deemAcceptance': '2027-01-05T09:30:00.000Z', 'cases.recomputeDueDays': '2026-12-28T16:00:00.000Z' });
    const nextDay = at('2026-12-29T00:00:00+08:00');
    const after = casesServices(test.database, { personalNumbers: testVault, calendar: new WorkingCalendar({ holidays: published }) });
    const recompute = () => test.database.transaction(nextDay, (tx) => after.caseSteps.recomputeDueDays(tx, caseNo));
    await recompute();
    expect(await timers()).toEqual({ 'cases.deemAcceptance': '2027-01-06T09:30:00.000Z' });
    const items = [{ material: '照片', requirement: '一寸' }];
    await before.supplementNotices.request(received, { idempotencyKey: 'provisional-2', caseNo, version: 1, items, replyWorkingDays: 5 });
    expect(await before.notices.listOfCases(received, [caseNo])).toMatchObject([{ dueOn: '2027-01-05', isDueProvisional: true }]);
    await recompute();
    expect(await before.notices.listOfCases(received, [caseNo])).toMatchObject([{ dueOn: '2027-01-06', isDueProvisional: false }]);
    expect(await timers()).toEqual({ 'cases.lapseSupplement': '2027-01-06T09:30:00.000Z' });
  });

  it('are computed again each day until the year is published, and then leave a trace', async () => {
    const at = (instant: string) => testContext({ principal: person.windowClerk({ departmentCode: 'GS-LAND' }), clock: fixedClock(instant) });
    const accepted = at('2026-12-28T10:00:00+08:00');
    const before = casesServices(test.database, { personalNumbers: testVault });
    const caseNo = await before.caseIntake.receive(accepted, {
      idempotencyKey: 'provisional-1',
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000001' },
      handlingMode: 'STANDARD',
      channel: 'WEB',
    });
    await before.caseHandling.accept(accepted, { idempotencyKey: 'provisional-2', caseNo, version: 1 });
    const read = () => before.caseSteps.get(accepted, caseNo);
    const timers = async () => (await test.database.manager(accepted).findBy(DueJobEntity, { kind: 'cases.recomputeDueDays' })).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]);
    expect(await read()).toMatchObject({ promisedDueOn: '2027-01-05', isDueProvisional: true, version: 2 });
    expect(await timers()).toEqual([['cases.recomputeDueDays', '2026-12-28T16:00:00.000Z']]);

    const nextDay = at('2026-12-29T00:00:00+08:00');
    await test.database.transaction(nextDay, (tx) => before.caseSteps.recomputeDueDays(tx, caseNo));
    expect(await read()).toMatchObject({ promisedDueOn: '2027-01-05', isDueProvisional: true, version: 2 });
    expect(await timers()).toEqual([['cases.recomputeDueDays', '2026-12-29T16:00:00.000Z']]);

    const after = casesServices(test.database, { personalNumbers: testVault, calendar: new WorkingCalendar({ holidays: published }) });
    await test.database.transaction(nextDay, (tx) => after.caseSteps.recomputeDueDays(tx, caseNo));
    expect(await read()).toMatchObject({ promisedDueOn: '2027-01-06', isDueProvisional: false, version: 3 });
    expect(await timers()).toEqual([]);
    expect((await before.cases.listEvents(accepted, [caseNo])).at(-1)).toMatchObject({ type: 'DUE_DAYS_RECOMPUTED', note: expect.stringContaining('2027-01-05 → 2027-01-06') });
  });
});
