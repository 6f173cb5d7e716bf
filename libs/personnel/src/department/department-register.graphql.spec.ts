import { head, leader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';

const SURVEYING = { code: 'GS-SURVEY', name: '测绘站', township: TOWNSHIP, isInServiceCenter: false, startsOn: '2012-07-01', source: '镇政〔2012〕3号' };

describe('the register of departments', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const establish = (changes: object = {}, as = leader) => desk.send('establishDepartment', 'EstablishDepartmentInput', { ...SURVEYING, ...changes }, 'department { code name }', as);
  const rename = (startsOn: string, name = '自然资源所', as = leader) => desk.send('renameDepartment', 'RenameDepartmentInput', { department: 'GS-LAND', name, startsOn, source: '县编〔2012〕1号' }, 'department { code }', as);
  const names = async () => {
    const fields = 'name on2011: name(on: "2011-12-31") on2012: name(on: "2012-09-01") predecessors(on: "2012-09-01") { name endsOn }';
    return ((await desk.query(`{ department(code: "GS-LAND") { ${fields} } }`)) as { department: object }).department;
  };

  it('gets a department that serves from its first day', async () => {
    expect(await establish()).toEqual({ department: { code: 'GS-SURVEY', name: '测绘站' } });
    expect(await desk.query(`{ department(code: "GS-SURVEY") { division { code } name(on: "2012-07-01") } }`)).toEqual({ department: { division: { code: TOWNSHIP }, name: '测绘站' } });
    expect(await desk.transfers('T-2', 'GS-SURVEY', '2012-07-02')).toMatchObject({ code: expect.anything() });
    expect(await desk.messages()).toContain('DepartmentEstablished');
  });

  it.each([
    ['DEPARTMENT_CODE', { code: 'gs survey' }],
    ['DEPARTMENT_CODE_TAKEN', { code: 'GS-LAND' }],
    ['TOWNSHIP_UNKNOWN', { township: VILLAGE }],
    ['TEXT_LENGTH', { name: ' ' }],
    ['TEXT_LENGTH', { source: '' }],
    ['DATE_OUT_OF_REACH', { startsOn: '9999-12-31' }],
  ])('refuses with %s, and keeps no department', async (code, changes) => {
    expect(await establish(changes)).toEqual({ code });
    expect(await desk.query('{ department(code: "GS-SURVEY") { code } }')).toEqual({ department: null });
  });

  it('is kept by the leaders of the township', async () => {
    expect(await establish({}, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await establish({}, { ...leader, divisionCodes: ['350199102000'] })).toEqual({ code: 'FORBIDDEN' });
    expect(await rename('2012-08-01', '自然资源所', head)).toEqual({ code: 'FORBIDDEN' });
  });

  it('lets one of two establish a department of the same code at the same moment', async () => {
    const both = await Promise.all([establish(), establish({ name: '测量站' })]);
    expect(both).toEqual(expect.arrayContaining([expect.objectContaining({ department: expect.anything() }), { code: 'DEPARTMENT_CODE_TAKEN' }]));
  });

  it('calls a body by its old name until the day of the new one, and before that day for ever', async () => {
    const before = await desk.query('{ department(code: "GS-LAND") { name } }');
    const { name } = before['department'] as { name: string };
    expect(await rename('2012-08-01')).toEqual({ department: { code: 'GS-LAND' } });
    expect(await names()).toMatchObject({ name, on2011: name, on2012: '自然资源所' });
    desk.at('2012-08-01T00:00');
    expect(await desk.timers()).toBe(1);
    expect(await names()).toMatchObject({ name: '自然资源所', on2011: name, on2012: '自然资源所', predecessors: [{ name, endsOn: '2012-07-31' }] });
  });

  it('refuses a name before the last, and the same again', async () => {
    await rename('2012-08-01');
    expect(await rename('2012-08-01', '国土资源站')).toEqual({ code: 'NAME_BEFORE_THE_LAST' });
    expect(await rename('2012-07-15', '国土资源站')).toEqual({ code: 'NAME_BEFORE_THE_LAST' });
    expect(await rename('2012-09-01')).toEqual({ code: 'NAME_UNCHANGED' });
    expect(await desk.send('renameDepartment', 'RenameDepartmentInput', { department: 'GS-NONE', name: '站', startsOn: '2012-09-01', source: '文' }, 'department { code }', leader)).toEqual({ code: 'DEPARTMENT_UNKNOWN' });
  });

  it('gives one of two names of the same day at the same moment', async () => {
    const both = await Promise.all([rename('2012-08-01', '甲所'), rename('2012-08-01', '乙所')]);
    expect(both).toEqual(expect.arrayContaining([{ department: { code: 'GS-LAND' } }, { code: 'NAME_BEFORE_THE_LAST' }]));
  });
});
