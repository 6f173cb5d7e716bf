import { isCreditCode } from '@mashang/domain';
import type { GuideRule } from './guide-finding';
import { isBlank, when } from './guide-finding';

/** From three stars on a service is handled online (网办深度). */
const HANDLED_ONLINE = 3;

/** What the further elements of a guide must not say together, and what a professional misses in them (domain page 2.3). */
export const ELEMENT_RULES = {
  SAMPLE_WITHOUT_FORM: [
    'WARNING',
    (_, { materials }) =>
      materials.flatMap(({ name, sample, blankForm }, position) =>
        when(sample !== null && blankForm === null, `materials[${position + 1}]`, `${name} has a filled sample and no form to fill in`, `材料「${name}」有样表而没有空白表`),
      ),
  ],
  ISSUER_MISSING: [
    'WARNING',
    (_, { materials }) =>
      materials.flatMap(({ name, source, issuingBody }, position) =>
        when(source === 'GOVERNMENT_ISSUED' && issuingBody === null, `materials[${position + 1}]`, `${name} is issued by an office that is not named`, `材料「${name}」由政府部门核发, 但未写明出具单位`),
      ),
  ],
  MATERIAL_TWICE: [
    'ERROR',
    (_, { materials }) =>
      materials.flatMap(({ name, code }, position) => {
        const isSeen = materials.slice(0, position).some((other) => other.name === name || (code !== null && other.code === code));
        return when(isSeen, `materials[${position + 1}]`, `${name} is asked for twice`, `材料「${name}」重复`);
      }),
  ],
  CHARGED_CONTRADICTS_FEES: [
    'ERROR',
    (_, { isCharged, fees }) => when(isCharged !== fees.length > 0, 'isCharged', 'the guide says whether it charges, and its fees say otherwise', '是否收费与收费项目不一致'),
  ],
  ONLINE_WITHOUT_PAYMENT: [
    'WARNING',
    (_, { onlineDepth, fees, isOnlinePaymentOffered }) =>
      when(onlineDepth >= HANDLED_ONLINE && fees.length > 0 && isOnlinePaymentOffered !== true, 'isOnlinePaymentOffered', 'it is handled online, and its fees cannot be paid there', '网办深度达三星以上的收费事项应支持网上支付'),
  ],
  GAP_WITHOUT_MATERIAL: [
    'ERROR',
    (_, { isGapTolerated, materials }) =>
      when(isGapTolerated === true && materials.every(({ necessity }) => necessity !== 'GAP_TOLERATED'), 'isGapTolerated', 'a gap is tolerated, and no material may follow later', '支持容缺受理, 但没有可容缺的材料'),
  ],
  GAP_MATERIAL_WITHOUT_OFFER: [
    'ERROR',
    (_, { isGapTolerated, materials }) =>
      materials.flatMap(({ name, necessity }, position) =>
        when(isGapTolerated === false && necessity === 'GAP_TOLERATED', `materials[${position + 1}]`, `${name} may follow later, and no gap is tolerated`, `材料「${name}」可容缺, 但事项不支持容缺受理`),
      ),
  ],
  INTERMEDIARY_WITHOUT_BASIS: [
    'ERROR',
    (_, { intermediaryServices }) =>
      intermediaryServices.flatMap(({ name, feeStandard, basis }, position) =>
        when(feeStandard !== null && isBlank(basis), `intermediaryServices[${position + 1}]`, `${name} has to be paid for without a basis`, `中介服务「${name}」收费而没有依据`),
      ),
  ],
  WINDOW_OF_ANOTHER_DEPARTMENT: [
    'ERROR',
    (_, { windowCodes }, { departmentCode, windowDepartments }) =>
      windowCodes.flatMap((code, position) =>
        when(windowDepartments.get(code) !== departmentCode, `windows[${position + 1}]`, `${code} is no window of the department`, `${code}不是本部门的窗口`),
      ),
  ],
  QUESTION_WITHOUT_ANSWER: [
    'ERROR',
    (_, { questions }) => questions.flatMap(({ question, answer }, position) => when(isBlank(answer), `questions[${position + 1}]`, `"${question}" has no answer`, `常见问题「${question}」没有解答`)),
  ],
  NO_LIMIT_UNEXPLAINED: [
    'WARNING',
    ({ statutoryWorkingDays }, { statutoryLimitNote }) =>
      when(statutoryWorkingDays === null && statutoryLimitNote === null, 'statutoryLimitNote', 'the law sets no limit, and nothing says so', '没有法定时限, 但未作说明'),
  ],
  INSTANT_WITH_JOINT_BODIES: [
    'WARNING',
    ({ caseType }, { jointBodies }) => when(caseType === 'INSTANT' && jointBodies.length > 0, 'jointBodies', 'what is done on the spot waits for no other body', '即办件不应有联办机构'),
  ],
  INSTANT_WITH_SPECIAL_LINK: [
    'ERROR',
    ({ caseType }, { specialLinks }) => when(caseType === 'INSTANT' && specialLinks.length > 0, 'specialLinks', 'what is done on the spot has no link whose time does not count', '即办件不应有特殊环节'),
  ],
  DELEGATION_CONTRADICTS_NATURE: [
    'ERROR',
    ({ bodyNature }, { delegatingDepartment }) =>
      when(
        bodyNature !== null && (bodyNature === 'ENTRUSTED') !== (delegatingDepartment !== null),
        'delegatingDepartment',
        'an entrusted body names the department that entrusts it, and no other body does',
        '受委托组织应写明委托部门, 其他实施主体不应有委托部门',
      ),
  ],
  CREDIT_CODE_MALFORMED: [
    'ERROR',
    ({ bodyCreditCode }) => when(bodyCreditCode !== null && !isCreditCode(bodyCreditCode), 'bodyCreditCode', 'the credit code is malformed, or its check character is wrong', '统一社会信用代码格式或校验码有误'),
  ],
  COURIER_CONTRADICTS_COLLECTION: [
    'ERROR',
    (_, { collectionWays, isCourierOffered }) =>
      when(isCourierOffered === false && collectionWays.includes('COURIER'), 'collectionWays', 'the result comes by courier, and no courier is offered', '结果可邮寄送达, 但事项不支持物流快递'),
  ],
  OBJECTS_MISSING: ['WARNING', (_, { serviceObjects }) => when(serviceObjects.length === 0, 'serviceObjects', 'nothing says whom the item serves', '缺少服务对象')],
} as const satisfies Readonly<Record<string, GuideRule>>;
