import type { Resolvers } from '../__generated__/resolver-types';
import { printPoints, printValue } from './points-in-print';

export const agreementIndicatorResolvers = {
  AgreementIndicator: {
    weight: ({ weight }) => printPoints(weight),
    rule: (indicator) => indicator,
    latePointsPerDay: ({ latePointsPerDay }) => (latePointsPerDay === null ? null : printPoints(latePointsPerDay)),
    assessor: ({ assessorCode }, _, { loaders }) => loaders.departments.byCode.get(assessorCode),
    serves: ({ servesCode }) => servesCode,
    query: (indicator) => (indicator.queryHash === null ? null : indicator),
  },
  ScoringRule: {
    kind: ({ ruleKind }) => ruleKind,
    floor: ({ floorValue }) => (floorValue === null ? null : printValue(floorValue)),
    target: ({ targetValue }) => (targetValue === null ? null : printValue(targetValue)),
    pointsPerUnit: ({ pointsPerUnit }) => (pointsPerUnit === null ? null : printPoints(pointsPerUnit)),
  },
  IndicatorQuery: {
    query: ({ queryHash }, _, { loaders }) => loaders.scoringQueries.byHash.get(queryHash ?? ''),
    variables: ({ queryVariables }) => queryVariables ?? '{}',
    path: ({ queryPath }) => queryPath ?? '',
  },
} satisfies Resolvers;
