import { VILLAGE } from '../../test/hall.builder';
import { clerk, leader, ServiceDesk } from '../../test/service-desk';

describe('efficiency statistics', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const FIELDS = 'cards { warnings yellow red } consultations { received replied } complaints { received replied }';
  const ask = async (department: string, period = '2012-07') => {
    const { efficiencyStatistics } = (await desk.subgraph.entity({ __typename: 'Department', code: department }, `efficiencyStatistics(period: "${period}") { ${FIELDS} }`)) as { efficiencyStatistics: unknown };
    return efficiencyStatistics;
  };

  it('count consultations and complaints of the period with their replies, for the department that has them', async () => {
    const record = async (kind: string, answer: string | null = null) => {
      const { encounter } = (await desk.send('recordEncounter', 'RecordEncounterInput', { kind, division: VILLAGE, subject: '低保', answer }, 'encounter { encounterNo }')) as { encounter: { encounterNo: string } };
      return encounter.encounterNo;
    };
    const answered = await record('CONSULTATION');
    await record('CONSULTATION');
    await record('RESOLVED_ON_SITE', '已解决');
    await desk.send('closeEncounter', 'CloseEncounterInput', { encounterNo: answered, version: 1, answer: '已答复' }, '');
    for (const [title, isAnswered] of [['一', true], ['二', false]] as const) {
      const { complaintNo } = (await desk.send('fileComplaint', 'FileComplaintInput', { division: VILLAGE, title, content: '内容' }, 'complaintNo')) as { complaintNo: string };
      await desk.send('dispatchComplaint', 'DispatchComplaintInput', { complaintNo, version: 1, department: 'GS-LAND' }, '', leader);
      if (isAnswered) await desk.send('answerComplaint', 'ComplaintNoteInput', { complaintNo, version: 2, note: '已答复' }, '');
    }
    const none = { cards: { warnings: 0, yellow: 0, red: 0 }, consultations: { received: 0, replied: 0 }, complaints: { received: 0, replied: 0 } };
    expect(await ask('GS-LAND')).toEqual({ ...none, consultations: { received: 2, replied: 1 }, complaints: { received: 2, replied: 1 } });
    expect(await ask('GS-LAND', '2012-08')).toEqual(none);
    expect(await ask('GS-CONSTRUCTION')).toEqual(none);
  });

  it('count cards that stand, and none that were revoked', async () => {
    const [late, revoked] = [await desk.receive(), await desk.receive()];
    for (const caseNo of [late, revoked]) await desk.accept(caseNo);
    desk.at('2012-07-20T10:00');
    await desk.timers();
    const before = (await ask('GS-LAND')) as { cards: { yellow: number } };
    expect(before.cards.yellow).toBe(2);
    const { supervisionAlerts } = (await desk.query('{ supervisionAlerts(filter: { level: YELLOW }) { edges { node { alertNo version } } } }', leader)) as { supervisionAlerts: { edges: { node: { alertNo: string; version: number } }[] } };
    const node = supervisionAlerts.edges[0]?.node;
    await desk.send('revokeAlert', 'AlertReasonInput', { alertNo: node?.alertNo, version: node?.version, reason: '系统误发' }, '', leader);
    expect(((await ask('GS-LAND')) as typeof before).cards.yellow).toBe(1);
  });

  it('are closed to whoever may not read statistics', async () => {
    const { errors } = await desk.subgraph.ask(`query ($references: [_Any!]!) { _entities(representations: $references) { ... on Department { efficiencyStatistics(period: "2012") { asOf } } } }`, {
      variables: { references: [{ __typename: 'Department', code: 'GS-LAND' }] },
      as: { ...clerk, scopes: [] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
