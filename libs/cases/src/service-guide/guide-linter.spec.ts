import { creditCodeCheckCharacter } from '@mashang/domain';
import fc from 'fast-check';
import { aGuide, aLink, aMaterial, anItem, aStep } from '../../test/guide.builder';
import type { ItemContent, ServiceGuide } from './guide';
import { surroundingsOf } from './guide-finding';
import type { GuideRuleId } from './guide-linter';
import { GUIDE_RULE_IDS, lintGuide } from './guide-linter';

const SURROUNDINGS = surroundingsOf('GS-LAND', [
  { code: 'W-1', departmentCode: 'GS-LAND' },
  { code: 'W-8', departmentCode: 'GS-CONSTRUCTION' },
]);
const BODY = '11350199FAKE00000';
const CREDIT_CODE = `${BODY}${creditCodeCheckCharacter(BODY)}`;

const form = { name: '申请表', reference: 'GS-LAND-F-1' };
const fee = { name: '工本费', standard: '10元', basis: '价格目录', waiverBasis: null };
const charged = { isCharged: true, fees: [fee] };
const instant = { caseType: 'INSTANT', promisedWorkingDays: 0 } as const;
const atOnce = [aStep({ workingDays: 0 })];

const lint = (item: Partial<ItemContent>, guide: Partial<ServiceGuide>) => lintGuide(anItem(item), aGuide(guide), SURROUNDINGS);

/** For each rule one guide that breaks it, and nothing else. */
const BROKEN: Readonly<Record<GuideRuleId, readonly [item: Partial<ItemContent>, guide: Partial<ServiceGuide>, element: string]>> = {
  INSTANT_WITH_PROMISE: [{ caseType: 'INSTANT' }, {}, 'promisedWorkingDays'],
  PROMISED_WITHOUT_DAYS: [{ promisedWorkingDays: 0 }, { steps: atOnce }, 'promisedWorkingDays'],
  PROMISE_BEYOND_LAW: [{ statutoryWorkingDays: 9 }, {}, 'promisedWorkingDays'],
  STEPS_DIFFER_FROM_PROMISE: [{}, { steps: [aStep({ workingDays: 9 })] }, 'steps'],
  MATERIAL_WITHOUT_CONDITION: [{}, { materials: [aMaterial(), aMaterial({ name: '委托书', necessity: 'CONDITIONAL', condition: 3 })] }, 'materials[2]'],
  SHARED_DATA_DEMANDED: [{}, { materials: [aMaterial({ source: 'DATA_SHARING' })] }, 'materials[1]'],
  CONTACT_IS_COMPLAINT_PHONE: [{}, { complaintPhone: '0000 0000000' }, 'complaintPhone'],
  FEE_WITHOUT_BASIS: [{ feeStandard: '每件10元' }, { isCharged: true, fees: [{ ...fee, basis: ' ' }] }, 'fees[1]'],
  FEE_CONTRADICTS_STANDARD: [{}, charged, 'fees'],
  AGENCY_NOT_FREE: [{}, { isAgencyFree: false }, 'isAgencyFree'],
  INSTANT_WITH_VISITS: [instant, { steps: atOnce, maxOnSiteVisits: 2 }, 'maxOnSiteVisits'],
  SPECIAL_LINK_WITHOUT_BASIS: [{}, { specialLinks: [aLink({ basis: '' })] }, 'specialLinks[1]'],
  BASIS_MISSING: [{}, { legalBasis: [] }, 'legalBasis'],
  CONDITIONS_MISSING: [{}, { acceptanceConditions: [] }, 'acceptanceConditions'],
  STEPS_MISSING: [{}, { steps: [] }, 'steps'],
  SAMPLE_WITHOUT_FORM: [{}, { materials: [aMaterial({ sample: form })] }, 'materials[1]'],
  ISSUER_MISSING: [{}, { materials: [aMaterial({ source: 'GOVERNMENT_ISSUED' })] }, 'materials[1]'],
  MATERIAL_TWICE: [{}, { materials: [aMaterial({ code: 'M-1' }), aMaterial({ name: '身份证', code: 'M-1' })] }, 'materials[2]'],
  CHARGED_CONTRADICTS_FEES: [{ feeStandard: '每件10元' }, { isCharged: false, fees: [fee] }, 'isCharged'],
  ONLINE_WITHOUT_PAYMENT: [{ feeStandard: '每件10元' }, { ...charged, onlineDepth: 3 }, 'isOnlinePaymentOffered'],
  GAP_WITHOUT_MATERIAL: [{}, { isGapTolerated: true }, 'isGapTolerated'],
  GAP_MATERIAL_WITHOUT_OFFER: [{}, { isGapTolerated: false, materials: [aMaterial({ necessity: 'GAP_TOLERATED' })] }, 'materials[1]'],
  INTERMEDIARY_WITHOUT_BASIS: [{}, { intermediaryServices: [{ name: '测绘', feeStandard: '每亩100元', basis: ' ' }] }, 'intermediaryServices[1]'],
  WINDOW_OF_ANOTHER_DEPARTMENT: [{}, { windowCodes: ['W-1', 'W-8'] }, 'windows[2]'],
  QUESTION_WITHOUT_ANSWER: [{}, { questions: [{ question: '要本人来吗?', answer: ' ' }] }, 'questions[1]'],
  NO_LIMIT_UNEXPLAINED: [{ statutoryWorkingDays: null }, { statutoryLimitNote: null }, 'statutoryLimitNote'],
  INSTANT_WITH_JOINT_BODIES: [instant, { steps: atOnce, jointBodies: ['派出所'] }, 'jointBodies'],
  INSTANT_WITH_SPECIAL_LINK: [instant, { steps: atOnce, specialLinks: [aLink()] }, 'specialLinks'],
  DELEGATION_CONTRADICTS_NATURE: [{ bodyNature: 'ENTRUSTED' }, {}, 'delegatingDepartment'],
  CREDIT_CODE_MALFORMED: [{ bodyCreditCode: `${CREDIT_CODE.slice(0, -1)}${CREDIT_CODE.endsWith('0') ? '1' : '0'}` }, {}, 'bodyCreditCode'],
  COURIER_CONTRADICTS_COLLECTION: [{}, { isCourierOffered: false, collectionWays: ['WINDOW', 'COURIER'] }, 'collectionWays'],
  OBJECTS_MISSING: [{}, { serviceObjects: [] }, 'serviceObjects'],
};

describe('the linter of guides', () => {
  it('finds nothing in a guide that is right', () => {
    expect(lint({}, {})).toEqual([]);
  });

  it.each(GUIDE_RULE_IDS.map((rule) => [rule, ...BROKEN[rule]] as const))('finds %s where it is, and nothing else', (rule, item, guide, element) => {
    expect(lint(item, guide).map(({ rule: id, element: where }) => [id, where])).toEqual([[rule, element]]);
  });

  it.each([
    ['a sample with its form', {}, { materials: [aMaterial({ sample: form, blankForm: form })] }],
    ['an issuer that is named', {}, { materials: [aMaterial({ source: 'GOVERNMENT_ISSUED', issuingBody: '派出所' })] }],
    ['two materials without codes', {}, { materials: [aMaterial(), aMaterial({ name: '身份证' })] }],
    ['a fee that can be paid online', { feeStandard: '每件10元' }, { ...charged, onlineDepth: 5, isOnlinePaymentOffered: true }],
    ['a fee that is paid at the window', { feeStandard: '每件10元' }, { ...charged, onlineDepth: 2 }],
    ['a gap that a material fills', {}, { isGapTolerated: true, materials: [aMaterial({ necessity: 'GAP_TOLERATED' })] }],
    ['a free service of a third party', {}, { intermediaryServices: [{ name: '测绘', feeStandard: null, basis: '' }] }],
    ['no legal limit, and a word on it', { statutoryWorkingDays: null }, { statutoryLimitNote: '法律未规定时限' }],
    ['an entrusted body and who entrusts it', { bodyNature: 'ENTRUSTED' }, { delegatingDepartment: '县国土资源局' }],
    ['a credit code with its check character', { bodyCreditCode: CREDIT_CODE }, {}],
  ] as const)('lets pass %s', (_, item, guide) => {
    expect(lint(item, guide)).toEqual([]);
  });

  it.each([
    ['a window that does not exist', {}, { windowCodes: ['W-9'] }, 'WINDOW_OF_ANOTHER_DEPARTMENT'],
    ['a body of its own right that somebody delegates to', { bodyNature: 'STATUTORY' }, { delegatingDepartment: '县国土资源局' }, 'DELEGATION_CONTRADICTS_NATURE'],
    ['fees charged, and none listed', {}, { isCharged: true }, 'CHARGED_CONTRADICTS_FEES'],
    ['a material named twice', {}, { materials: [aMaterial(), aMaterial()] }, 'MATERIAL_TWICE'],
  ] as const)('finds the reverse: %s', (_, item, guide, rule) => {
    expect(lint(item, guide).map(({ rule: id }) => id)).toEqual([rule]);
  });

  it('asks of the steps that they sum to the promise, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 6 }), (days) => {
        const sum = days.reduce((total, day) => total + day, 0);
        fc.pre(sum > 0);
        const steps = days.map((workingDays) => aStep({ workingDays }));
        const rulesAt = (promisedWorkingDays: number) => lint({ promisedWorkingDays, statutoryWorkingDays: null }, { steps }).map(({ rule }) => rule);
        expect(rulesAt(sum)).toEqual([]);
        expect(rulesAt(sum + 1)).toEqual(['STEPS_DIFFER_FROM_PROMISE']);
      }),
    );
  });
});
