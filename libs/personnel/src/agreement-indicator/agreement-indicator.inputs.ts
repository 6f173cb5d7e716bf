import { parseBusinessDate, parseScaled, parseText } from '@mashang/domain';
import { canonicalJson } from '@mashang/platform-persistence';
import type { AgreementIndicatorInput, ScoringRuleInput } from '../__generated__/resolver-types';
import { AgreementError } from '../agreement/agreement.errors';
import type { AgreementIndicatorEntity } from './agreement-indicator.entity';
import { POINT_SCALE, VALUE_SCALE } from './scoring-rule';

/** An indicator as the service trusts one, before it stands in an agreement. */
export type ParsedIndicator = Omit<AgreementIndicatorEntity, 'agreementId' | 'divisionCode'>;

const CODE = /^[A-Z0-9][A-Z0-9-]{0,15}$/;
const PATH = /^[A-Za-z_]\w*(\.(?:[A-Za-z_]\w*|\d{1,3}))*$/;
const MOST_INDICATORS = 60;
const LONGEST_VALUE = 10n ** 15n;
const LARGEST_BONUS_CAP = 5000;
const LARGEST_POINTS = 100_000;

function malformed(code: string, what: string): AgreementError {
  return new AgreementError('INDICATOR_MALFORMED', `Indicator ${code}: ${what}.`, { indicator: code });
}

/** Decimal text → 0.0001, or undefined where it is none of a value's size. */
export function parseValue(text: string): bigint | undefined {
  const value = parseScaled(text, VALUE_SCALE);
  return value !== undefined && value > -LONGEST_VALUE && value < LONGEST_VALUE ? value : undefined;
}

/** Decimal text → 0.01 points, or undefined where it is no amount of points. */
function parsePoints(text: string): number | undefined {
  const points = parseScaled(text, POINT_SCALE);
  return points !== undefined && points >= 0n && points <= LARGEST_POINTS ? Number(points) : undefined;
}

/** @throws AgreementError `BONUS_CAP_OUT_OF_RANGE`: basic 100 and bonus at most 50 (domain page 2.15). */
export function parseBonusCap(text: string): number {
  const cap = parsePoints(text);
  if (cap !== undefined && cap <= LARGEST_BONUS_CAP) return cap;
  throw new AgreementError('BONUS_CAP_OUT_OF_RANGE', 'The bonus cap is 0 to 50 points with at most two decimals: write e.g. "20".');
}

/** A JSON object as canonical text, without `asOf`, which is added when the query is asked. */
export function parseVariables(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed) || 'asOf' in parsed) return undefined;
    return canonicalJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type RuleColumns = Pick<ParsedIndicator, 'ruleKind' | 'floorValue' | 'targetValue' | 'pointsPerUnit' | 'unit' | 'mayExceedWeight'>;

/** Each kind has the parameters that it reads, and no others. */
function parseRule(code: string, { kind, floor, target, pointsPerUnit, unit, mayExceedWeight }: ScoringRuleInput): RuleColumns {
  const needs = { floor: kind === 'LINEAR', target: kind === 'LINEAR' || kind === 'THRESHOLD', pointsPerUnit: kind === 'DEDUCTION', unit: kind === 'DEDUCTION' };
  const given = { floor: floor != null, target: target != null, pointsPerUnit: pointsPerUnit != null, unit: unit != null };
  for (const name of ['floor', 'target', 'pointsPerUnit', 'unit'] as const) {
    if (needs[name] !== given[name]) throw malformed(code, `the rule ${kind} ${needs[name] ? 'needs' : 'has no'} ${name}`);
  }
  const [floorValue, targetValue] = [floor, target].map((text) => (text == null ? null : parseValue(text)));
  if (floorValue === undefined || targetValue === undefined) throw malformed(code, 'floor and target are decimals with at most four places');
  if (kind === 'LINEAR' && floorValue === targetValue) throw malformed(code, 'floor and target are apart, or there is nothing between');
  const perUnit = pointsPerUnit == null ? null : parsePoints(pointsPerUnit);
  if (perUnit === undefined || perUnit === 0) throw malformed(code, 'pointsPerUnit is above 0 with at most two decimals');
  return { ruleKind: kind, floorValue, targetValue, pointsPerUnit: perUnit, unit: unit == null ? null : parseText('unit', unit, 16), mayExceedWeight };
}

function parseIndicator(input: AgreementIndicatorInput, position: number): ParsedIndicator {
  const { code, kind, assessor, serves, query } = input;
  if (!CODE.test(code)) throw malformed(code.slice(0, 16), 'a code is 1 to 16 capitals, digits and dashes');
  const rule = parseRule(code, input.rule);
  const weight = parsePoints(input.weight);
  if (weight === undefined || (weight === 0) !== (rule.ruleKind === 'VETO')) throw malformed(code, 'a weight is above 0 with at most two decimals; only a veto has 0');
  const late = input.latePointsPerDay == null ? null : parsePoints(input.latePointsPerDay);
  if (late === undefined) throw malformed(code, 'latePointsPerDay is a decimal with at most two places');
  if (late !== null && input.dueOn == null) throw malformed(code, 'what costs points when late has a dueOn');
  const variables = query == null ? null : parseVariables(query.variables);
  if (variables === undefined) throw malformed(code, 'the variables are a JSON object without asOf');
  if (query != null && (!PATH.test(query.path) || query.path.length > 200)) throw malformed(code, 'the path is field names joined by dots');
  return {
    ...rule,
    code,
    position,
    name: parseText('name of an indicator', input.name, 200),
    kind,
    weight,
    latePointsPerDay: late,
    assessorCode: assessor,
    dueOn: input.dueOn == null ? null : parseBusinessDate(input.dueOn),
    servesCode: serves ?? null,
    queryHash: query?.hash ?? null,
    queryVariables: variables,
    queryPath: query?.path ?? null,
  };
}

/** @throws AgreementError `INDICATOR_MALFORMED`, `TEXT_LENGTH` */
export function parseIndicators(inputs: readonly AgreementIndicatorInput[]): readonly ParsedIndicator[] {
  if (inputs.length > MOST_INDICATORS) throw malformed('list', `an agreement has at most ${MOST_INDICATORS} indicators, not ${inputs.length}`);
  const indicators = inputs.map((input, index) => parseIndicator(input, index + 1));
  const twice = indicators.find(({ code }, index) => indicators.findIndex((other) => other.code === code) !== index);
  if (twice) throw malformed(twice.code, 'the code stands twice');
  return indicators;
}
