import { migrate, migrateDown, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import { DutyRosterEntity } from '../duty-roster/duty-roster.entity';
import { DutyShiftEntity } from '../duty-roster/duty-shift.entity';
import { personnelSubgraph } from '../personnel.subgraph';

const roster: DutyRosterEntity = {
  rosterNo: 'A-1-2012-09',
  placeKind: 'AGENCY_POINT',
  placeCode: 'A-1',
  month: '2012-09',
  startsOn: '2012-09-01',
  state: 'DRAFT',
  responsibleStaffNo: 'V-1',
  publishedAt: null,
  publishedBy: null,
  divisionCode: '350199101201',
  version: 1,
};

const shift: DutyShiftEntity = {
  shiftNo: 'S-1',
  rosterNo: roster.rosterNo,
  placeCode: 'A-1',
  shiftOn: '2012-09-03',
  staffNo: 'V-1',
  isProvisional: false,
  state: 'PLANNED',
  checkedInAt: null,
  isLate: false,
  checkedOutAt: null,
  replacedStaffNo: null,
  replacementReason: null,
  openSwapNo: null,
  divisionCode: roster.divisionCode,
  version: 1,
};

describe('the tables of duty and attendance', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities, migrations } = personnelSubgraph();
    test = await openTestDatabase({ name, entities, migrations });
    await test.database.transaction(testContext(), (tx) => test.database.manager(tx).insert(DutyRosterEntity, roster));
  });

  afterEach(() => test.close());

  it('are made, taken back and made again, in step with the entities', async () => {
    expect(await schemaDifferences(test.database)).toEqual([]);
    await migrateDown(test.database);
    expect(await schemaDifferences(test.database)).not.toEqual([]);
    await migrate(test.database);
    expect(await schemaDifferences(test.database)).toEqual([]);
  });

  it.each([
    ['checked in without the time', { state: 'ON_DUTY' }],
    ['done without a check-out', { state: 'DONE', checkedInAt: new Date('2012-09-03T00:15:00Z') }],
    ['a check-in of a shift to come', { checkedInAt: new Date('2012-09-03T00:15:00Z') }],
  ] as const)('refuse %s', async (_, changes) => {
    const write = test.database.transaction(testContext(), (tx) => test.database.manager(tx).insert(DutyShiftEntity, { ...shift, ...changes }));
    await expect(write).rejects.toThrow(/ck_duty_shifts/i);
  });

  it('refuse a published roster without its time, and an absence that came late', async () => {
    const published = test.database.transaction(testContext(), (tx) => test.database.manager(tx).update(DutyRosterEntity, { rosterNo: roster.rosterNo }, { state: 'PUBLISHED' }));
    await expect(published).rejects.toThrow(/ck_duty_rosters/i);
    const absence = { staffNo: 'T-1', attendedOn: '2012-09-03', status: 'ABSENT', checkedInAt: null, checkedOutAt: null, isLate: true, hasLeftEarly: false, reason: null, divisionCode: '350199101000', version: 1 } as const;
    const late = test.database.transaction(testContext(), (tx) => test.database.manager(tx).insert(AttendanceRecordEntity, absence));
    await expect(late).rejects.toThrow(/ck_attendance_records/i);
  });
});
