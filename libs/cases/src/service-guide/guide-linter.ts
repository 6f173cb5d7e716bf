import type { ItemContent, ServiceGuide } from './guide';
import { CONTRADICTIONS } from './guide-contradictions';
import { ELEMENT_RULES } from './guide-element-rules';
import type { Found, GuideRule, GuideSeverity, GuideSurroundings } from './guide-finding';

const ALL_RULES = { ...CONTRADICTIONS, ...ELEMENT_RULES };

export type GuideRuleId = keyof typeof ALL_RULES;

const RULES: Readonly<Record<GuideRuleId, GuideRule>> = ALL_RULES;

const isRule = (id: string): id is GuideRuleId => id in RULES;

export const GUIDE_RULE_IDS: readonly GuideRuleId[] = Object.keys(RULES).filter(isRule);

/** One thing that is wrong, and where. */
export interface GuideFinding extends Found {
  readonly rule: GuideRuleId;
  readonly severity: GuideSeverity;
}

/** All that is wrong with a guide, in the order of the rules. */
export function lintGuide(item: ItemContent, guide: ServiceGuide, surroundings: GuideSurroundings): readonly GuideFinding[] {
  return GUIDE_RULE_IDS.flatMap((rule) => {
    const [severity, check] = RULES[rule];
    return check(item, guide, surroundings).map((finding) => ({ rule, severity, ...finding }));
  });
}
