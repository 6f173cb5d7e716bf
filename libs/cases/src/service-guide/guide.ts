import type { ServiceItemEntity } from '../service-item/service-item.entity';

/** When a material is asked for (必要性). */
export type MaterialNecessity = 'REQUIRED' | 'CONDITIONAL' | 'GAP_TOLERATED';

/** Where a material comes from (来源渠道); what offices share among themselves must not be asked for again (国务院令第716号 §12). */
export type MaterialSource = 'APPLICANT' | 'GOVERNMENT_ISSUED' | 'DATA_SHARING';

export interface LegalCitation {
  readonly law: string;
  readonly article: string;
}

export interface MaterialRequirement {
  readonly name: string;
  readonly necessity: MaterialNecessity;
  /** 1 for the first acceptance condition; required of a conditional material, and of no other. */
  readonly condition: number | null;
  readonly source: MaterialSource;
  readonly originals: number;
  readonly copies: number;
  readonly basis: string;
  /** Whether a signed commitment may stand for it (告知承诺); guides stored before there were commitments do not say, and accept none. */
  readonly isCommitmentAccepted?: boolean;
}

export interface GuideStep {
  readonly name: string;
  readonly officer: string;
  readonly workingDays: number;
  readonly standard: string;
}

export interface SpecialLink {
  readonly name: string;
  readonly workingDays: number;
  readonly basis: string;
}

export interface FeeItem {
  readonly name: string;
  readonly standard: string;
  readonly basis: string;
  readonly waiverBasis: string | null;
}

/** What a service guide shows besides its item (办事指南要素, domain page 2.3). */
export interface ServiceGuide {
  readonly legalBasis: readonly LegalCitation[];
  readonly acceptanceConditions: readonly string[];
  readonly materials: readonly MaterialRequirement[];
  readonly steps: readonly GuideStep[];
  readonly specialLinks: readonly SpecialLink[];
  readonly fees: readonly FeeItem[];
  readonly place: string;
  readonly officeHours: string;
  readonly contactPhone: string;
  readonly complaintPhone: string;
  readonly result: string;
  readonly deliveryWorkingDays: number;
  readonly maxOnSiteVisits: number;
  readonly isAgencyOffered: boolean;
  readonly isAgencyFree: boolean;
  /** 一星 to 五星 (网办深度); 0 for no service online. */
  readonly onlineDepth: number;
}

/** What a draft says of the item itself. */
export type ItemContent = Pick<
  ServiceItemEntity,
  | 'name'
  | 'type'
  | 'caseType'
  | 'promisedWorkingDays'
  | 'statutoryWorkingDays'
  | 'noticeWorkingDays'
  | 'content'
  | 'handlingProcedure'
  | 'policyBasis'
  | 'servicePhone'
  | 'staffInformation'
  | 'feeStandard'
  | 'countUnit'
  | 'isRetroactive'
  | 'isForwarded'
  | 'formerTrips'
>;
