import { ANONYMOUS } from '@mashang/platform-identity';
import { Period } from '@mashang/domain';
import { testContext } from '@mashang/platform-testing';
import { INSTANT_ITEM, OTHER_VILLAGE, TOWNSHIP } from '../../test/hall.builder';
import { head, ServiceDesk } from '../../test/service-desk';
import { CaseStatisticsRepository } from '../case-statistics/case-statistics.repository';
import { CaseMonthCountEntity } from './case-month-count.entity';
import { CaseRecordedCountEntity } from './case-recorded-count.entity';
import { CaseMonthCountRepository } from './case-month-count.repository';

describe('sums by month', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const NAMES = ['received', 'accepted', 'completed', 'cohortCompleted', 'rated', 'satisfied', 'citizenTrips', 'usedOfPromised'] as const;

  /** The rows that count something, as they stand. */
  const rows = async () =>
    (await desk.subgraph.database.manager(testContext()).find(CaseMonthCountEntity, { order: { divisionCode: 'ASC', month: 'ASC', implementationCode: 'ASC' } })).filter((row) => NAMES.some((name) => row[name] !== 0));

  it('are the counts of the rows, whatever happened to the cases', async () => {
    const early = await desk.receive();
    const moved = await desk.receive({ implementationCode: INSTANT_ITEM });
    const refused = await desk.receive();
    await desk.accept(early);
    await desk.step('extendCase', 'ExtendCaseInput', early, { workingDays: 5, reason: '情况复杂' }, head);
    desk.at('2012-07-05T10:00');
    await desk.finish(early);
    await desk.step('refuseCase', 'RefuseCaseInput', refused, { reason: '不属职权', competentBody: '县国土局' });
    const rate = async (satisfaction: string) =>
      desk.send('rateCase', 'RateCaseInput', { caseNo: early, queryCode: desk.queryCode(early), satisfaction, channel: 'WEB' }, '', ANONYMOUS);
    await rate('SATISFIED');
    await desk.send('recordTrip', 'RecordTripInput', { caseNo: early, traveller: 'CITIZEN', reason: '领证' }, 'case { version }');
    const correction = (await desk.send('requestCorrection', 'RequestCorrectionInput', { recordType: 'CASE', recordNo: moved, field: 'DIVISION', value: OTHER_VILLAGE, reason: '录入有误' }, 'correction { correctionNo }')) as { correction: { correctionNo: string } };
    await desk.send('decideCorrection', 'DecideCorrectionInput', { correctionNo: correction.correction.correctionNo, version: 1, isApproved: true, note: '属实' }, '', head);
    desk.at('2012-08-01T10:00');
    await desk.timers();
    await desk.finish(moved);
    for (const [field, value] of [['CITIZEN_TRIPS', '6'], ['CADRE_TRIPS', '2'], ['CHANNEL', 'OTHER'], ['DIVISION', OTHER_VILLAGE]] as const) {
      const asked = (await desk.send('requestCorrection', 'RequestCorrectionInput', { recordType: 'CASE', recordNo: early, field, value, reason: '录入有误' }, 'correction { correctionNo }')) as typeof correction;
      await desk.send('decideCorrection', 'DecideCorrectionInput', { correctionNo: asked.correction.correctionNo, version: 1, isApproved: true, note: '属实' }, '', head);
    }
    const kept = await rows();
    expect(kept.find(({ divisionCode, implementationCode }) => divisionCode === OTHER_VILLAGE && implementationCode === INSTANT_ITEM)).toMatchObject({ month: '2012-07', received: 1 });
    expect(kept.find(({ divisionCode, completed, channel }) => divisionCode === OTHER_VILLAGE && completed === 1 && channel === 'OTHER')).toMatchObject({ citizenTrips: 6, cadreTrips: 2 });
    const recorded = async () => (await desk.subgraph.database.manager(testContext()).find(CaseRecordedCountEntity, { order: { divisionCode: 'ASC', month: 'ASC', recordedMonth: 'ASC', implementationCode: 'ASC', channel: 'ASC' } })).filter(({ cohortCompleted, rated }) => cohortCompleted + rated !== 0);
    const keptRecorded = await recorded();
    expect(keptRecorded.length).toBeGreaterThan(0);
    await new CaseMonthCountRepository(desk.subgraph.database).rebuild(testContext());
    expect(await rows()).toEqual(kept);
    expect(await recorded()).toEqual(keptRecorded);

    const statistics = new CaseStatisticsRepository(desk.subgraph.database);
    for (const group of ['division', 'department', 'window', 'officer'] as const) {
      for (const split of ['item', 'channel'] as const) {
        const codes = { division: [TOWNSHIP], department: ['GS-LAND'], window: ['W-1'], officer: ['T-0001'] }[group];
        const counted = (asOf: Date | null) => statistics.count(testContext(), { group, split, codes, isByMonth: false }, Period.parse('2012'), asOf);
        const fromRows = await counted(new Date('2012-12-31T16:00:00Z'));
        expect(await counted(null)).toEqual(fromRows);
        expect(fromRows.length).toBeGreaterThan(0);
      }
    }
  });

  it('count two cases that are received at once, both', async () => {
    await Promise.all(Array.from({ length: 8 }, () => desk.receive()));
    expect((await rows()).reduce((sum, { received }) => sum + received, 0)).toBe(8);
  });

  it('answer by month, channel and officer, with the days saved', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    desk.at('2012-07-04T10:00');
    await desk.finish(caseNo);
    const fields =
      'completed earlyRate { value } ratingRate { value } promiseSpeedUp { value numerator denominator } statutorySpeedUp { value } byChannel { channel received refused onTimeRate { value } earlyRate { value } promiseSpeedUp { value } statutorySpeedUp { value } } byItem { unit earlyRate { numerator denominator } } byMonth { period received completed }';
    const ask = (asOf: string) =>
      desk.subgraph.entity({ __typename: 'Officer', staffNo: 'T-0001' }, `caseStatistics(period: "2012-H2"${asOf}) { ${fields} }`);
    const now = await ask('');
    expect(now).toEqual({
      caseStatistics: {
        completed: 1,
        earlyRate: { value: '100.00' },
        ratingRate: { value: '0.00' },
        // Ten days were promised, and two taken: the day of acceptance does not count.
        promiseSpeedUp: { value: '80.00', numerator: '8', denominator: '10' },
        statutorySpeedUp: { value: '93.33' },
        byChannel: [
          {
            channel: 'WINDOW',
            received: 1,
            refused: 0,
            onTimeRate: { value: '100.00' },
            earlyRate: { value: '100.00' },
            promiseSpeedUp: { value: '80.00' },
            statutorySpeedUp: { value: '93.33' },
          },
        ],
        byItem: [{ unit: 'CASE', earlyRate: { numerator: '1', denominator: '1' } }],
        byMonth: ['07', '08', '09', '10', '11', '12'].map((month) => ({ period: `2012-${month}`, received: Number(month === '07'), completed: Number(month === '07') })),
      },
    });
    desk.at('2012-12-31T00:00');
    expect(await ask(', asOf: "2012-12-31T00:00:00+08:00"')).toEqual(now);
  });
});
