import { DomainError } from '@mashang/domain';
import type { Ask } from './score-agreements';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The graph at an address, asked with a token. An answer with errors is none: a score stands on the whole answer. */
export function graphOverHttp(url: string, token: string): Ask {
  return async (query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Answer;
    const [error] = errors;
    if (error) throw new DomainError(error.extensions?.code ?? 'GRAPH_REFUSED', error.message);
    if (!data) throw new DomainError('GRAPH_REFUSED', `The graph answered ${response.status} without data.`);
    return data;
  };
}
