import { createHash } from 'node:crypto';
import { DomainError } from '@mashang/domain';

/** Asks the graph; answers `data`, and throws where there is none to be trusted. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

export interface ScoringRun {
  readonly township: string;
  readonly year: number;
  /** ISO 8601 with an offset; values stand as of this instant. */
  readonly asOf: string;
  /** Of this run alone: a run that is repeated says all it has to say again. */
  readonly id: string;
}

export interface ScoringOutcome {
  readonly agreement: string;
  readonly indicator: string;
  readonly queryHash: string;
  /** Null where the query answers no value, e.g. the rate of nothing; then nothing is recorded. */
  readonly value: string | null;
  /** What counts for the indicator after the run; null where nothing does. */
  readonly inForce: string | null;
  /** Whether what counts is what the query answers. */
  readonly agrees: boolean;
}

interface InForce {
  readonly indicator: { readonly code: string };
  readonly source: 'QUERY' | 'HAND';
  readonly value: string;
  readonly valueAsOf: string | null;
}

interface Page {
  readonly edges: readonly { readonly node: Agreement }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Agreement {
  readonly id: string;
  readonly state: string;
  readonly indicators: readonly { readonly code: string; readonly query: { readonly query: { readonly hash: string; readonly text: string }; readonly variables: string; readonly path: string } | null }[];
}

const AGREEMENTS = `query ($township: ID!, $year: Int!, $after: String) {
  responsibilityAgreements(division: $township, year: $year, first: 50, after: $after) {
    edges { node { id state indicators { code query { variables path query { hash text } } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const IN_FORCE = 'query ($id: ID!) { responsibilityAgreement(id: $id) { score { inForce { indicator { code } source value valueAsOf } } } }';

const RECORD = 'mutation ($input: RecordIndicatorScoreInput!) { recordIndicatorScore(input: $input) { agreement { id } } }';

/** The value at a path of names and positions, as decimal text; null where the answer ends in null. */
export function valueAt(data: unknown, path: string): string | null {
  let value: unknown = data;
  for (const name of path.split('.')) {
    if (value === null || value === undefined) return null;
    value = typeof value === 'object' ? Reflect.get(value, name) : undefined;
  }
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new DomainError('SCORE_VALUE_NOT_SINGLE', `The answer holds no single value at ${path}.`);
}

async function* agreementsInForce(ask: Ask, { township, year }: ScoringRun): AsyncGenerator<Agreement> {
  let after: string | null = null;
  do {
    // The document names the shape.
    const page = (await ask(AGREEMENTS, { township, year, after }))['responsibilityAgreements'] as Page;
    for (const { node } of page.edges) if (node.state === 'SIGNED') yield node;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

/** Without the value: within a run an indicator is asked once, and what it answers is not part of what is asked for. */
function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function inForceOf(ask: Ask, id: string): Promise<ReadonlyMap<string, InForce>> {
  // The document names the shape.
  const { score } = (await ask(IN_FORCE, { id }))['responsibilityAgreement'] as { readonly score: { readonly inForce: readonly InForce[] } };
  return new Map(score.inForce.map((entry) => [entry.indicator.code, entry]));
}

/** Whether two decimal texts are the same number to the four places that a score has. */
function isSame(one: string, other: string): boolean {
  return Number(one).toFixed(4) === Number(other).toFixed(4);
}

/**
 * Asks each indicator's stored query as of one instant and records what it answers; agreements in force only. An answer that counts
 * already is not recorded twice; a score by hand is left standing, since a person gave its reason.
 */
export async function* scoreAgreements(ask: Ask, run: ScoringRun): AsyncGenerator<ScoringOutcome> {
  const { asOf, id: runId } = run;
  for await (const { id: agreement, indicators } of agreementsInForce(ask, run)) {
    const before = await inForceOf(ask, agreement);
    const answers: Omit<ScoringOutcome, 'inForce' | 'agrees'>[] = [];
    for (const { code: indicator, query: source } of indicators) {
      if (source === null) continue;
      const { query, variables, path } = source;
      const value = valueAt(await ask(query.text, { ...(JSON.parse(variables) as object), asOf }), path);
      const counted = before.get(indicator);
      const stands = counted !== undefined && (counted.source === 'HAND' || (isSame(counted.value, value ?? 'NaN') && Date.parse(counted.valueAsOf ?? '') === Date.parse(asOf)));
      if (value !== null && !stands) {
        const answer = { queryHash: query.hash, variables, asOf };
        const reason = counted && !isSame(counted.value, value) ? `按 ${asOf} 重新取数，原值 ${counted.value}` : undefined;
        await ask(RECORD, { input: { idempotencyKey: keyOf([agreement, indicator, query.hash, variables, asOf, runId]), agreement, indicator, value, answer, reason } });
      }
      answers.push({ agreement, indicator, queryHash: query.hash, value });
    }
    const after = answers.length === 0 ? before : await inForceOf(ask, agreement);
    for (const answer of answers) {
      const inForce = after.get(answer.indicator)?.value ?? null;
      yield { ...answer, inForce, agrees: answer.value === null || (inForce !== null && isSame(inForce, answer.value)) };
    }
  }
}
