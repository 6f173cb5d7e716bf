import { saveGuide } from '../../test/guide.builder';
import { ServiceDesk } from '../../test/service-desk';

const ISSUED = { outcome: 'CERTIFICATE_ISSUED', certificateNo: 'GS-D-1' };

describe('the decision of a case', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const decided = (caseNo: string) => desk.read(caseNo, 'grantedAt deliveryDueOn');

  it('is made by completing a case that nobody granted before, and stays where it was made', async () => {
    const atOnce = await desk.receive();
    await desk.complete(atOnce);
    expect(await decided(atOnce)).toMatchObject({ grantedAt: '2012-07-02T02:00:00.000Z' });
    const before = await desk.receive();
    await desk.accept(before);
    await desk.step('grantCase', 'CaseStepInput', before);
    desk.at('2012-07-04T10:00');
    await desk.finish(before);
    expect(await decided(before)).toMatchObject({ grantedAt: '2012-07-02T02:00:00.000Z' });
  });

  it('is none of ours where the authority above decided', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    await desk.step('transferCase', 'TransferCaseInput', caseNo, { authority: '县国土资源局' });
    expect(await desk.step('completeCase', 'CompleteCaseInput', caseNo, { outcome: 'FORWARDED', certificateNo: null })).toBe('COMPLETED');
    expect(await decided(caseNo)).toEqual({ grantedAt: null, deliveryDueOn: null });
  });

  it.each([
    [3, '2012-07-05'],
    [10, '2012-07-16'],
    [30, '2012-07-16'],
  ])('is delivered within the %d working days of the guide, and within ten: by %s', async (deliveryWorkingDays, dueOn) => {
    await saveGuide(desk.subgraph.database, { materials: [], deliveryWorkingDays });
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    await desk.step('completeCase', 'CompleteCaseInput', caseNo, ISSUED);
    expect(await decided(caseNo)).toEqual({ grantedAt: '2012-07-02T02:00:00.000Z', deliveryDueOn: dueOn });
  });
});
