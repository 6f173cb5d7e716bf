import { DomainError, fixedClock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import { ANONYMOUS, anyone, inOwnDepartment, withScope } from '@mashang/platform-identity';
import type { Logger } from '@mashang/platform-observability';
import { silentLogger } from '@mashang/platform-observability';
import type { DocumentNode } from 'graphql';
import { parse } from 'graphql';
import type { SubgraphContext, SubgraphDefinition } from '../src/contracts';
import { defineSubgraph } from '../src/define-subgraph';
import { executor } from '../src/execute-subgraph';
import { batchMap } from '../src/loaders';

export interface Note {
  readonly id: string;
  readonly departmentCode: string;
}

export const NOTES: readonly Note[] = [
  { id: '1', departmentCode: 'GS-LAND' },
  { id: '2', departmentCode: 'GS-FINANCE' },
];

export const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@policy"])`;

export const noteSdl = `${LINK}
"A mood." enum Mood @requiresScopes(scopes: [["mood:read"]]) { "Good." GOOD }
"A safe." type Safe @authenticated { "What is in it." content: String }
"A note." type Note @key(fields: "id") {
  "Identifier." id: ID!
  "For whoever has both scopes, or the third." secret: String @requiresScopes(scopes: [["a", "b"], ["c"]])
  "For the signed in." inside: String @authenticated
  "For whom the policy admits." judged: String @policy(policies: [["night"]])
  "Guarded by its type." mood: Mood
  "Guarded by its fields' type." safe: Safe
  "A defect." broken: String
  "A refusal." refused: String
}
"A diary." type Diary @key(fields: "id") @requiresScopes(scopes: [["diary:read"]]) { "Identifier." id: ID! }
"Answers that are not what the SDL says." type Defects {
  "No such mood." unfitMood: Mood
  "No number." unfitNumber: Int
  "An instant for a day." unfitDay: Date
  "Thrown by a library with a code of its own." foreignCode: String
}
extend type Mutation { "Ends when told to." act: String }
extend type Query {
  "Takes no null." sized("Size." size: Int! = 3): Int
  "Defects." defects: Defects
  "Notes." notes: [Note!]!
  "Staff only." staffNotes: [Note!]
  "Echoes of every scalar." echo("Money." money: Money "Period." period: Period "Month." month: YearMonth "Day." day: Date "Instant." instant: DateTime "Number." number: BigInt "Decimal." decimal: Decimal "Area." area: Area "Mood." mood: Mood): String
  "Never answers." forever: String
}`;

const open = anyone('a fixture');

/** How often each resolver ran. */
export const calls = { staffNotes: 0, diary: 0, diaryBatches: 0, acts: 0, finishAct: (): void => undefined };

const diaries = new WeakMap<SubgraphContext, ReturnType<typeof batchMap<{ readonly id: string }>>>();

/** One loader for each request, as a subgraph's context would hold it. */
function diariesOf(context: SubgraphContext) {
  const known = diaries.get(context);
  if (known) return known;
  const made = batchMap(async (keys: readonly string[]) => {
    calls.diaryBatches += 1;
    return new Map(keys.map((id) => [id, { id }]));
  });
  diaries.set(context, made);
  return made;
}

export const noteDefinition: SubgraphDefinition<object, SubgraphContext> = {
  name: 'notes',
  typeDefs: noteSdl,
  resolvers: {
    Query: {
      notes: () => NOTES,
      staffNotes: () => {
        calls.staffNotes += 1;
        return NOTES;
      },
      echo: (_: unknown, args: Readonly<Record<string, unknown>>) => Object.values(args).map(String).join(' '),
      forever: () => new Promise(() => undefined),
      sized: (_: unknown, { size }: { size: number }) => size,
      defects: () => ({}),
    },
    Mutation: {
      act: () => {
        calls.acts += 1;
        return new Promise((resolve) => {
          calls.finishAct = () => resolve('done');
        });
      },
    },
    Diary: {
      __resolveReference: ({ id }: { id: string }, context: SubgraphContext) => {
        calls.diary += 1;
        return diariesOf(context).load(id);
      },
    },
    Defects: {
      unfitMood: () => 'SULLEN',
      unfitNumber: () => 'forty',
      unfitDay: () => new Date(0),
      foreignCode: () => {
        throw Object.assign(new Error('ER_SECRET'), { extensions: { code: 'ER_SECRET' } });
      },
    },
    Note: {
      __resolveReference: ({ id }: { id: string }) => NOTES.find((note) => note.id === id) ?? null,
      secret: () => 'secret',
      inside: () => 'inside',
      judged: () => 'judged',
      mood: () => 'GOOD',
      safe: () => ({ content: 'gold' }),
      broken: () => {
        throw new Error('password=hunter2');
      },
      refused: () => {
        throw new DomainError('NOTE_REFUSED', 'Mend the note.', { limit: 3 });
      },
    },
  },
  access: {
    Query: { notes: open, staffNotes: withScope('notes:read'), echo: open, forever: open, sized: open, defects: open },
    Mutation: { act: open },
    references: { Note: inOwnDepartment<Note>(withScope('notes:read'), ({ departmentCode }) => departmentCode), Diary: open },
  },
  policies: { night: ({ scopes }) => scopes.includes('night') },
  entities: [],
  migrations: [],
  createServices: () => ({}),
  createContext: ({ principal, requestId, clock }) => ({ operation: { principal, requestId, clock } }),
};

export const clerk = (...scopes: readonly string[]): Principal => ({ ...ANONYMOUS, subject: 'clerk', departmentCode: 'GS-LAND', scopes });

/** Asks the fixture as somebody, at a clock that stands. */
export function asker({ logger = silentLogger, now = '2012-08-06T09:00:00+08:00' }: { readonly logger?: Logger; readonly now?: string } = {}) {
  const { schema, name } = defineSubgraph(noteDefinition);
  const clock = fixedClock(now);
  const execute = executor({ name, schema, logger, contextOf: ({ principal, requestId }) => ({ operation: { principal, requestId, clock } }) });
  return async (
    query: string | DocumentNode,
    { as = ANONYMOUS, variables = {}, deadline }: { readonly as?: Principal; readonly variables?: Readonly<Record<string, unknown>>; readonly deadline?: Date } = {},
  ) => {
    const document = typeof query === 'string' ? parse(query) : query;
    return execute({ document, variables, principal: as, requestId: 'r-1', ...(deadline ? { deadline } : {}) });
  };
}
