import { clerk, head, leader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { OTHER_VILLAGE, TOWNSHIP } from '../../test/township.builder';
import { lastDayBy } from './office-scope';
import { Period } from '@mashang/domain';

describe('office statistics', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const of = async (typename: 'Division' | 'Department', code: string, fields: string, period = '2012') =>
    (await desk.subgraph.entity({ __typename: typename, code }, `officeStatistics(period: "${period}") { ${fields} }`)) as object;

  it('counts the acknowledgements that are due on the last day that has come', async () => {
    await desk.send('draftRegulation', 'DraftRegulationInput', { division: TOWNSHIP, code: 'GS-R-01', kind: 'WORK', title: '工作制度', text: '守时。' }, 'regulationVersion { id }', head);
    await desk.send('issueRegulation', 'IssueRegulationInput', { id: 'GS-R-01-1', version: 1, effectiveFrom: '2012-07-02' }, '... on RegulationPayload { regulationVersion { id } }', leader);
    for (const as of [clerk, leader]) {
      await desk.send('acknowledgeRegulation', 'AcknowledgeRegulationInput', { id: 'GS-R-01-1' }, '... on RegulationPayload { regulationVersion { id } }', as);
    }
    const fields = 'regulationAcknowledgement { numerator denominator }';
    const rate = (numerator: string, denominator: string) => ({ officeStatistics: { regulationAcknowledgement: { numerator, denominator } } });
    expect(await of('Division', TOWNSHIP, fields)).toEqual(rate('2', '8'));
    expect(await of('Department', 'GS-LAND', fields)).toEqual(rate('1', '2'));
    expect(await of('Division', OTHER_VILLAGE, fields)).toEqual(rate('0', '0'));
    expect(await of('Division', TOWNSHIP, fields, '2012-06')).toEqual(rate('0', '0'));
  });

  it('gives a department the study rate of its own staff', async () => {
    const { session } = (await desk.send('planStudySession', 'PlanStudySessionInput', { division: TOWNSHIP, kind: 'ALL_STAFF', heldOn: '2012-07-02', topic: '学习' }, 'session { id }', head)) as { session: { id: string } };
    await desk.send('holdStudySession', 'StudyAttendanceInput', { id: session.id, version: 1, present: ['T-1', 'L-1'] }, '... on StudySessionPayload { session { id } }', head);
    const fields = 'study { numerator denominator }';
    expect(await of('Department', 'GS-LAND', fields)).toEqual({ officeStatistics: { study: { numerator: '1', denominator: '2' } } });
    expect(await of('Division', TOWNSHIP, fields)).toEqual({ officeStatistics: { study: { numerator: '2', denominator: '8' } } });
  });

  it('ends a period that goes on today', () => {
    expect([lastDayBy(Period.parse('2012'), '2012-07-02'), lastDayBy(Period.parse('2011'), '2012-07-02')]).toEqual(['2012-07-02', '2011-12-31']);
  });
});
