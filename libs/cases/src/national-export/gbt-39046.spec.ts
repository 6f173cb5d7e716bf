import { Kind, parse } from 'graphql';
import { typeDefs } from '../__generated__/type-defs';
import { APPLICANT_CODES, CASE_TYPE_CODES, CHANNEL_CODES, ITEM_TYPE_CODES, nationalTime, OUTCOME_CODES } from './gbt-39046';

describe('codes of GB/T 39046', () => {
  it.each([
    ['ServiceItemType', ITEM_TYPE_CODES],
    ['ApplicantKind', APPLICANT_CODES],
    ['ApplicationChannel', CHANNEL_CODES],
    ['CaseType', CASE_TYPE_CODES],
    ['CaseOutcome', OUTCOME_CODES],
  ] as const)('%s says in the graph what the export writes', (name, codes) => {
    const values = parse(typeDefs).definitions.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === name ? (node.values ?? []) : []));
    const described = values.map((node) => [node.name.value, /code (\d+)\.$/.exec(node.description?.value ?? '')?.[1]]);
    expect(Object.fromEntries(described)).toEqual(codes);
  });

  it('writes local time, as the standard does', () => {
    expect(nationalTime(new Date('2012-07-31T16:30:05.999Z'))).toBe('20120801T003005');
    expect(nationalTime(null)).toBeNull();
  });
});
