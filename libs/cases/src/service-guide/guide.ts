import type { ServiceItemEntity } from '../service-item/service-item.entity';

/** When a material is asked for (必要性). */
export type MaterialNecessity = 'REQUIRED' | 'CONDITIONAL' | 'GAP_TOLERATED';

/** Where a material comes from (来源渠道); what offices share among themselves must not be asked for again (国务院令第716号 §12). */
export type MaterialSource = 'APPLICANT' | 'GOVERNMENT_ISSUED' | 'DATA_SHARING';

/** What a material is (材料类型). */
export type MaterialKind = 'FORM' | 'CERTIFICATE' | 'OTHER';

/** Whom an item serves (服务对象). */
export type ServiceObject = 'NATURAL_PERSON' | 'ENTERPRISE' | 'PUBLIC_INSTITUTION' | 'SOCIAL_ORGANISATION' | 'ADMINISTRATIVE_ORGAN' | 'OTHER_ORGANISATION';

/** How far from home one may apply (通办范围). */
export type HandlingScope = 'LOCAL' | 'TOWNSHIP' | 'COUNTY' | 'CITY' | 'PROVINCE' | 'NATION';

/** What one gets in the end (办理结果类型). */
export type GuideResultType = 'CERTIFICATE' | 'DECISION' | 'OTHER';

/** How the result comes to the applicant (领取方式). */
export type CollectionWay = 'WINDOW' | 'COURIER' | 'DOWNLOAD' | 'VILLAGE_AGENT';

/** A form or sample that is kept elsewhere. */
export interface GuideDocument {
  readonly name: string;
  /** An address or a document number. */
  readonly reference: string;
}

export interface LegalCitation {
  readonly law: string;
  readonly article: string;
}

export interface MaterialRequirement {
  readonly name: string;
  readonly code: string | null;
  readonly kind: MaterialKind | null;
  readonly necessity: MaterialNecessity;
  /** 1 for the first acceptance condition; required of a conditional material, and of no other. */
  readonly condition: number | null;
  readonly source: MaterialSource;
  readonly originals: number;
  readonly copies: number;
  readonly basis: string;
  readonly issuingBody: string | null;
  readonly blankForm: GuideDocument | null;
  readonly sample: GuideDocument | null;
  readonly fillingNotes: string | null;
  readonly acceptanceStandard: string | null;
  /** Whether a signed commitment may stand for it (告知承诺). */
  readonly isCommitmentAccepted: boolean;
}

export interface GuideStep {
  readonly name: string;
  readonly officer: string;
  readonly workingDays: number;
  readonly standard: string;
  readonly result: string | null;
  readonly responsibility: string | null;
}

export interface SpecialLink {
  readonly name: string;
  readonly workingDays: number;
  readonly basis: string;
  readonly circumstances: string | null;
  readonly examination: string | null;
  readonly responsibility: string | null;
}

export interface FeeItem {
  readonly name: string;
  readonly standard: string;
  readonly basis: string;
  readonly waiverBasis: string | null;
}

/** A service of a third party that the applicant needs (中介服务). */
export interface IntermediaryService {
  readonly name: string;
  /** Null when it is free. */
  readonly feeStandard: string | null;
  readonly basis: string;
}

export interface GuideQuestion {
  readonly question: string;
  readonly answer: string;
}

/** What a service guide shows besides its item (办事指南要素, domain page 2.3). */
export interface ServiceGuide {
  readonly delegatingDepartment: string | null;
  readonly jointBodies: readonly string[];
  /** Empty when not stated. */
  readonly serviceObjects: readonly ServiceObject[];
  readonly handlingScope: HandlingScope | null;
  /** Null when there is no limit. */
  readonly quantityLimit: string | null;
  readonly intermediaryServices: readonly IntermediaryService[];
  readonly statutoryLimitNote: string | null;
  readonly promisedLimitNote: string | null;
  /** 外网预审时限; null where nothing is reviewed before it is taken in. */
  readonly onlineReviewWorkingDays: number | null;
  /** 收件时限. */
  readonly intakeWorkingDays: number | null;
  readonly legalBasis: readonly LegalCitation[];
  readonly acceptanceConditions: readonly string[];
  readonly materials: readonly MaterialRequirement[];
  readonly steps: readonly GuideStep[];
  readonly specialLinks: readonly SpecialLink[];
  readonly isCharged: boolean;
  readonly fees: readonly FeeItem[];
  readonly place: string;
  readonly windowCodes: readonly string[];
  readonly officeHours: string;
  readonly contactPhone: string;
  readonly complaintPhone: string;
  readonly result: string;
  readonly resultType: GuideResultType | null;
  readonly resultSample: GuideDocument | null;
  /** Empty when not stated. */
  readonly collectionWays: readonly CollectionWay[];
  readonly deliveryWorkingDays: number;
  readonly maxOnSiteVisits: number;
  readonly isAgencyOffered: boolean;
  readonly isAgencyFree: boolean;
  /** 一星 to 五星 (网办深度); 0 for no service online. */
  readonly onlineDepth: number;
  /** Null, as in the next three, when the guide does not say. */
  readonly isAppointmentOffered: boolean | null;
  readonly isOnlinePaymentOffered: boolean | null;
  readonly isCourierOffered: boolean | null;
  /** 容缺受理. */
  readonly isGapTolerated: boolean | null;
  readonly questions: readonly GuideQuestion[];
}

/** What a draft says of the item itself. */
export type ItemContent = Pick<
  ServiceItemEntity,
  | 'name'
  | 'catalogueCode'
  | 'handlingItemCode'
  | 'exerciseLevel'
  | 'powerSource'
  | 'bodyNature'
  | 'bodyCreditCode'
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
