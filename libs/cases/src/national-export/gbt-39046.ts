import type { ApplicantKind, ApplicationChannel, CaseOutcome } from '../case/case.entity';
import type { CaseState } from '../case/case.lifecycle';
import type { CaseType, ServiceItemType } from '../service-item/service-item.entity';

/*
 * Code tables of GB/T 39046-2020 政务服务平台基础数据规范, appendix A; the descriptions of the GraphQL enums name the same codes, and
 * a test compares the two.
 */

/** Table A.1 事项类型. */
export const ITEM_TYPE_CODES: Readonly<Record<ServiceItemType, string>> = { LICENCE: '01', PAYMENT: '05', CONFIRMATION: '07', OTHER_POWER: '10', PUBLIC_SERVICE: '20' };

/** Table A.4 服务对象. */
export const APPLICANT_CODES: Readonly<Record<ApplicantKind, string>> = { NATURAL_PERSON: '1', ENTERPRISE: '2' };

/** Table A.5 办理形式. */
export const CHANNEL_CODES: Readonly<Record<ApplicationChannel, string>> = { WINDOW: '1', WEB: '2', MOBILE: '3', COURIER: '4', OTHER: '9' };

/** Table A.6 办件类型. */
export const CASE_TYPE_CODES: Readonly<Record<CaseType, string>> = { INSTANT: '1', PROMISED: '2', OTHER: '9' };

/** Table A.7 特别程序种类: 延长审批, 除延长审批之外. */
export const SPECIAL_PROCEDURE_CODES = { EXTENSION: '1', OTHER: '2' } as const;

/** 办结结果 as several provinces have it (domain page 2.4): 0 出证, 4 转报, 6 办结. */
export const OUTCOME_CODES: Readonly<Record<CaseOutcome, string>> = { CERTIFICATE_ISSUED: '0', FORWARDED: '4', COMPLETED: '6' };

/** The other endings in the same table: 1 退回, 2 作废, 5 补正不来. A withdrawal is a return at the applicant's wish; a termination counts as 作废, for which alone the table has room. */
export const ENDING_CODES: Readonly<Partial<Record<CaseState, string>>> = { NOT_ACCEPTED: '1', REFUSED: '1', WITHDRAWN: '1', INVALIDATED: '2', TERMINATED: '2', LAPSED: '5' };

/** China has kept one offset without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** An instant as the standard writes it: YYYYMMDDThhmmss, local time. */
export function nationalTime(instant: Date | null): string | null {
  if (instant === null) return null;
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
