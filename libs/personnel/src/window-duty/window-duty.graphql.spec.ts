import { person, testContext } from '@mashang/platform-testing';
import { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import { DutyDesk } from '../../test/duty-desk';
import { DepartmentHeadEntity } from '../department/department-head.entity';
import { OfficerEntity } from '../officer/officer.entity';
import { PostEntity } from '../post/post.entity';

describe('the badge at a window', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
    await desk.subgraph.database.transaction(testContext(), (tx) => desk.subgraph.database.manager(tx).update(PostEntity, { code: 'P-1' }, { windowCode: 'W-1' }));
  });

  afterEach(() => desk.close());

  const record = (staffNo: string, changes: Partial<AttendanceRecordEntity>) =>
    desk.subgraph.database.transaction(testContext(), (tx) =>
      desk.subgraph.database.manager(tx).insert(AttendanceRecordEntity, {
        staffNo,
        attendedOn: '2012-08-06',
        status: 'PRESENT',
        checkedInAt: null,
        checkedOutAt: null,
        isLate: false,
        hasLeftEarly: false,
        reason: null,
        divisionCode: '350199101000',
        version: 1,
        ...changes,
      }),
    );
  const ask = (fields: string, code = 'W-1', as = person.citizen()) => desk.subgraph.entity({ __typename: 'ServiceWindow', code }, fields, { as });
  const officers = async (at: string) => ((await ask(`onDuty(at: "${at}") { officer { staffNo } }`, 'W-1', person.analyst())) as { onDuty: { officer: { staffNo: string } }[] }).onDuty.map(({ officer }) => officer.staffNo);

  it('shows everybody who serves there now, by name and post', async () => {
    expect(await ask('onDutyNow { officer { staffNo name } role post { code window { code } } }')).toEqual({
      onDutyNow: [{ officer: { staffNo: 'T-1', name: '甲T-1' }, role: 'A', post: { code: 'P-1', window: { code: 'W-1' } } }],
    });
    expect(await ask('onDutyNow { role }', 'W-9')).toEqual({ onDutyNow: [] });
  });

  it('shows the public this moment only; who serves at another is for the house', async () => {
    expect(await ask('onDuty { officer { staffNo } }')).toEqual({ onDuty: [{ officer: { staffNo: 'T-1' } }] });
    await expect(ask('onDuty(at: "2012-08-07T09:00:00+08:00") { role }')).rejects.toThrow(/personnel:read/);
  });

  it('shows nobody outside office hours, nor before a post is held', async () => {
    expect(await officers('2012-08-06T12:30:00+08:00')).toEqual([]);
    expect(await officers('2012-08-05T09:00:00+08:00')).toEqual([]);
    expect(await officers('2011-12-30T09:00:00+08:00')).toEqual([]);
  });

  it.each(['ON_LEAVE', 'ON_BUSINESS_TRIP', 'ABSENT'] as const)('shows B while A is %s, and nobody when both are', async (status) => {
    await record('T-1', { status });
    expect(await officers('2012-08-06T09:00:00+08:00')).toEqual(['T-2']);
    await record('T-2', { status });
    expect(await officers('2012-08-06T09:00:00+08:00')).toEqual([]);
  });

  it.each([
    ['ON_LEAVE', null],
    ['ON_BUSINESS_TRIP', null],
    ['ABSENT', null],
    ['PRESENT', '2012-08-06T08:50:00+08:00'],
  ] as const)('shows the head who covers while A and B are away: %s', async (status, left) => {
    await desk.subgraph.database.transaction(testContext(), async (tx) => {
      const manager = desk.subgraph.database.manager(tx);
      const divisionCode = '350199101000';
      await manager.insert(OfficerEntity, { staffNo: 'T-9', name: '甲T-9', title: '所长', departmentCode: 'GS-LAND', divisionCode });
      await manager.insert(DepartmentHeadEntity, { id: 'DH-1', departmentCode: 'GS-LAND', staffNo: 'T-9', coversPosts: true, startsOn: '2012-01-01', endsOn: null, divisionCode });
    });
    const times = left === null ? {} : { checkedInAt: new Date('2012-08-06T08:10:00+08:00'), checkedOutAt: new Date(left) };
    for (const staffNo of ['T-1', 'T-2']) await record(staffNo, { status, ...times });
    expect(await officers('2012-08-06T09:00:00+08:00')).toEqual(['T-9']);
  });

  it('shows who has checked in, until the check-out', async () => {
    await record('T-1', { checkedInAt: new Date('2012-08-06T10:00:00+08:00'), checkedOutAt: new Date('2012-08-06T16:00:00+08:00') });
    await record('T-2', { checkedInAt: new Date('2012-08-06T08:10:00+08:00') });
    expect(await officers('2012-08-06T09:59:00+08:00')).toEqual(['T-2']);
    expect(await officers('2012-08-06T10:00:00+08:00')).toEqual(['T-1']);
    expect(await officers('2012-08-06T16:00:00+08:00')).toEqual(['T-2']);
  });
});
