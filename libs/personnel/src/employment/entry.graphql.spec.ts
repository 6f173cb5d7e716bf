import { head, leader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';

const COMING = { staffNo: 'N-1', name: '测试新一', title: '干事', department: 'GS-FINANCE', startsOn: '2012-07-02' };

describe('coming into service', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const employ = (changes: object = {}, as = leader) => desk.send('employOfficer', 'EmployOfficerInput', { ...COMING, ...changes }, 'officer { staffNo department { code } }', as);
  const officer = async (staffNo: string) => ((await desk.query(`{ officer(staffNo: "${staffNo}") { title department { code } employments { title startsOn endsOn } } }`)) as { officer: object | null }).officer;

  it('puts somebody on the roll, in the department from the first day on', async () => {
    expect(await employ()).toEqual({ officer: { staffNo: 'N-1', department: { code: 'GS-FINANCE' } } });
    expect(await officer('N-1')).toEqual({ title: '干事', department: { code: 'GS-FINANCE' }, employments: [{ title: '干事', startsOn: '2012-07-02', endsOn: null }] });
    expect(await desk.messages()).toContain('OfficerEmployed');
  });

  it('waits for a day to come', async () => {
    expect(await employ({ startsOn: '2012-08-01' })).toEqual({ officer: { staffNo: 'N-1', department: null } });
    desk.at('2012-08-01T00:00');
    expect(await desk.timers()).toBe(1);
    expect(await officer('N-1')).toMatchObject({ department: { code: 'GS-FINANCE' } });
  });

  it('counts nobody among the staff of a time before', async () => {
    const expected = async (period: string) => {
      const { department } = (await desk.query(`{ department(code: "GS-FINANCE") { attendanceStatistics(period: "${period}") { presence { denominator } } } }`)) as { department: { attendanceStatistics: { presence: { denominator: string } } } };
      return Number(department.attendanceStatistics.presence.denominator);
    };
    desk.at('2012-07-10T10:00');
    const [june, july] = [await expected('2012-06'), await expected('2012-07')];
    await employ();
    expect([await expected('2012-06'), (await expected('2012-07')) > july]).toEqual([june, true]);
  });

  it('takes a village cadre in without a department', async () => {
    expect(await employ({ department: null, division: VILLAGE })).toEqual({ officer: { staffNo: 'N-1', department: null } });
  });

  it('takes back who has left, under the same number and with the history that was', async () => {
    await employ();
    await desk.departs('N-1', '2012-07-31');
    expect(await employ({ startsOn: '2012-07-31' })).toEqual({ code: 'STAFF_NUMBER_TAKEN' });
    desk.at('2012-09-03T08:15');
    expect(await employ({ startsOn: '2012-09-01' })).toEqual({ code: 'TRANSFER_IN_THE_PAST' });
    expect(await employ({ startsOn: '2012-09-03', department: 'GS-OTHER', title: '站员' })).toEqual({ officer: { staffNo: 'N-1', department: { code: 'GS-OTHER' } } });
    expect(await officer('N-1')).toMatchObject({ employments: [{ endsOn: '2012-07-31' }, { title: '站员', startsOn: '2012-09-03', endsOn: null }] });
  });

  it.each([
    ['STAFF_NUMBER', { staffNo: 'n 1' }],
    ['STAFF_NUMBER_TAKEN', { staffNo: 'T-2' }],
    ['EMPLOYMENT_PLACE', { department: null }],
    ['EMPLOYMENT_PLACE', { division: TOWNSHIP }],
    ['EMPLOYMENT_PLACE', { department: null, division: '350100000000' }],
    ['DEPARTMENT_UNKNOWN', { department: 'GS-NONE' }],
    ['TEXT_LENGTH', { title: ' ' }],
    ['DATE_OUT_OF_REACH', { startsOn: '9999-12-31' }],
  ])('is refused with %s, and nobody is on the roll', async (code, changes) => {
    expect(await employ(changes)).toEqual({ code });
    expect(await officer('N-1')).toBeNull();
  });

  it('is decided by the leaders of the township', async () => {
    expect(await employ({}, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await employ({}, { ...leader, divisionCodes: ['350199102000'] })).toEqual({ code: 'FORBIDDEN' });
  });

  it('gives a number to one of two at the same moment', async () => {
    const both = await Promise.all([employ(), employ({ name: '测试新二' })]);
    expect(both).toEqual(expect.arrayContaining([expect.objectContaining({ officer: expect.anything() }), { code: 'STAFF_NUMBER_TAKEN' }]));
  });
});
