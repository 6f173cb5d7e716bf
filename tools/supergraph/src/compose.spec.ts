import { nationalCodeTables } from '@mashang/platform-subgraph';
import { ownSdl } from '@mashang/tool-codegen';
import fc from 'fast-check';
import { composeSubgraphs, SUBGRAPH_NAMES } from './compose';

describe('composeSubgraphs', () => {
  const composed = composeSubgraphs();

  it('gives the same text in whatever order the subgraphs come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SUBGRAPH_NAMES], { minLength: SUBGRAPH_NAMES.length }), (order) => {
        expect(composeSubgraphs(order).supergraph).toBe(composed.supergraph);
      }),
      { numRuns: 6 },
    );
  });

  it('keeps every national code that a subgraph states', () => {
    const stated = SUBGRAPH_NAMES.flatMap((name) => nationalCodeTables(ownSdl(name)));
    expect(stated.length).toBeGreaterThan(0);
    expect(nationalCodeTables(composed.supergraph)).toEqual(stated);
  });

  it('hangs the statistics of every department on the shared division', () => {
    for (const field of ['caseStatistics', 'welfareStatistics', 'projectStatistics', 'agreementCoverage']) {
      expect(composed.apiSchema).toMatch(new RegExp(`type Division \\{[^}]*${field}\\(`));
    }
  });
});
