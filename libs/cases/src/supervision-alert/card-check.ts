import type { SupervisionAlertEntity } from './supervision-alert.entity';
import { alertLifecycle } from './supervision-alert.lifecycle';
import type { RuleFinding } from './supervision-rules';

type Card = Pick<SupervisionAlertEntity, 'ruleId' | 'subject' | 'state'>;

const isOf = ({ ruleId, subject }: Card, finding: RuleFinding): boolean => finding.rule.id === ruleId && finding.subject === subject;

/** What the cards of a case lack, and which of them hold no longer, at an instant; `nextAt` is when to look again. */
export function checkCards<Issued extends Card>(findings: readonly RuleFinding[], cards: readonly Issued[], now: Date) {
  const held = findings.filter(({ from }) => from <= now);
  const missing = held.filter((finding) => !cards.some((card) => isOf(card, finding)));
  const lapsed = cards.filter((card) => alertLifecycle.next(card.state, 'lapse') !== null && !held.some((finding) => isOf(card, finding)));
  const [coming = null] = findings
    .map(({ from }) => from)
    .filter((from) => from > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return { missing, lapsed, nextAt: missing.length + lapsed.length > 0 ? now : coming };
}
