import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { AgreementEntity } from '../src/agreement/agreement.entity';
import { DepartmentEntity } from '../src/department/department.entity';
import { DivisionEntity } from '../src/division/division.entity';
import { OfficerEntity } from '../src/officer/officer.entity';
import { PostHoldingEntity } from '../src/post/post-holding.entity';
import { PostEntity } from '../src/post/post.entity';

export const TOWNSHIP = '350199101000';
export const VILLAGE = '350199101201';
export const OTHER_VILLAGE = '350199101202';

/** A township of two villages and one department with two officers and two posts, of which one lacks its B holder. */
export async function saveTownship(database: Database): Promise<void> {
  const ctx = testContext();
  await database.transaction(ctx, async (tx) => {
    const manager = database.manager(tx);
    await manager.insert(DivisionEntity, { code: TOWNSHIP, name: '高山镇', level: 'TOWNSHIP', villageKind: null, parentCode: null });
    for (const [code, name] of [[VILLAGE, '高园村'], [OTHER_VILLAGE, '凤岗村']] as const) {
      await manager.insert(DivisionEntity, { code, name, level: 'VILLAGE', villageKind: 'VILLAGE', parentCode: TOWNSHIP });
    }
    const divisionCode = TOWNSHIP;
    await manager.insert(DepartmentEntity, { code: 'GS-LAND', name: '国土所', successorName: '自然资源所', isInServiceCenter: true, divisionCode });
    for (const staffNo of ['T-1', 'T-2']) {
      await manager.insert(OfficerEntity, { staffNo, name: `甲${staffNo}`, title: '工作人员', departmentCode: 'GS-LAND', divisionCode });
    }
    for (const code of ['P-1', 'P-2']) {
      await manager.insert(PostEntity, { code, name: `岗${code}`, duties: '受理', isWindowPost: true, departmentCode: 'GS-LAND', divisionCode });
    }
    const holding = { startsOn: '2012-01-01', endsOn: null, divisionCode };
    await manager.insert(PostHoldingEntity, { ...holding, id: 'H-1', postCode: 'P-1', staffNo: 'T-1', role: 'A' });
    await manager.insert(PostHoldingEntity, { ...holding, id: 'H-2', postCode: 'P-1', staffNo: 'T-2', role: 'B' });
    await manager.insert(PostHoldingEntity, { ...holding, id: 'H-3', postCode: 'P-2', staffNo: 'T-2', role: 'A' });
  });
}

/** An agreement of 2012 that waits for the signature of the village or department. */
export async function saveAgreement(database: Database, id: string, party: { kind: 'DIVISION' | 'DEPARTMENT'; code: string }): Promise<void> {
  await database.transaction(testContext(), async (tx) => {
    await database.manager(tx).insert(AgreementEntity, {
      id,
      familyId: id,
      revision: 1,
      parentId: null,
      bonusCap: 0,
      amendmentReason: null,
      offeredAt: new Date('2012-01-04T09:00:00+08:00'),
      supersededAt: null,
      terminatedAt: null,
      endReason: null,
      year: 2012,
      divisionCode: TOWNSHIP,
      partyKind: party.kind,
      partyCode: party.code,
      signedOn: null,
      signedAt: null,
      version: 1,
    });
  });
}
