import fc from 'fast-check';
import { aGuide, anItem } from '../../test/guide.builder';
import type { ItemContent, ServiceGuide } from './guide';
import type { GuideRuleId } from './guide-linter';
import { GUIDE_RULE_IDS, lintGuide } from './guide-linter';

const material = aGuide().materials[0]!;

/** For each rule one guide that breaks it, and nothing else. */
const BROKEN: Readonly<Record<GuideRuleId, readonly [item: Partial<ItemContent>, guide: Partial<ServiceGuide>, element: string]>> = {
  INSTANT_WITH_PROMISE: [{ caseType: 'INSTANT' }, {}, 'promisedWorkingDays'],
  PROMISED_WITHOUT_DAYS: [{ promisedWorkingDays: 0 }, { steps: [{ name: '办理', officer: '窗口', workingDays: 0, standard: '齐全' }] }, 'promisedWorkingDays'],
  PROMISE_BEYOND_LAW: [{ statutoryWorkingDays: 9 }, {}, 'promisedWorkingDays'],
  STEPS_DIFFER_FROM_PROMISE: [{}, { steps: [{ name: '审查', officer: '窗口', workingDays: 9, standard: '齐全' }] }, 'steps'],
  MATERIAL_WITHOUT_CONDITION: [{}, { materials: [material, { ...material, name: '委托书', necessity: 'CONDITIONAL', condition: 3 }] }, 'materials[2]'],
  SHARED_DATA_DEMANDED: [{}, { materials: [{ ...material, source: 'DATA_SHARING' }] }, 'materials[1]'],
  CONTACT_IS_COMPLAINT_PHONE: [{}, { complaintPhone: '0000 0000000' }, 'complaintPhone'],
  FEE_WITHOUT_BASIS: [{ feeStandard: '每件10元' }, { fees: [{ name: '工本费', standard: '10元', basis: ' ', waiverBasis: null }] }, 'fees[1]'],
  FEE_CONTRADICTS_STANDARD: [{}, { fees: [{ name: '工本费', standard: '10元', basis: '价格目录', waiverBasis: null }] }, 'fees'],
  AGENCY_NOT_FREE: [{}, { isAgencyFree: false }, 'isAgencyFree'],
  INSTANT_WITH_VISITS: [{ caseType: 'INSTANT', promisedWorkingDays: 0 }, { steps: [], maxOnSiteVisits: 2 }, 'maxOnSiteVisits'],
  SPECIAL_LINK_WITHOUT_BASIS: [{}, { specialLinks: [{ name: '公告', workingDays: 15, basis: '' }] }, 'specialLinks[1]'],
  BASIS_MISSING: [{}, { legalBasis: [] }, 'legalBasis'],
  CONDITIONS_MISSING: [{}, { acceptanceConditions: [] }, 'acceptanceConditions'],
  STEPS_MISSING: [{}, { steps: [] }, 'steps'],
};

describe('the linter of guides', () => {
  it('finds nothing in a guide that is right', () => {
    expect(lintGuide(anItem(), aGuide())).toEqual([]);
  });

  it.each(GUIDE_RULE_IDS.map((rule) => [rule, ...BROKEN[rule]] as const))('finds %s where it is', (rule, item, guide, element) => {
    const found = lintGuide(anItem(item), aGuide(guide));
    expect(found.filter(({ rule: other }) => other !== 'STEPS_MISSING' || rule === 'STEPS_MISSING').map(({ rule: id, element: where }) => [id, where])).toEqual([[rule, element]]);
  });

  it('asks of the steps that they sum to the promise, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 6 }), (days) => {
        const sum = days.reduce((total, day) => total + day, 0);
        fc.pre(sum > 0);
        const steps = days.map((workingDays) => ({ name: '环节', officer: '窗口', workingDays, standard: '齐全' }));
        const rulesAt = (promisedWorkingDays: number) => lintGuide(anItem({ promisedWorkingDays, statutoryWorkingDays: null }), aGuide({ steps })).map(({ rule }) => rule);
        expect(rulesAt(sum)).toEqual([]);
        expect(rulesAt(sum + 1)).toEqual(['STEPS_DIFFER_FROM_PROMISE']);
      }),
    );
  });
});
