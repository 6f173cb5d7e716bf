import type { Database, OperationContext } from '@mashang/platform-persistence';
import { TOWNSHIP } from '@mashang/tool-demo-data';

/** A department of as many window posts, A and B crossed between neighbours, each officer away a day in each month. */
export const POSTS_IN_DEPARTMENT = 60;

const ROWS_AT_ONCE = 500;
const division_code = TOWNSHIP.code;

type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

export function departmentCode(ordinal: number): string {
  return `BENCH-${String(ordinal).padStart(3, '0')}`;
}

export function staffNo(department: number, ordinal: number): string {
  return `${departmentCode(department)}-O${String(ordinal % POSTS_IN_DEPARTMENT).padStart(2, '0')}`;
}

/** Fills an empty database with departments; answers how many officers there are. */
export async function buildHouse(database: Database, ctx: OperationContext, departments: number): Promise<number> {
  const write = async (table: string, rows: readonly Row[]): Promise<void> => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const batch = rows.slice(start, start + ROWS_AT_ONCE);
      await database.transaction(ctx, async (tx) => void (await database.manager(tx).createQueryBuilder().insert().into(table).values([...batch]).execute()));
    }
  };
  const ordinals = Array.from({ length: departments }, (_, department) => department);
  const members = ordinals.flatMap((department) => Array.from({ length: POSTS_IN_DEPARTMENT }, (_, ordinal) => ({ department, ordinal })));
  await write('divisions', [{ code: TOWNSHIP.code, name: TOWNSHIP.name, level: 'TOWNSHIP', villageKind: null, parentCode: null }]);
  await write('departments', ordinals.map((department) => ({ code: departmentCode(department), name: `部门${department}`, successorName: null, isInServiceCenter: true, divisionCode: division_code })));
  await write('officers', members.map(({ department, ordinal }) => ({ staffNo: staffNo(department, ordinal), name: `甲${ordinal}`, title: '工作人员', departmentCode: departmentCode(department), divisionCode: division_code })));
  const post = (department: number, ordinal: number): string => `${departmentCode(department)}-P${String(ordinal).padStart(2, '0')}`;
  await write('posts', members.map(({ department, ordinal }) => ({ code: post(department, ordinal), name: `窗口${ordinal}`, duties: '受理', isWindowPost: true, mustBeStaffed: null, authority: null, departmentCode: departmentCode(department), divisionCode: division_code })));
  await write(
    'post_holdings',
    members.flatMap(({ department, ordinal }) =>
      (['A', 'B'] as const).map((role, offset) => ({ id: `${post(department, ordinal)}-${role}`, postCode: post(department, ordinal), staffNo: staffNo(department, ordinal + offset), role, startsOn: '2011-03-01', endsOn: null, divisionCode: division_code })),
    ),
  );
  await write('department_heads', ordinals.map((department) => ({ id: `${departmentCode(department)}-T`, departmentCode: departmentCode(department), staffNo: staffNo(department, 0), coversPosts: true, startsOn: '2011-03-01', endsOn: null, divisionCode: division_code })));
  await write(
    'leaves',
    members.flatMap(({ department, ordinal }) =>
      Array.from({ length: 12 }, (_, month) => {
        const day = `2013-${String(month + 1).padStart(2, '0')}-${String((ordinal % 28) + 1).padStart(2, '0')}`;
        const [startsAt, endsAt] = [new Date(`${day}T08:15:00+08:00`), new Date(`${day}T17:30:00+08:00`)];
        return { leaveNo: `B-${department}-${ordinal}-${month}`, staffNo: staffNo(department, ordinal), kind: 'ANNUAL', reason: '年休', startsAt, endsAt, awayUntil: endsAt, state: 'APPROVED', requestedAt: startsAt, decidedAt: startsAt, decidedBy: 'B', decisionNote: null, departmentCode: departmentCode(department), divisionCode: division_code, version: 2 };
      }),
    ),
  );
  return members.length;
}
