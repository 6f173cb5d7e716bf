import { testContext } from '@mashang/platform-testing';
import { INSTANT_ITEM, LAND_ITEM } from '../../test/hall.builder';
import { ServiceDesk } from '../../test/service-desk';
import { ServiceItemEntity } from '../service-item/service-item.entity';

describe('what is done on the same day', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const CLOCK = 'promisedDueOn clocks { promised { dueAt remainingWorkingDays overdueWorkingDays } }';

  it('is a case on the spot: completed that day it is in time, left over it is overdue from the closing of the office', async () => {
    const [done, left] = [await desk.receive({ implementationCode: INSTANT_ITEM }), await desk.receive({ implementationCode: INSTANT_ITEM })];
    expect(await desk.complete(done)).toBe('COMPLETED');
    await desk.accept(left);
    const promised = { dueAt: '2012-07-02T09:30:00.000Z', remainingWorkingDays: 0, overdueWorkingDays: 0 };
    expect(await desk.read(left, CLOCK)).toEqual({ promisedDueOn: '2012-07-02', clocks: { promised } });
    desk.at('2012-07-03T08:30');
    await desk.timers();
    expect(await desk.read(left, `${CLOCK} alerts { ruleId level }`)).toMatchObject({
      clocks: { promised: { ...promised, overdueWorkingDays: 1 } },
      alerts: expect.arrayContaining([{ ruleId: 'PROMISE_EXCEEDED', level: 'YELLOW' }]),
    });
    expect(await desk.read(done, `${CLOCK} alerts { ruleId }`)).toEqual({ promisedDueOn: '2012-07-02', clocks: { promised }, alerts: [] });
  });

  it('is not forwarded: only what was transferred is', async () => {
    const caseNo = await desk.receive({ implementationCode: INSTANT_ITEM });
    await desk.accept(caseNo);
    expect(await desk.step('completeCase', 'CompleteCaseInput', caseNo, { outcome: 'FORWARDED' })).toBe('OUTCOME_CONTRADICTS_STATE');
  });

  it('is the answer to an application for real estate: silence accepts when the office closes that day', async () => {
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => void (await database.manager(tx).update(ServiceItemEntity, { implementationCode: LAND_ITEM, version: 1 }, { noticeWorkingDays: 0 })));
    const caseNo = await desk.receive();
    desk.at('2012-07-02T17:29');
    expect(await desk.timers()).toBe(0);
    desk.at('2012-07-02T17:30');
    await desk.timers();
    expect(await desk.read(caseNo, 'state isDeemedAccepted acceptedAt')).toEqual({ state: 'ACCEPTED', isDeemedAccepted: true, acceptedAt: '2012-07-02T02:00:00.000Z' });
  });
});
