import type { GuideRule } from './guide-finding';
import { isBlank, when } from './guide-finding';

const digits = (phone: string): string => phone.replaceAll(/\D/g, '');

/** What the item says when nothing is charged. */
const FREE = /不收费|免费/;

/** Contradictions seen in real guides, and what no guide may lack (domain page 2.3). */
export const CONTRADICTIONS = {
  INSTANT_WITH_PROMISE: [
    'ERROR',
    ({ caseType, promisedWorkingDays }) =>
      when(caseType === 'INSTANT' && promisedWorkingDays > 0, 'promisedWorkingDays', 'an on-the-spot item promises 0 days', '即办件的承诺时限应为0个工作日'),
  ],
  PROMISED_WITHOUT_DAYS: [
    'ERROR',
    ({ caseType, promisedWorkingDays }) =>
      when(caseType === 'PROMISED' && promisedWorkingDays === 0, 'promisedWorkingDays', 'a promised item promises at least 1 day, or is on the spot', '承诺件的承诺时限至少1个工作日, 否则应为即办件'),
  ],
  PROMISE_BEYOND_LAW: [
    'ERROR',
    ({ promisedWorkingDays, statutoryWorkingDays }) =>
      when(statutoryWorkingDays !== null && promisedWorkingDays > statutoryWorkingDays, 'promisedWorkingDays', "the promise passes the law's limit", '承诺时限超过法定时限'),
  ],
  STEPS_DIFFER_FROM_PROMISE: [
    'ERROR',
    ({ promisedWorkingDays }, { steps }) => {
      const sum = steps.reduce((days, { workingDays }) => days + workingDays, 0);
      return when(steps.length > 0 && sum !== promisedWorkingDays, 'steps', `the steps take ${sum} working days together, the promise is ${promisedWorkingDays}`, `各环节时限合计${sum}个工作日, 与承诺时限${promisedWorkingDays}个工作日不一致`);
    },
  ],
  MATERIAL_WITHOUT_CONDITION: [
    'ERROR',
    (_, { materials, acceptanceConditions }) =>
      materials.flatMap(({ name, necessity, condition }, position) => {
        const isOfCondition = condition !== null && condition >= 1 && condition <= acceptanceConditions.length;
        return when((necessity === 'CONDITIONAL') !== isOfCondition || (condition !== null && !isOfCondition), `materials[${position + 1}]`, `${name} is conditional without a condition, or has one without being conditional`, `材料「${name}」的必要性与受理条件不对应`);
      }),
  ],
  SHARED_DATA_DEMANDED: [
    'ERROR',
    (_, { materials }) =>
      materials.flatMap(({ name, source, originals, copies }, position) =>
        when(source === 'DATA_SHARING' && originals + copies > 0, `materials[${position + 1}]`, `${name} is shared among offices and must not be asked for`, `材料「${name}」可共享获取, 不得要求申请人提供`),
      ),
  ],
  CONTACT_IS_COMPLAINT_PHONE: [
    'ERROR',
    (_, { contactPhone, complaintPhone }) =>
      when(digits(contactPhone) === digits(complaintPhone), 'complaintPhone', 'complaints would be taken by those they are about', '监督投诉电话与咨询电话相同'),
  ],
  FEE_WITHOUT_BASIS: [
    'ERROR',
    (_, { fees }) => fees.flatMap(({ name, basis }, position) => when(isBlank(basis), `fees[${position + 1}]`, `${name} is charged without a basis`, `收费项目「${name}」没有收费依据`)),
  ],
  FEE_CONTRADICTS_STANDARD: [
    'ERROR',
    ({ feeStandard }, { fees }) =>
      when(FREE.test(feeStandard) !== (fees.length === 0) && !isBlank(feeStandard), 'fees', 'the fee standard and the fee items contradict one another', '收费标准与收费项目不一致'),
  ],
  AGENCY_NOT_FREE: ['ERROR', (_, { isAgencyOffered, isAgencyFree }) => when(isAgencyOffered && !isAgencyFree, 'isAgencyFree', 'agency by the village is free', '代办服务应当免费')],
  INSTANT_WITH_VISITS: ['WARNING', ({ caseType }, { maxOnSiteVisits }) => when(caseType === 'INSTANT' && maxOnSiteVisits > 1, 'maxOnSiteVisits', 'what is done on the spot needs one visit', '即办件到现场次数不应超过1次')],
  SPECIAL_LINK_WITHOUT_BASIS: [
    'ERROR',
    (_, { specialLinks }) =>
      specialLinks.flatMap(({ name, basis }, position) => when(isBlank(basis), `specialLinks[${position + 1}]`, `${name} takes time out of the limit without a basis`, `特殊环节「${name}」没有依据`)),
  ],
  BASIS_MISSING: ['ERROR', (_, { legalBasis }) => when(legalBasis.length === 0, 'legalBasis', 'no law is cited', '缺少设定依据')],
  CONDITIONS_MISSING: ['ERROR', (_, { acceptanceConditions }) => when(acceptanceConditions.length === 0, 'acceptanceConditions', 'no condition of acceptance is stated', '缺少受理条件')],
  STEPS_MISSING: ['WARNING', (_, { steps }) => when(steps.length === 0, 'steps', 'no step is stated', '缺少办理流程')],
} as const satisfies Readonly<Record<string, GuideRule>>;
