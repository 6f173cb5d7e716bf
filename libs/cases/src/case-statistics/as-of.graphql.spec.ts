import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../test/hall.builder';
import { head, ServiceDesk } from '../../test/service-desk';

describe('figures as of an instant', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const FIELDS = 'received accepted completed citizenTrips cadreTrips tripsSaved { trips } onceDoneRate { numerator } applicants { applicants applicantsSpared }';
  const ask = async (asOf: string, fields = FIELDS, code = TOWNSHIP) => {
    const answer = (await desk.subgraph.entity({ __typename: 'Division', code }, `caseStatistics(period: "2012-07", asOf: "${asOf}") { ${fields} }`)) as { caseStatistics: unknown };
    return answer.caseStatistics;
  };
  const correct = async (caseNo: string, field: string, value: string) => {
    const asked = await desk.send('requestCorrection', 'RequestCorrectionInput', { recordType: 'CASE', recordNo: caseNo, field, value, reason: '录入有误' }, 'correction { correctionNo }');
    const { correction } = asked as { correction: { correctionNo: string } };
    return desk.send('decideCorrection', 'DecideCorrectionInput', { correctionNo: correction.correctionNo, version: 1, isApproved: true, note: '属实' }, '', head);
  };

  it('count an acceptance by silence from when it was written down, in the period in which it began', async () => {
    desk.at('2012-07-30T10:00');
    await desk.receive();
    const asOf = '2012-08-01T00:00:00+08:00';
    desk.at('2012-08-02T10:00');
    expect(await ask(asOf, 'received accepted')).toEqual({ received: 1, accepted: 0 });
    desk.at('2012-08-20T10:00');
    expect(await desk.timers()).toBeGreaterThan(0);
    expect(await ask(asOf, 'received accepted')).toEqual({ received: 1, accepted: 0 });
    expect(await ask('2012-08-20T10:00:00+08:00', 'received accepted')).toEqual({ received: 1, accepted: 1 });
    expect(await desk.subgraph.entity({ __typename: 'Division', code: TOWNSHIP }, 'caseStatistics(period: "2012-07") { accepted }')).toEqual({ caseStatistics: { accepted: 1 } });
  });

  it('stay as they were when trips are written down or put right afterwards', async () => {
    const caseNo = await desk.receive();
    desk.at('2012-07-04T10:00');
    await desk.complete(caseNo);
    const asOf = '2012-07-31T23:59:59+08:00';
    desk.at('2012-08-01T10:00');
    const before = await ask(asOf);
    expect(before).toEqual({ received: 1, accepted: 1, completed: 1, citizenTrips: 1, cadreTrips: 0, tripsSaved: { trips: 3 }, onceDoneRate: { numerator: '1' }, applicants: { applicants: 1, applicantsSpared: 1 } });
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '领证' }, 'case { version }');
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CADRE', reason: '送证' }, 'case { version }');
    const between = '2012-08-01T12:00:00+08:00';
    desk.at('2012-08-02T10:00');
    await correct(caseNo, 'CITIZEN_TRIPS', '4');
    expect(await ask(asOf)).toEqual(before);
    expect(await ask(between, 'citizenTrips cadreTrips onceDoneRate { numerator }')).toEqual({ citizenTrips: 2, cadreTrips: 1, onceDoneRate: { numerator: '0' } });
    expect(await ask('2012-08-02T10:00:00+08:00', 'citizenTrips applicants { applicantsSpared }')).toEqual({ citizenTrips: 4, applicants: { applicantsSpared: 0 } });
  });

  it('move with a case that was always of another village: a correction of where it belongs corrects the past', async () => {
    const caseNo = await desk.receive();
    const asOf = '2012-07-02T12:00:00+08:00';
    desk.at('2012-07-04T10:00');
    expect([await ask(asOf, 'received', VILLAGE), await ask(asOf, 'received', OTHER_VILLAGE)]).toEqual([{ received: 1 }, { received: 0 }]);
    await correct(caseNo, 'DIVISION', OTHER_VILLAGE);
    expect([await ask(asOf, 'received', VILLAGE), await ask(asOf, 'received', OTHER_VILLAGE)]).toEqual([{ received: 0 }, { received: 1 }]);
  });

  it('are refused of an instant that is still to come, because nobody knows them', async () => {
    const { errors } = await desk.subgraph.ask(`query { _entities(representations: [{ __typename: "Division", code: "${TOWNSHIP}" }]) { ... on Division { caseStatistics(period: "2012-07", asOf: "2012-07-02T10:00:00.001+08:00") { received } } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'AS_OF_IN_THE_FUTURE' } }]);
    expect(await ask('2012-07-02T10:00:00+08:00', 'received')).toEqual({ received: 0 });
  });
});
