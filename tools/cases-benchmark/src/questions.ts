import { TOWNSHIP, VILLAGES } from '@mashang/tool-demo-data';

/** One thing that is asked over and over, with another parameter each time. */
export interface Question {
  readonly name: string;
  readonly operation: string;
  readonly variables: (ordinal: number, world: World) => Readonly<Record<string, unknown>>;
  readonly repeats: number;
}

/** What questions are about in a database of one size. */
export interface World {
  /** Numbers of cases, spread over all. */
  readonly caseNumbers: readonly string[];
  readonly departments: readonly string[];
  /** The cursor after the first page of each department's worklist. */
  readonly cursors: ReadonlyMap<string, string>;
}

/** Of a state that has full pages at both sizes, so that equal work is compared. */
const WORKLIST = `query ($department: ID!, $after: String) {
  cases(filter: { department: $department, state: COMPLETED, dueBefore: "2012-12-31" }, first: 20, after: $after) {
    edges { node { caseNo state promisedDueOn item { name } } }
    pageInfo { endCursor }
  }
}`;

const ENTITIES = 'query ($references: [_Any!]!) { _entities(representations: $references)';

const at = <Value>(values: readonly Value[], ordinal: number): Value => {
  const value = values[ordinal % values.length];
  if (value === undefined) throw new Error('the world is empty');
  return value;
};

export const WORKLIST_PAGE: Question = {
  name: 'a page of a worklist',
  operation: WORKLIST,
  variables: (ordinal, { departments }) => ({ department: at(departments, ordinal), after: null }),
  repeats: 60,
};

export const QUESTIONS: readonly Question[] = [
  {
    name: 'a case by number',
    operation: 'query ($caseNo: ID!) { case(caseNo: $caseNo) { caseNo state item { name } } }',
    variables: (ordinal, { caseNumbers }) => ({ caseNo: at(caseNumbers, ordinal) }),
    repeats: 200,
  },
  WORKLIST_PAGE,
  {
    name: 'the next page',
    operation: WORKLIST,
    variables: (ordinal, { departments, cursors }) => {
      const department = at(departments, ordinal);
      return { department, after: cursors.get(department) ?? null };
    },
    repeats: 60,
  },
  {
    name: "a year's statistics by department and month",
    operation: `${ENTITIES} { ... on Department { caseStatistics(period: "2012") { accepted completionRate { value } byMonth { period accepted completed completionRate { value } } } } } }`,
    variables: (_, { departments }) => ({ references: departments.map((code) => ({ __typename: 'Department', code })) }),
    repeats: 10,
  },
  {
    name: '50 divisions, statistics of a year',
    operation: `${ENTITIES} { ... on Division { caseStatistics(period: "2012") { received accepted completed completionRate { value } onTimeRate { value } } } } }`,
    variables: () => ({ references: [TOWNSHIP.code, ...VILLAGES.map(({ code }) => code)].slice(0, 50).map((code) => ({ __typename: 'Division', code })) }),
    repeats: 10,
  },
  {
    name: "a year's statistics by department and month, as of June",
    operation: `${ENTITIES} { ... on Department { caseStatistics(period: "2012", asOf: "2012-06-20T12:00:00+08:00") { accepted completionRate { value } byMonth { period accepted completed completionRate { value } } } } } }`,
    variables: (_, { departments }) => ({ references: departments.map((code) => ({ __typename: 'Department', code })) }),
    repeats: 3,
  },
  {
    name: '50 divisions, statistics of a year, as of June',
    operation: `${ENTITIES} { ... on Division { caseStatistics(period: "2012", asOf: "2012-06-20T12:00:00+08:00") { received accepted completed completionRate { value } onTimeRate { value } } } } }`,
    variables: () => ({ references: [TOWNSHIP.code, ...VILLAGES.map(({ code }) => code)].slice(0, 50).map((code) => ({ __typename: 'Division', code })) }),
    repeats: 3,
  },
  {
    name: "a year's different applicants by department",
    operation: `${ENTITIES} { ... on Department { caseStatistics(period: "2012") { applicants { applicants applicantsSpared } } } } }`,
    variables: (_, { departments }) => ({ references: departments.map((code) => ({ __typename: 'Department', code })) }),
    repeats: 3,
  },
  {
    name: "50 divisions, a year's different applicants",
    operation: `${ENTITIES} { ... on Division { caseStatistics(period: "2012") { applicants { applicants applicantsSpared } } } } }`,
    variables: () => ({ references: [TOWNSHIP.code, ...VILLAGES.map(({ code }) => code)].slice(0, 50).map((code) => ({ __typename: 'Division', code })) }),
    repeats: 3,
  },
];
