import { ServiceDesk } from '../../test/service-desk';

describe('a special procedure', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const start = (caseNo: string, grantedWorkingDays: number) => desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'HEARING', reason: '听证', grantedWorkingDays });

  it.each([
    ['2012-07-03T08:15', '2012-07-03T09:30:00.000Z'],
    ['2012-07-03T16:00', '2012-07-04T08:00:00.000Z'],
  ])('that begins at %s with one day granted stops the clock until %s, and for one working day', async (from, grantedUntil) => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    desk.at(from);
    expect(await start(caseNo, 1)).toBe('SUSPENDED');
    expect(await desk.read(caseNo, 'promisedDueOn specialProcedures { grantedUntil }')).toEqual({ promisedDueOn: '2012-07-17', specialProcedures: [{ grantedUntil }] });
  });
});
