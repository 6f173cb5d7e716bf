import { createHash } from 'node:crypto';
import { DomainError } from '@mashang/domain';

/** Asks the graph; answers `data`, and throws where there is none to be trusted. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

export interface ScoringRun {
  readonly township: string;
  readonly year: number;
  /** ISO 8601 with an offset; values stand as of this instant. */
  readonly asOf: string;
}

export interface ScoringOutcome {
  readonly agreement: string;
  readonly indicator: string;
  readonly queryHash: string;
  /** Null where the query answers no value, e.g. the rate of nothing; then nothing is recorded. */
  readonly value: string | null;
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

/** The same answer again is the same request, so a run that is repeated records nothing twice; another answer is a new entry. */
function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Asks each indicator's stored query as of one instant and records what it answers; agreements in force only. */
export async function* scoreAgreements(ask: Ask, run: ScoringRun): AsyncGenerator<ScoringOutcome> {
  const { asOf } = run;
  for await (const { id: agreement, indicators } of agreementsInForce(ask, run)) {
    for (const { code: indicator, query: source } of indicators) {
      if (source === null) continue;
      const { query, variables, path } = source;
      const value = valueAt(await ask(query.text, { ...(JSON.parse(variables) as object), asOf }), path);
      if (value !== null) {
        const answer = { queryHash: query.hash, variables, asOf };
        await ask(RECORD, { input: { idempotencyKey: keyOf([agreement, indicator, query.hash, variables, asOf, value]), agreement, indicator, value, answer } });
      }
      yield { agreement, indicator, queryHash: query.hash, value };
    }
  }
}
