import { person } from '@mashang/platform-testing';
import { head, leader, officer, PersonnelDesk } from '../../test/personnel-desk';

describe('a post that is set up', () => {
  let desk: PersonnelDesk;

  beforeEach(async () => {
    desk = await PersonnelDesk.open();
  });

  afterEach(() => desk.close());

  const create = (changes: object = {}, as = head) => {
    const input = { code: 'GS-LAND-P9', department: 'GS-LAND', name: '测绘岗', duties: '测绘', isWindowPost: false, serviceItemCodes: ['GS-LAND-02', 'GS-LAND-01'], ...changes };
    return desk.send('createPost', 'CreatePostInput', input, 'post { code name mustBeStaffed serviceItemCodes holdings { role } }', as);
  };

  it('has its duties and items, must be staffed only where said so, and is held by nobody', async () => {
    expect(await create()).toEqual({ post: { code: 'GS-LAND-P9', name: '测绘岗', mustBeStaffed: false, serviceItemCodes: ['GS-LAND-01', 'GS-LAND-02'], holdings: [] } });
    expect(await create({ code: 'GS-LAND-P8', mustBeStaffed: true }, leader)).toMatchObject({ post: { mustBeStaffed: true } });
    expect(await desk.messages()).toMatchObject([{ type: 'PostCreated', key: 'GS-LAND-P9' }, { type: 'PostCreated', key: 'GS-LAND-P8' }]);
  });

  it.each([
    ['POST_CODE', { code: 'gs p9' }],
    ['POST_CODE_TAKEN', { code: 'P-1' }],
    ['DEPARTMENT_UNKNOWN', { department: 'GS-NONE' }],
    ['TEXT_LENGTH', { duties: ' ' }],
    ['POST_SERVICE_ITEMS', { serviceItemCodes: ['不是编码'] }],
  ])('is refused with %s for %j', async (code, changes) => {
    expect(await create(changes)).toEqual({ code });
  });

  it('is set up by the head of its department and the leaders of its township, and by nobody else', async () => {
    for (const as of [officer('T-1'), person.departmentHead({ departmentCode: 'GS-OTHER' }), person.townshipLeader({ divisionCodes: ['350199102000'] })]) {
      expect(await create({}, as)).toEqual({ code: 'FORBIDDEN' });
    }
  });
});
