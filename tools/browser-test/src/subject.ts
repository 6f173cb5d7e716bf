import fastify from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { createExplorer } from '@mashang/platform-gateway';

/** A running gateway with its explorer, and what the test may expect of it. */
export interface Subject {
  /** The address a person types, without a path. */
  readonly origin: string;
  /** The open tab of a first visit: its label, and a piece of its answer to anonymous. */
  readonly firstOperation: { readonly label: string; readonly answer: RegExp };
  /** Another ready operation: its name in the list, its tab's label, and a piece of its answer to anonymous. */
  readonly otherOperation: { readonly name: string; readonly label: string; readonly answer: RegExp };
  /** Typed by hand; answers who asks. */
  readonly whoAmI: string;
  readonly anonymousAnswer: RegExp;
  /** A demo person's name and a piece of the answer to that person. */
  readonly person: { readonly name: string; readonly answer: RegExp };
  readonly close: () => Promise<void>;
}

/** The smallest graph that shows every feature of the page: it answers at once and needs no database. */
export async function startSubject(): Promise<Subject> {
  const schema = buildSchema(`
    type Query {
      "Who is asking (查询人)."
      whoAmI: String!
      "A division by its code (区划)."
      division(code: ID!): Division
    }
    "A township or village (乡镇、村)."
    type Division { code: ID! name: String! caseStatistics(period: String!): CaseStatistics! }
    type CaseStatistics { accepted: Int! completed: Int! }
  `);
  const server = fastify();
  server.post<{ Body: { query: string; variables?: Record<string, unknown>; operationName?: string } }>(
    '/graphql',
    async ({ body, headers }) =>
      graphql({
        schema,
        source: body.query,
        variableValues: body.variables ?? null,
        operationName: body.operationName ?? null,
        rootValue: {
          whoAmI: askerOf(headers.authorization),
          division: ({ code }: { code: string }) => ({
            code,
            name: '马上镇',
            caseStatistics: { accepted: 546, completed: 546 },
          }),
        },
      }),
  );
  await server.register(
    createExplorer({
      operations: [
        {
          name: 'case-figures',
          title: { en: 'Case figures of a township', zh: '乡镇办件统计' },
          document: `query CaseFigures($township: ID!) {
  division(code: $township) {
    name
    caseStatistics(period: "2012-YTD-07") {
      accepted
      completed
    }
  }
}`,
          variables: { township: '350199101000' },
        },
        {
          name: 'who-am-i',
          title: { en: 'Who am I', zh: '我是谁' },
          document: 'query WhoAmI {\n  whoAmI\n}',
          variables: {},
        },
      ],
      people: [
        { name: 'citizen', displayName: 'Citizen (群众)' },
        { name: 'clerk', displayName: 'Window clerk (窗口人员)' },
        { name: 'head', displayName: 'Department head (部门负责人)' },
        { name: 'leader', displayName: 'Township leader (乡镇领导)' },
        { name: 'analyst', displayName: 'Analyst (统计分析员)' },
        { name: 'auditor', displayName: 'Auditor (审计员)' },
      ],
      issueToken: async (name) => unsignedToken(name),
      logger: {
        error: (message, details) => {
          throw new Error(`${message}: ${JSON.stringify(details)}`);
        },
      },
    }),
  );
  return {
    origin: await server.listen({ host: '127.0.0.1', port: 0 }),
    firstOperation: { label: 'CaseFigures', answer: /"accepted": 546/ },
    otherOperation: { name: 'who-am-i', label: 'WhoAmI', answer: /"whoAmI": "anonymous"/ },
    whoAmI: '{ whoAmI }',
    anonymousAnswer: /"whoAmI": "anonymous"/,
    person: { name: 'auditor', answer: /"whoAmI": "auditor"/ },
    close: () => server.close(),
  };
}

function unsignedToken(name: string): string {
  const claims = { sub: name, iat: 0, exp: 300 };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.none`;
}

function askerOf(authorization: string | undefined): string {
  const payload = /^Bearer [^.]*\.([^.]*)\./.exec(authorization ?? '')?.[1];
  if (payload === undefined) return 'anonymous';
  const claims: { readonly sub: string } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return claims.sub;
}
