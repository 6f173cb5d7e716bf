import type { AccessRule } from '@mashang/platform-identity';
import { anyone, either, inOwnDepartment, withRole, withScope } from '@mashang/platform-identity';
import type { ComplaintEntity } from './complaint.entity';

type ComplaintRow = Pick<ComplaintEntity, 'departmentCode'>;

const looksAcross = withRole('TOWNSHIP_LEADER', 'AUDITOR');

/** The department that answers it; none has the empty code, so nobody reaches what is not dispatched. */
const answers = ({ departmentCode }: ComplaintRow): string => departmentCode ?? '';

export const readComplaint: AccessRule<ComplaintRow> = either(looksAcross, inOwnDepartment(withScope('cases:read'), answers));

export const answerComplaintRule: AccessRule<ComplaintRow> = inOwnDepartment(withScope('cases:write'), answers);

/** Who answers, and whether the answer will do, is decided above the departments. */
export const dispatchComplaintRule = withRole('TOWNSHIP_LEADER');

export const complaintAccess = {
  Query: { complaint: readComplaint, complaints: readComplaint, trackComplaint: anyone('number and the query code of its case open a complaint, wrong codes are limited') },
  Mutation: {
    fileComplaint: anyone('whoever was served may complain, by number and query code of the receipt; the hall takes in the others'),
    dispatchComplaint: dispatchComplaintRule,
    redispatchComplaint: dispatchComplaintRule,
    rejectComplaint: dispatchComplaintRule,
    answerComplaint: answerComplaintRule,
    sendComplaintBack: answerComplaintRule,
    delayComplaint: answerComplaintRule,
    revisitComplaint: dispatchComplaintRule,
  },
} as const;
