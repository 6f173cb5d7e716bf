import { businessDateOf } from '@mashang/domain';
import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { CaseMonthCountRepository } from '../src/case-month-count/case-month-count.repository';
import { CaseEntity } from '../src/case/case.entity';
import { LAND_ITEM, testVault, VILLAGE } from './hall.builder';

let built = 0;

/** A case of the land office, told as it went: `aCase().received(…).accepted(…).completed(…)`; instants are ISO 8601 with offset. */
export class CaseBuilder {
  private readonly filed: CaseEntity;

  constructor() {
    built += 1;
    const identifier = `FAKE${String(built).padStart(14, '0')}`;
    this.filed = Object.assign(new CaseEntity(), {
      caseNo: `350199101-2012-9${String(built).padStart(5, '0')}`,
      implementationCode: LAND_ITEM,
      itemVersion: 1,
      divisionCode: VILLAGE,
      departmentCode: 'GS-LAND',
      applicantKind: 'NATURAL_PERSON',
      applicantName: '测试丙',
      applicantIdentifierCipher: testVault.encrypt(identifier),
      applicantIdentifierHash: testVault.lookupHash(identifier),
      applicantIdentifierMasked: '**************0000',
      openCaseKey: `${testVault.lookupHash(identifier)}:${LAND_ITEM}`,
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
      windowCode: 'W-1',
      agencyPointCode: null,
      firstContactStaffNo: 'T-0001',
      state: 'RECEIVED',
      acceptedAt: null,
      acceptedOn: null,
      acceptanceRecordedAt: null,
      closedAt: null,
      closedOn: null,
      promisedDueOn: null,
      statutoryDueOn: null,
      outcome: null,
      certificateNo: null,
      refusalReason: null,
      citizenTrips: 1,
      cadreTrips: 0,
      satisfaction: null,
      ratingIsDefault: null,
      ratedAt: null,
      bundleNo: null,
      usedWorkingDays: null,
      ratingChannel: null,
      ratingComment: null,
      intakeNoticeNo: null,
      isDeemedAccepted: false,
      isDueProvisional: false,
      competentBody: null,
      grantedAt: null,
      remedy: null,
      extensionWorkingDays: null,
      extensionReason: null,
      extendedBy: null,
      transferredTo: null,
      endReason: null,
      deliveryDueOn: null,
      deliveredAt: null,
      preReviewedAt: null,
      isPreReviewPassed: null,
      version: 1,
    } satisfies Omit<CaseEntity, 'receivedAt' | 'receivedOn' | 'presentedAt'>);
    this.received('2012-07-02T09:00:00+08:00');
  }

  with(changes: Partial<CaseEntity>): this {
    Object.assign(this.filed, changes);
    return this;
  }

  received(at: string): this {
    return this.with({ receivedAt: new Date(at), presentedAt: new Date(at), receivedOn: businessDateOf(new Date(at)) });
  }

  accepted(at: string, promisedDueOn: string): this {
    return this.with({ state: 'ACCEPTED', acceptedAt: new Date(at), acceptanceRecordedAt: new Date(at), acceptedOn: businessDateOf(new Date(at)), promisedDueOn });
  }

  /** Accepted by silence from `at`, as was written down when the days had run out. */
  deemedAccepted(at: string, recordedAt: string, promisedDueOn: string): this {
    return this.accepted(at, promisedDueOn).with({ isDeemedAccepted: true, acceptanceRecordedAt: new Date(recordedAt) });
  }

  completed(at: string): this {
    return this.closed(at).with({ state: 'COMPLETED', outcome: 'COMPLETED' });
  }

  refused(at: string): this {
    return this.closed(at).with({ state: this.filed.acceptedAt === null ? 'NOT_ACCEPTED' : 'REFUSED', refusalReason: '材料不符' });
  }

  invalidated(at: string): this {
    return this.closed(at).with({ state: 'INVALIDATED', endReason: '重复收件' });
  }

  rated(satisfaction: number, at: string, ratingIsDefault = false): this {
    return this.with({ satisfaction, ratedAt: new Date(at), ratingIsDefault });
  }

  async save(database: Database): Promise<string> {
    await database.transaction(testContext(), async (tx) => void (await database.manager(tx).insert(CaseEntity, this.filed)));
    await new CaseMonthCountRepository(database).rebuild(testContext());
    return this.filed.caseNo;
  }

  private closed(at: string): this {
    return this.with({ closedAt: new Date(at), closedOn: businessDateOf(new Date(at)), openCaseKey: null });
  }
}

export const aCase = (): CaseBuilder => new CaseBuilder();
