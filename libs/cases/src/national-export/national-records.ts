import type { CaseMaterialEntity } from '../case-material/case-material.entity';
import type { CaseEventEntity } from '../case/case-event.entity';
import type { CaseEntity } from '../case/case.entity';
import { nationalCode } from '../national-code/national-code';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { SpecialProcedureEntity } from '../special-procedure/special-procedure.entity';
import { nationalTime } from './national-time';

/** One row of an export: each family has its own columns, the same in each row. */
export type NationalRecord = Readonly<Record<string, string | number | null>> & { readonly case_no: string };

/** `up_pro_accept`: what was received, and accepted or not. The applicant's identifier stays masked. */
export function acceptRecord(filed: CaseEntity, item: ServiceItemEntity): NationalRecord {
  return {
    case_no: filed.caseNo,
    task_code: filed.implementationCode,
    task_version: filed.itemVersion,
    task_name: item.name,
    task_type: nationalCode('ServiceItemType', item.type),
    project_type: nationalCode('CaseType', item.caseType),
    division_code: filed.divisionCode,
    department_code: filed.departmentCode,
    applicant_type: nationalCode('ApplicantKind', filed.applicantKind),
    applicant_name: filed.applicantName,
    applicant_identifier: filed.applicantIdentifierMasked,
    apply_type: nationalCode('ApplicationChannel', filed.channel),
    receive_time: nationalTime(filed.receivedAt),
    accept_time: nationalTime(filed.acceptedAt),
    accept_notice_no: filed.intakeNoticeNo,
    is_deemed_accepted: Number(filed.isDeemedAccepted),
    anticipate_day: item.statutoryWorkingDays,
    promise_day: item.promisedWorkingDays,
    promise_due: filed.promisedDueOn?.replaceAll('-', '') ?? null,
    handler: filed.firstContactStaffNo,
  };
}

/** Returned at a desk, or passed on: 业务动作 of table 7. */
const SENT_BACK: ReadonlySet<string> = new Set(['SUPPLEMENT_REQUESTED', 'NOT_ACCEPTED', 'REFUSED', 'RETURNED_FROM_ABOVE']);
const PASSED: ReadonlySet<string> = new Set(['ACCEPTED', 'DEEMED_ACCEPTED', 'DECIDED', 'COMPLETED', 'DELIVERED']);

/** `up_pro_process`: each event of a case, done as it is written down. */
export function processRecord({ id, caseNo, type, at, staffNo, postCode, actingAs, note }: CaseEventEntity): NationalRecord {
  const action = PASSED.has(type) ? '通过' : SENT_BACK.has(type) ? '退回' : '其他';
  return { case_no: caseNo, step_no: Number(id.slice(caseNo.length + 1)), step: type, action, step_state: 2, event_time: nationalTime(at), handler: staffNo, post: postCode, acting_as: actingAs, opinion: note };
}

/** `up_pro_result`: how a closed case ended, with what was said of it; a default rating is no opinion and is not uploaded. */
export function resultRecord(filed: CaseEntity): readonly NationalRecord[] {
  if (filed.closedAt === null) return [];
  return [
    {
      case_no: filed.caseNo,
      result_type: filed.outcome === null ? nationalCode('CaseState', filed.state) : nationalCode('CaseOutcome', filed.outcome),
      result_time: nationalTime(filed.closedAt),
      result_reason: filed.refusalReason ?? filed.endReason,
      certificate_no: filed.certificateNo,
      delivery_time: nationalTime(filed.deliveredAt),
      satisfaction: filed.ratingIsDefault === true ? null : filed.satisfaction,
      on_site_visits: filed.citizenTrips,
    },
  ];
}

const specialRecord = (caseNo: string, special: Readonly<Record<string, string | number | null>>): NationalRecord => ({ case_no: caseNo, ...special });

/** `up_pro_special_procedure` of kind 2. */
export function specialProcedureRecord({ caseNo, noticeNo, ground, reason, grantedWorkingDays, startedAt, endedAt, result }: SpecialProcedureEntity): NationalRecord {
  return specialRecord(caseNo, {
    special_no: noticeNo,
    special_type: nationalCode('CaseEventType', 'SUSPENDED'),
    special_ground: ground,
    special_reason: reason,
    special_days: grantedWorkingDays,
    special_time: nationalTime(startedAt),
    end_time: nationalTime(endedAt),
    special_result: result,
  });
}

/** `up_pro_special_procedure` of kind 1: the one extension of a case. Its approval is the whole of it, so it ends when it begins. */
export function extensionRecord({ caseNo, extensionWorkingDays, extensionReason }: CaseEntity, approvedAt: Date | null): readonly NationalRecord[] {
  if (extensionWorkingDays === null) return [];
  return [
    specialRecord(caseNo, {
      special_no: `${caseNo}-Y1`,
      special_type: nationalCode('CaseEventType', 'EXTENDED'),
      special_ground: null,
      special_reason: extensionReason,
      special_days: extensionWorkingDays,
      special_time: nationalTime(approvedAt),
      end_time: nationalTime(approvedAt),
      special_result: '批准',
    }),
  ];
}

/** `up_pro_material`. */
export function materialRecord({ caseNo, ordinal, name, form, copies, receivedAt }: CaseMaterialEntity): NationalRecord {
  return { case_no: caseNo, material_no: ordinal, material_name: name, get_type: form, get_num: copies, get_time: nationalTime(receivedAt) };
}
