import type { Database } from '@mashang/platform-persistence';
import { person, testContext } from '@mashang/platform-testing';
import { DepartmentEntity } from '../src/department/department.entity';
import { OfficerEntity } from '../src/officer/officer.entity';
import { saveTownship, TOWNSHIP, VILLAGE } from './township.builder';

export const leader = person.townshipLeader({ staffNo: 'L-1', subject: 'test:l-1' });
export const secondLeader = person.townshipLeader({ staffNo: 'L-2', subject: 'test:l-2' });
export const head = person.departmentHead({ departmentCode: 'GS-LAND', staffNo: 'T-1', subject: 'test:t-1' });
export const clerk = person.windowClerk({ departmentCode: 'GS-LAND', staffNo: 'T-2', subject: 'test:t-2' });
export const financeHead = person.departmentHead({ departmentCode: 'GS-FINANCE', staffNo: 'F-1', subject: 'test:f-1' });
export const financeClerk = person.windowClerk({ departmentCode: 'GS-FINANCE', staffNo: 'F-2', subject: 'test:f-2' });
export const otherHead = person.departmentHead({ departmentCode: 'GS-OTHER', staffNo: 'O-1', subject: 'test:o-1' });
export const villageCadre = person.windowClerk({ staffNo: 'V-1', subject: 'test:v-1', divisionCodes: [VILLAGE] });
export const elsewhere = person.departmentHead({ staffNo: 'X-1', subject: 'test:x-1', divisionCodes: ['350199102000'] });

/** The township of `saveTownship` with a finance office, one more department, two leaders and a village cadre. */
export async function saveOffice(database: Database): Promise<void> {
  await saveTownship(database);
  await database.transaction(testContext(), async (tx) => {
    const manager = database.manager(tx);
    for (const [code, name] of [['GS-FINANCE', '财政所'], ['GS-OTHER', '文化站']] as const) {
      await manager.insert(DepartmentEntity, { code, name, successorName: null, isInServiceCenter: false, divisionCode: TOWNSHIP });
    }
    const staff = [
      ['L-1', null, TOWNSHIP],
      ['L-2', null, TOWNSHIP],
      ['F-1', 'GS-FINANCE', TOWNSHIP],
      ['F-2', 'GS-FINANCE', TOWNSHIP],
      ['O-1', 'GS-OTHER', TOWNSHIP],
      ['V-1', null, VILLAGE],
    ] as const;
    for (const [staffNo, departmentCode, divisionCode] of staff) {
      await manager.insert(OfficerEntity, { staffNo, name: `测试${staffNo}`, title: '工作人员', departmentCode, divisionCode });
    }
  });
}
