import { createHash } from 'node:crypto';
import { instantOf } from './business-time';
import { CENTER_DEPARTMENTS, OTHER_UNITS, TOWNSHIP, VILLAGES } from './place';
import type { Rows, TableRow } from './row';

/** Whom a person's agreement of the demo year can be with. */
export interface AgreementPerson {
  readonly staffNo: string;
  readonly departmentCode: string | null;
  readonly divisionCode: string;
}

/** Texts that two indicators take their values from; named by the hash of the text, as the graph names them. */
export const SCORING_QUERIES = {
  completion: {
    name: '办件办结率',
    text: 'query ($code: ID!, $period: Period!, $asOf: DateTime) { division(code: $code) { caseStatistics(period: $period, asOf: $asOf) { completionRate { value } } } }',
    path: 'division.caseStatistics.completionRate.value',
  },
  study: {
    name: '学习传达覆盖率',
    text: 'query ($code: ID!, $period: Period!) { division(code: $code) { studyCoverage(period: $period) { rate { value } } } }',
    path: 'division.studyCoverage.rate.value',
  },
} as const;

type QueryName = keyof typeof SCORING_QUERIES;

/** As the graph hashes a stored text. */
export function hashOf(query: QueryName): string {
  return createHash('sha256').update(SCORING_QUERIES[query].text).digest('hex');
}

const division_code = TOWNSHIP.code;
const year = 2012;

const IN_VALUES = 10_000n;

interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly kind?: 'BONUS';
  readonly weight: number;
  readonly rule: 'LINEAR' | 'THRESHOLD' | 'DEDUCTION' | 'DIRECT' | 'VETO';
  readonly floor?: bigint;
  readonly target?: bigint;
  readonly perUnit?: number;
  readonly unit?: string;
  readonly assessor: string;
  readonly dueOn?: string;
  readonly latePerDay?: number;
  readonly serves?: string;
  readonly query?: QueryName;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Keys sorted, as canonical JSON has them. */
function canonical(variables: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function indicatorRow(agreement_id: string, position: number, indicator: Indicator): TableRow {
  const { code, name, kind = 'BASIC', weight, rule, floor = null, target = null, perUnit = null, unit = null, assessor, query } = indicator;
  return {
    table: 'agreement_indicators',
    row: {
      agreement_id,
      code,
      position,
      name,
      kind,
      weight: weight * 100,
      rule_kind: rule,
      floor_value: floor === null ? null : floor * IN_VALUES,
      target_value: target === null ? null : target * IN_VALUES,
      points_per_unit: perUnit,
      unit,
      may_exceed_weight: false,
      late_points_per_day: indicator.latePerDay ?? null,
      assessor_code: assessor,
      due_on: indicator.dueOn ?? null,
      serves_code: indicator.serves ?? null,
      query_hash: query ? hashOf(query) : null,
      query_variables: query ? canonical(indicator.variables ?? {}) : null,
      query_path: query ? SCORING_QUERIES[query].path : null,
      division_code,
    },
  };
}

/** A village is measured by its cases and its study, both asked of the graph, and by what its assessors find. */
function villageIndicators(code: string): readonly Indicator[] {
  const variables = { code, period: '2012-YTD-07' };
  return [
    { code: 'A1', name: '代办事项办结率', weight: 40, rule: 'LINEAR', floor: 50n, target: 95n, assessor: 'GS-PARTY-GOVERNMENT', query: 'completion', variables },
    { code: 'A2', name: '学习传达覆盖率', weight: 20, rule: 'THRESHOLD', target: 90n, assessor: 'GS-CULTURE', query: 'study', variables },
    { code: 'A3', name: '群众有效投诉', weight: 20, rule: 'DEDUCTION', perUnit: 50, unit: '例', assessor: 'GS-JUDICIAL' },
    { code: 'A4', name: '月报按时报送', weight: 20, rule: 'DIRECT', assessor: 'GS-STATISTICS', dueOn: '2012-06-30', latePerDay: 50 },
    { code: 'B1', name: '受县级以上表彰', kind: 'BONUS', weight: 10, rule: 'DIRECT', assessor: 'GS-PARTY-GOVERNMENT' },
    { code: 'V1', name: '重大安全责任事故', weight: 0, rule: 'VETO', assessor: 'GS-PARTY-GOVERNMENT' },
  ];
}

function unitIndicators(code: string): readonly Indicator[] {
  const assessor = code === 'GS-PARTY-GOVERNMENT' ? 'GS-STATISTICS' : 'GS-PARTY-GOVERNMENT';
  return [
    { code: 'A1', name: '服务承诺兑现', weight: 60, rule: 'DIRECT', assessor },
    { code: 'A2', name: '效能投诉', weight: 40, rule: 'DEDUCTION', perUnit: 100, unit: '例', assessor },
    { code: 'V1', name: '违纪违法案件', weight: 0, rule: 'VETO', assessor },
  ];
}

/** One indicator of a person for the first of the body above. */
function personIndicators(serves: string, assessor: string): readonly Indicator[] {
  return [{ code: 'P1', name: '岗位目标完成', weight: 100, rule: 'DIRECT', assessor, serves }];
}

/** A text of an agreement with both signatures, or one that still waits. */
export function* agreementRows(agreement: {
  readonly year: number;
  readonly kind: string;
  readonly code: string;
  readonly signedOn: string | null;
  readonly parentId?: string;
  readonly bonusCap?: number;
}): Rows {
  const { kind, code, signedOn, parentId = null, bonusCap = 0 } = agreement;
  const id = `${agreement.year}-${code}`;
  const signed_at = signedOn === null ? null : instantOf(signedOn, '17:00:00');
  yield {
    table: 'responsibility_agreements',
    row: {
      id,
      family_id: id,
      revision: 1,
      year: agreement.year,
      division_code,
      party_kind: kind,
      party_code: code,
      parent_id: parentId,
      bonus_cap: bonusCap * 100,
      amendment_reason: null,
      offered_at: instantOf(`${agreement.year}-01-04`, '09:00:00'),
      signed_on: signedOn,
      signed_at,
      superseded_at: null,
      terminated_at: null,
      end_reason: null,
      version: 1,
    },
  };
  if (signedOn === null) return;
  for (const side of ['ASSIGNER', 'PARTY']) {
    yield { table: 'agreement_signatures', row: { agreement_id: id, side, staff_no: null, signed_on: signedOn, recorded_at: signed_at, division_code } };
  }
}

/** Heads of the units that assess. */
const HEAD_OF = { 'GS-PARTY-GOVERNMENT': 'GS-0901', 'GS-JUDICIAL': 'GS-1001', 'GS-STATISTICS': 'GS-1401' } as const;

/** Half-year scores by hand: a complaint in every fifth village, one report three days late. */
function* scores(): Rows {
  let number = 0;
  const byHand = (assessor: keyof typeof HEAD_OF, code: string, indicator: string, value: bigint, reason: string, doneOn: string | null = null): TableRow => {
    number += 1;
    const entry_no = `${TOWNSHIP.code.slice(0, 9)}-${year}-S${String(number).padStart(6, '0')}`;
    const asked = { source: 'HAND', query_hash: null, variables: null, value_as_of: null };
    const recorded = { recorded_by: HEAD_OF[assessor], recorded_at: instantOf('2012-07-10', '10:00:00') };
    const row = { entry_no, family_id: `${year}-${code}`, indicator_code: indicator, value: value * IN_VALUES, done_on: doneOn, reason, division_code, ...asked, ...recorded };
    return { table: 'indicator_scores', row };
  };
  for (const [index, { code }] of VILLAGES.entries()) {
    yield byHand('GS-JUDICIAL', code, 'A3', index % 5 === 4 ? 1n : 0n, '半年投诉台账');
    yield byHand('GS-STATISTICS', code, 'A4', 20n, '半年报送记录', index === 3 ? '2012-07-03' : '2012-06-29');
  }
  for (const { code } of [...CENTER_DEPARTMENTS, ...OTHER_UNITS]) {
    yield byHand(code === 'GS-PARTY-GOVERNMENT' ? 'GS-STATISTICS' : 'GS-PARTY-GOVERNMENT', code, 'A1', 55n, '半年考核');
  }
}

/** What 2012's agreements measure by, handed down to every person of a unit but the statistics station's, and half-year scores. */
export function* agreementsYear(people: readonly AgreementPerson[]): Rows {
  for (const query of ['completion', 'study'] as const) {
    const { name, text } = SCORING_QUERIES[query];
    yield { table: 'scoring_queries', row: { hash: hashOf(query), name, text, stored_by: null, stored_at: instantOf('2012-01-04', '09:00:00'), division_code } };
  }
  for (const { code } of VILLAGES) for (const [index, indicator] of villageIndicators(code).entries()) yield indicatorRow(`${year}-${code}`, index + 1, indicator);
  for (const { code } of [...CENTER_DEPARTMENTS, ...OTHER_UNITS]) {
    for (const [index, indicator] of unitIndicators(code).entries()) yield indicatorRow(`${year}-${code}`, index + 1, indicator);
  }
  for (const { staffNo, departmentCode, divisionCode } of people) {
    const above = departmentCode ?? divisionCode;
    if (above === TOWNSHIP.code || above === 'GS-STATISTICS') continue;
    yield* agreementRows({ year, kind: 'OFFICER', code: staffNo, signedOn: '2012-02-01', parentId: `${year}-${above}` });
    for (const indicator of personIndicators('A1', departmentCode ?? 'GS-PARTY-GOVERNMENT')) yield indicatorRow(`${year}-${staffNo}`, 1, indicator);
  }
  yield* scores();
}
