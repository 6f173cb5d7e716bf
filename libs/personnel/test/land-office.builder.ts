import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { DepartmentNameEntity } from '../src/department/department-name.entity';
import { DepartmentEntity } from '../src/department/department.entity';
import { DivisionEntity } from '../src/division/division.entity';
import { OfficerEntity } from '../src/officer/officer.entity';
import { PostEntity } from '../src/post/post.entity';
import { saveTownship, TOWNSHIP, VILLAGE } from './township.builder';

/**
 * The township with more of its land office: T-3 who holds nothing, T-9 who may come to head it, the post P-3 that is no window,
 * its later name; another department, and a hamlet.
 */
export async function saveLandOffice(database: Database): Promise<void> {
  await saveTownship(database);
  const ctx = testContext();
  await database.transaction(ctx, async (tx) => {
    const manager = database.manager(tx);
    const divisionCode = TOWNSHIP;
    const departmentCode = 'GS-LAND';
    await manager.insert(DivisionEntity, { code: `${VILLAGE}01`, name: '第一村民小组', level: 'HAMLET', villageKind: null, parentCode: VILLAGE });
    await manager.insert(DepartmentEntity, { code: 'GS-CONSTRUCTION', name: '村建站', successorName: null, isInServiceCenter: true, divisionCode });
    for (const [startsOn, name] of [['1998-06-01', '国土所'], ['2019-01-01', '自然资源所']] as const) {
      await manager.insert(DepartmentNameEntity, { departmentCode, startsOn, name, source: '测试文件', divisionCode });
    }
    for (const staffNo of ['T-3', 'T-9']) await manager.insert(OfficerEntity, { staffNo, name: `甲${staffNo}`, title: '工作人员', departmentCode, divisionCode });
    await manager.insert(PostEntity, { code: 'P-3', name: '岗P-3', duties: '档案', isWindowPost: false, departmentCode, divisionCode });
  });
}
