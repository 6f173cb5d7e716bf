import { admitRow } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { printPoints, printValue } from '../agreement-indicator/points-in-print';
import { pointsOf } from '../agreement-indicator/scoring-rule';
import { ranking } from './agreement-score';
import { readEntries, readRanking } from './agreement-score.access';
import { scoreRow } from './visible-score';

const LONGEST_RANKING = 200;

export const agreementScoreResolvers = {
  Query: {
    agreementRanking: async (_, { division, year, partyKind, asOf }, { operation, services, loaders }) => {
      admitRow(readRanking, operation.principal, { divisionCode: division, partyKind });
      const until = asOf ?? operation.clock.now();
      const agreements = await services.agreements.listInForce(operation, division, year, partyKind, until);
      const scores = await Promise.all(agreements.map(({ id }) => loaders.scores.byAgreement({ asOf: until }).get(id)));
      return ranking(scores, (score) => score).slice(0, LONGEST_RANKING).map(({ rank, row }) => ({ rank, outOf: scores.length, agreement: row.agreement, score: row }));
    },
  },
  Mutation: {
    recordIndicatorScore: async (_, { input }, { operation, services }) => {
      await services.agreementScores.record(operation, input);
      return { agreement: await services.agreementSigning.get(operation, input.agreement) };
    },
  },
  AgreementScore: {
    total: ({ total }) => printPoints(total),
    basic: ({ basic }) => printPoints(basic),
    bonus: ({ bonus }) => printPoints(bonus),
    deductions: ({ deductions }) => printPoints(deductions),
    inForce: ({ entries }) => [...entries],
    entries: async ({ agreement, entries }, _, context) => {
      admitRow(readEntries, context.operation.principal, await scoreRow(context, agreement));
      return entries;
    },
  },
  ScoreInForce: {
    source: ({ entry }) => entry.source,
    value: ({ entry }) => printValue(entry.value),
    valueAsOf: ({ entry }) => entry.valueAsOf,
  },
  IndicatorScore: {
    source: ({ entry }) => entry.source,
    value: ({ entry }) => printValue(entry.value),
    earned: ({ earned }) => printPoints(earned),
    deducted: ({ deducted }) => printPoints(deducted),
    queryHash: ({ entry }) => entry.queryHash,
    variables: ({ entry }) => entry.variables,
    valueAsOf: ({ entry }) => entry.valueAsOf,
    doneOn: ({ entry }) => entry.doneOn,
    reason: ({ entry }) => entry.reason,
    recordedBy: ({ entry }, _, { loaders }) => loaders.officers.byStaffNo.load(entry.recordedBy),
    recordedAt: ({ entry }) => entry.recordedAt,
    replaced: ({ indicator, replaced }) => replaced.map((entry, index) => ({ indicator, entry, replaced: replaced.slice(index + 1), ...pointsOf(indicator, entry.value, entry.doneOn) })),
  },
} satisfies Resolvers;
