import type { OperationContext } from '@mashang/platform-persistence';
import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { personnelSubgraph } from '../personnel.subgraph';
import { StudyAttendanceEntity } from '../study/study-attendance.entity';
import { StudySessionEntity } from '../study/study-session.entity';
import { personnelMigrations } from './20261123080000-create-personnel';

jest.setTimeout(60_000);

describe('the office regulations', () => {
  it('keep every session of the thin slice as held, and everybody who was there as present', async () => {
    const { name, entities, migrations } = personnelSubgraph();
    await using test = await openTestDatabase({ name, entities, migrations: personnelMigrations });
    const insert = async (tx: OperationContext, statement: string, values: readonly string[]) => test.database.manager(tx).query(statement, [...values]);
    await test.database.transaction(testContext(), async (tx) => {
      const session = ['S-1', 'ALL_STAFF', '2012-02-15', '效能建设', '350199101000'];
      await insert(tx, 'INSERT INTO study_sessions (id, kind, held_on, topic, division_code) VALUES (?, ?, ?, ?, ?)', session);
      await insert(tx, 'INSERT INTO study_attendances (session_id, staff_no, division_code) VALUES (?, ?, ?)', ['S-1', 'T-1', '350199101000']);
    });
    const upgraded = await openDatabase({ name, url: test.url, entities, migrations });
    try {
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const manager = upgraded.manager(testContext());
      expect(await manager.find(StudySessionEntity)).toMatchObject([{ id: 'S-1', state: 'HELD', organiserStaffNo: null, version: 1 }]);
      expect(await manager.find(StudyAttendanceEntity)).toMatchObject([{ sessionId: 'S-1', staffNo: 'T-1', way: 'PRESENT', proof: null }]);
    } finally {
      await upgraded.close();
    }
  });
});
