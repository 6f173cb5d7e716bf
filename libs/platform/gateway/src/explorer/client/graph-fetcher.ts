import { parse } from 'graphql';
import { createTokenKeeper } from './token-keeper';

/** How the graph answered one operation. */
export interface Answer {
  /** Whose token was sent: the chosen person's (nobody's when absent), or one that the headers editor brought. */
  readonly asker: { readonly kind: 'choice'; readonly person: string | undefined } | { readonly kind: 'headers' };
  readonly status: number;
  readonly milliseconds: number;
}

export interface FetcherOptions {
  readonly graphAddress: string;
  readonly tokenAddress: string;
  /** Read at each operation, so that the fetcher stays the same while the choice changes. */
  readonly chosenPerson: () => string | undefined;
  readonly onAnswer: (answer: Answer) => void;
  /** In milliseconds, from any start. */
  readonly now: () => number;
}

interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

type GraphFetcher = (
  operation: Operation,
  given?: { readonly headers?: Readonly<Record<string, unknown>> },
) => Promise<object>;

/** Sends GraphiQL's operations to the graph, with the chosen person's token unless the headers editor names another. */
export function createGraphFetcher(options: FetcherOptions): GraphFetcher {
  const tokenOf = createTokenKeeper((name) => fetchToken(options.tokenAddress, name), options.now);
  return async (operation, given) => {
    const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json' });
    for (const [name, value] of Object.entries(given?.headers ?? {})) headers.set(name, String(value));
    const asker: Answer['asker'] = headers.has('authorization')
      ? { kind: 'headers' }
      : { kind: 'choice', person: options.chosenPerson() };
    if (asker.kind === 'choice' && asker.person !== undefined) {
      headers.set('authorization', `Bearer ${await tokenOf(asker.person)}`);
    }

    const startedAt = options.now();
    const body = JSON.stringify(withoutStaleName(operation));
    const response = await fetch(options.graphAddress, { method: 'POST', headers, body });
    const result = await resultIn(response);
    options.onAnswer({ asker, status: response.status, milliseconds: options.now() - startedAt });
    return result;
  };
}

/**
 * GraphiQL learns the operation's name from the editor after a pause; whoever runs within it would send the name of the
 * operation that stood there before.
 */
function withoutStaleName(operation: Operation): Operation {
  const { operationName, ...rest } = operation;
  return operationName != null && namesIn(operation.query).includes(operationName) ? operation : rest;
}

function namesIn(document: string): readonly (string | undefined)[] {
  try {
    return parse(document).definitions.map((part) =>
      part.kind === 'OperationDefinition' ? part.name?.value : undefined,
    );
  } catch {
    // The graph says what is wrong with the document.
    return [];
  }
}

async function fetchToken(address: string, name: string): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: name }),
  });
  const body = await resultIn(response);
  if ('token' in body && typeof body.token === 'string') return body.token;
  throw new Error(`No token for "${name}" (HTTP ${response.status}): ${JSON.stringify(body)}`);
}

/** A refusal before GraphQL (a body too large, a proxy's page) is shown for what it is, not as a parse error. */
async function resultIn(response: Response): Promise<object> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Falls through to the same sentence as JSON that is no object.
  }
  throw new Error(`The server answered HTTP ${response.status} and no JSON: ${text.slice(0, 500)}`);
}
