import { hashOfQuery, parseQueryText, selectsPath } from './query-text';

const TEXT = `query ($code: ID!) {
  division(code: $code) { rate: caseStatistics(period: "2012") { ...figures } ... on Division { villages { count } } }
}
fragment figures on CaseStatistics { completionRate { value } }`;

describe('the text of a stored query', () => {
  it('is one query with its fragments, and is named by its hash', () => {
    expect(parseQueryText(TEXT)).toBe(TEXT);
    expect(hashOfQuery('{ a }')).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfQuery('{ a }')).not.toBe(hashOfQuery('{ b }'));
  });

  it.each([
    ['a mutation', 'mutation { a }'],
    ['a subscription', 'subscription { a }'],
    ['two operations', 'query A { a } query B { b }'],
    ['a query with a mutation beside', 'query A { a } mutation B { b }'],
    ['no operation', 'fragment F on A { a }'],
    ['a type', '{ a } type A { a: Int }'],
    ['no GraphQL', 'SELECT 1'],
    ['an endless text', `{ ${'a '.repeat(9000)} }`],
  ])('is refused as %s', (_, text) => {
    expect(() => parseQueryText(text)).toThrow(expect.objectContaining({ code: 'SCORING_QUERY_MALFORMED' }));
  });

  it.each([
    ['division.rate.completionRate.value', true],
    ['division.villages.0.count', true],
    ['division.caseStatistics.completionRate.value', false],
    ['division.rate.completionRate', false],
    ['division.rate.completionRate.value.more', false],
    ['township', false],
  ])('selects the path %s: %s', (path, expected) => {
    expect(selectsPath(TEXT, path)).toBe(expected);
  });

  it('ends on fragments that spread each other', () => {
    expect(selectsPath('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'a')).toBe(false);
  });
});
