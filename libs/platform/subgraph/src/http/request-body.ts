import type { DocumentNode } from 'graphql';
import { GraphQLError, parse } from 'graphql';
import { z } from 'zod';
import { platformError } from '../errors';

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export interface ParsedBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** A GraphQL-over-HTTP request from the exact bytes of the body; throws `MALFORMED_BODY`. */
export function parseBody(bytes: Buffer): ParsedBody {
  const parsed = bodySchema.safeParse(readJson(bytes));
  if (!parsed.success) {
    throw platformError('MALFORMED_BODY', 'Send JSON with the text `query`, and `variables` as an object if there are any.');
  }
  const { query, variables, operationName } = parsed.data;
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

const MOST_DOCUMENTS = 1000;

/** Parses operations and keeps the latest: a gateway's plans send the same few texts again and again. */
export function documentCache(): (query: string) => DocumentNode {
  const documents = new Map<string, DocumentNode>();
  return (query) => {
    const known = documents.get(query);
    if (known) {
      documents.delete(query);
      documents.set(query, known);
      return known;
    }
    const document = parseOperation(query);
    documents.set(query, document);
    const oldest = documents.keys().next();
    if (documents.size > MOST_DOCUMENTS && !oldest.done) documents.delete(oldest.value);
    return document;
  };
}

function parseOperation(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) throw platformError('GRAPHQL_PARSE_FAILED', error.message);
    throw error;
  }
}
