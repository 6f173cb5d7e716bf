import { parseBusinessDate, parseText } from '@mashang/domain';
import type { RecordIndicatorScoreInput } from '../__generated__/resolver-types';
import { AgreementError } from '../agreement/agreement.errors';
import type { AgreementIndicatorEntity } from '../agreement-indicator/agreement-indicator.entity';
import { parseValue, parseVariables } from '../agreement-indicator/agreement-indicator.inputs';
import type { IndicatorScoreEntity } from './indicator-score.entity';

/** A score as the service trusts one, before it is known whose it is and when. */
export type ParsedScore = Pick<IndicatorScoreEntity, 'source' | 'value' | 'doneOn' | 'queryHash' | 'variables' | 'valueAsOf' | 'reason'>;

function malformed(what: string): AgreementError {
  return new AgreementError('SCORE_MALFORMED', `The score is not recorded: ${what}.`);
}

/** @throws AgreementError `SCORE_MALFORMED`, `TEXT_LENGTH` */
export function parseScore({ value, doneOn, answer, reason }: RecordIndicatorScoreInput): ParsedScore {
  const parsed = parseValue(value);
  if (parsed === undefined) throw malformed('the value is a decimal with at most four places');
  if (answer == null && reason == null) throw malformed('a score by hand gives its reason');
  const variables = answer == null ? null : parseVariables(answer.variables);
  if (variables === undefined) throw malformed('the variables are a JSON object without asOf');
  return {
    source: answer == null ? 'HAND' : 'QUERY',
    value: parsed,
    doneOn: doneOn == null ? null : parseBusinessDate(doneOn),
    queryHash: answer?.queryHash ?? null,
    variables,
    valueAsOf: answer?.asOf ?? null,
    reason: reason == null ? null : parseText('reason', reason, 1000),
  };
}

type Measured = Pick<AgreementIndicatorEntity, 'ruleKind' | 'weight' | 'dueOn' | 'queryHash' | 'queryVariables'>;

/**
 * What a score must be to count for its indicator: of a size that the rule reads, not from tomorrow, and a query's answer
 * from the query and the variables that the agreement names.
 * @throws AgreementError `SCORE_MALFORMED`, `SCORE_ANSWER_DIFFERS`, `SCORE_IN_THE_FUTURE`
 */
export function assertFits(score: ParsedScore, indicator: Measured, now: Date, today: string): void {
  const { ruleKind, weight, dueOn, queryHash, queryVariables } = indicator;
  if ((ruleKind === 'DEDUCTION' || ruleKind === 'VETO' || ruleKind === 'DIRECT') && score.value < 0n) throw malformed(`the rule ${ruleKind} counts from 0 on`);
  if (ruleKind === 'DIRECT' && score.value > BigInt(weight) * 100n) throw malformed('the points are no more than the weight');
  if (score.doneOn !== null && dueOn === null) throw malformed('the indicator has no due day, so leave doneOn out');
  if (score.doneOn !== null && score.doneOn > today) throw new AgreementError('SCORE_IN_THE_FUTURE', `Done on ${score.doneOn}, after today (${today}): record it when it is done.`);
  if (score.source === 'HAND') return;
  if (score.queryHash !== queryHash || score.variables !== queryVariables) {
    throw new AgreementError('SCORE_ANSWER_DIFFERS', 'The answer is not that of the query and the variables which the indicator names: ask those, or score by hand with a reason.');
  }
  if (score.valueAsOf !== null && score.valueAsOf > now) {
    throw new AgreementError('SCORE_IN_THE_FUTURE', 'The answer stands as of an instant that has not come: ask as of now or earlier.');
  }
}
