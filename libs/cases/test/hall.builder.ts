import type { Database } from '@mashang/platform-persistence';
import { personalNumberVault } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { AgencyPointEntity } from '../src/agency-point/agency-point.entity';
import { PostHolderEntity } from '../src/post-holder/post-holder.entity';
import { ServiceCenterEntity } from '../src/service-center/service-center.entity';
import { ServiceWindowEntity } from '../src/service-center/service-window.entity';
import { ServiceItemEntity } from '../src/service-item/service-item.entity';

export const TOWNSHIP = '350199101000';
export const VILLAGE = '350199101201';
export const OTHER_VILLAGE = '350199101202';
/** The township next door, with a hall and an agency point of its own. */
const NEIGHBOUR = '350199102000';
export const LAND_ITEM = 'GS-LAND-01';
export const INSTANT_ITEM = 'GS-LAND-02';

/** A vault over a key that only tests use. */
export const testVault = personalNumberVault(Buffer.alloc(32, 7).toString('base64url'));

const item = (changes: Partial<ServiceItemEntity>): ServiceItemEntity => ({
  implementationCode: LAND_ITEM,
  version: 1,
  name: '初始登记',
  catalogueCode: null,
  handlingItemCode: null,
  exerciseLevel: null,
  powerSource: null,
  bodyNature: null,
  bodyCreditCode: null,
  type: 'CONFIRMATION',
  caseType: 'PROMISED',
  departmentCode: 'GS-LAND',
  promisedWorkingDays: 10,
  statutoryWorkingDays: 30,
  noticeWorkingDays: null,
  content: '登记',
  handlingProcedure: '受理 → 办结',
  policyBasis: '土地登记办法',
  servicePhone: '0000-0000000',
  staffInformation: '见挂牌',
  feeStandard: '不收费',
  countUnit: 'CASE',
  isRetroactive: false,
  isForwarded: false,
  formerTrips: 4,
  effectiveFrom: '2011-03-01',
  divisionCode: TOWNSHIP,
  ...changes,
});

/** A holding from the day the hall opened on. */
export const aHolding = (changes: Partial<PostHolderEntity> = {}): PostHolderEntity => {
  const holding = { postCode: 'GS-LAND-P1', departmentCode: 'GS-LAND', staffNo: 'T-0001', role: 'A' as const, startsOn: '2011-03-01', endsOn: null, divisionCode: TOWNSHIP, ...changes };
  return { holdingId: `${holding.postCode}-${holding.role}-${holding.staffNo}`, ...holding };
};

/** A hall with a window of the land office and one for all departments, one agency point, its posts' holders, and two items; the first has a version from 1 August 2012. */
export async function saveHall(database: Database): Promise<void> {
  await database.transaction(testContext(), async (tx) => {
    const manager = database.manager(tx);
    await manager.insert(ServiceCenterEntity, { code: 'C-1', name: '便民服务中心', divisionCode: TOWNSHIP, areaSquareMetres: 1260, openedOn: '2011-03-01' });
    await manager.insert(ServiceWindowEntity, { code: 'W-1', centerCode: 'C-1', number: 1, name: '国土窗口', departmentCode: 'GS-LAND', divisionCode: TOWNSHIP });
    await manager.insert(ServiceWindowEntity, { code: 'W-2', centerCode: 'C-1', number: 2, name: '综合窗口', departmentCode: 'GS-HALL', divisionCode: TOWNSHIP });
    await manager.insert(ServiceCenterEntity, { code: 'C-8', name: '邻镇便民服务中心', divisionCode: NEIGHBOUR, areaSquareMetres: 900, openedOn: '2011-03-01' });
    await manager.insert(ServiceWindowEntity, { code: 'W-8', centerCode: 'C-8', number: 1, name: '村建窗口', departmentCode: 'GS-CONSTRUCTION', divisionCode: NEIGHBOUR });
    await manager.insert(AgencyPointEntity, { code: 'A-8', name: '邻镇代办点', divisionCode: '350199102201', openedOn: '2011-04-01', agentStaffNo: 'T-8' });
    await manager.insert(AgencyPointEntity, { code: 'A-1', name: '高园村代办点', divisionCode: VILLAGE, openedOn: '2011-04-01', agentStaffNo: 'T-9' });
    // T-0001 and T-0011 stand in for each other, and the head holds a post too.
    await manager.insert(PostHolderEntity, aHolding());
    await manager.insert(PostHolderEntity, aHolding({ staffNo: 'T-0011', role: 'B' }));
    await manager.insert(PostHolderEntity, aHolding({ postCode: 'GS-LAND-P2', staffNo: 'T-0011' }));
    await manager.insert(PostHolderEntity, aHolding({ postCode: 'GS-LAND-P2', role: 'B' }));
    await manager.insert(PostHolderEntity, aHolding({ postCode: 'GS-LAND-P3', staffNo: 'T-0002' }));
    await manager.insert(PostHolderEntity, aHolding({ postCode: 'GS-HALL-P1', departmentCode: 'GS-HALL', staffNo: 'T-0031' }));
    await manager.insert(ServiceItemEntity, item({}));
    await manager.insert(ServiceItemEntity, item({ version: 2, promisedWorkingDays: 5, effectiveFrom: '2012-08-01' }));
    await manager.insert(ServiceItemEntity, item({ implementationCode: INSTANT_ITEM, name: '查询', caseType: 'INSTANT', promisedWorkingDays: 0, statutoryWorkingDays: null, feeStandard: ' ' }));
  });
}
