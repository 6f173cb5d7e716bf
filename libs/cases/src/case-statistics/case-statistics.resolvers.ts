import { Period } from '@mashang/domain';
import type { Resolvers } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import type { CasesContext } from '../cases.context';
import { APPLICANTS, NO_APPLICANTS } from './applicant-counts';
import type { CaseCounts, SplitCaseCounts } from './case-counts';
import { total } from './case-counts';
import { completionRate, simpleRate, tripsSaved } from './case-rates';
import type { CaseStatistics } from './case-statistics.loaders';
import type { CaseGroup } from './case-statistics.repository';

/**
 * The statistics of a group over a period; without `asOf` as of the request's instant, from the sums by month.
 * @throws CaseError `AS_OF_IN_THE_FUTURE`
 */
export async function caseStatistics(
  { loaders, now }: CasesContext,
  group: CaseGroup,
  code: string,
  { period, asOf }: { readonly period: Period; readonly asOf?: Date | null | undefined },
): Promise<CaseStatistics> {
  const askedAsOf = asOf ?? null;
  if (askedAsOf !== null && askedAsOf > now) {
    throw new CaseError('AS_OF_IN_THE_FUTURE', 'Nobody knows yet what will be recorded by then: leave asOf out, or name an instant that has passed.');
  }
  const counts = await loaders.caseStatistics({ group, split: 'item', isByMonth: false, period, asOf: askedAsOf }).load(code);
  return { group, code, period, askedAsOf, asOf: askedAsOf ?? now, counts: counts ?? [] };
}

/** The counts of each value of a split, by value. */
function bySplit(counts: readonly CaseCounts[], asOf: Date): readonly SplitCaseCounts[] {
  return [...new Set(counts.map(({ split }) => split))].sort().map((code) => ({ code, asOf, counts: counts.filter(({ split }) => split === code) }));
}

/** The figures that an item and a channel share. */
const splitFigures = {
  received: ({ counts }: SplitCaseCounts) => total(counts, 'received'),
  accepted: ({ counts }: SplitCaseCounts) => total(counts, 'accepted'),
  completed: ({ counts }: SplitCaseCounts) => total(counts, 'completed'),
  refused: ({ counts }: SplitCaseCounts) => total(counts, 'refused'),
  onTimeRate: ({ counts, asOf }: SplitCaseCounts) => simpleRate(counts, 'onTimeRate', asOf),
  earlyRate: ({ counts, asOf }: SplitCaseCounts) => simpleRate(counts, 'earlyRate', asOf),
  promiseSpeedUp: ({ counts, asOf }: SplitCaseCounts) => simpleRate(counts, 'promiseSpeedUp', asOf),
  statutorySpeedUp: ({ counts, asOf }: SplitCaseCounts) => simpleRate(counts, 'statutorySpeedUp', asOf),
};

export const caseStatisticsResolvers = {
  CaseStatistics: {
    received: ({ counts }) => total(counts, 'received'),
    accepted: ({ counts }) => total(counts, 'accepted'),
    completed: ({ counts }) => total(counts, 'completed'),
    refused: ({ counts }) => total(counts, 'refused'),
    completionRate: ({ counts, asOf }, { method }) => completionRate(counts, method, asOf),
    onTimeRate: ({ counts, asOf }) => simpleRate(counts, 'onTimeRate', asOf),
    earlyRate: ({ counts, asOf }) => simpleRate(counts, 'earlyRate', asOf),
    sameDayRate: ({ counts, asOf }) => simpleRate(counts, 'sameDayRate', asOf),
    satisfactionRate: ({ counts, asOf }) => simpleRate(counts, 'satisfactionRate', asOf),
    ratingRate: ({ counts, asOf }) => simpleRate(counts, 'ratingRate', asOf),
    onceDoneRate: ({ counts, asOf }) => simpleRate(counts, 'onceDoneRate', asOf),
    promiseSpeedUp: ({ counts, asOf }) => simpleRate(counts, 'promiseSpeedUp', asOf),
    statutorySpeedUp: ({ counts, asOf }) => simpleRate(counts, 'statutorySpeedUp', asOf),
    citizenTrips: ({ counts }) => total(counts, 'citizenTrips'),
    cadreTrips: ({ counts }) => total(counts, 'cadreTrips'),
    tripsSaved: ({ counts }) => tripsSaved(counts),
    applicants: async ({ group, code, period, asOf }, _, { loaders }) => ({ ...((await loaders.applicantCounts({ group, period, asOf }).load(code)) ?? NO_APPLICANTS), definition: APPLICANTS }),
    byItem: ({ counts, asOf }) => [...bySplit(counts, asOf)],
    byChannel: async ({ group, code, period, askedAsOf, asOf }, _, { loaders }) => [
      ...bySplit((await loaders.caseStatistics({ group, split: 'channel', isByMonth: false, period, asOf: askedAsOf }).load(code)) ?? [], asOf),
    ],
    byMonth: async ({ group, code, period, askedAsOf, asOf }, _, { loaders }) => {
      const counts = (await loaders.caseStatistics({ group, split: 'item', isByMonth: true, period, asOf: askedAsOf }).load(code)) ?? [];
      return period.months.map((month) => ({ group, code, period: Period.month(month), askedAsOf, asOf, counts: counts.filter((count) => count.month === month) }));
    },
  },
  ItemCaseStatistics: {
    ...splitFigures,
    item: ({ code }, _, { loaders }) => loaders.serviceItems.inForceByCode.get(code),
    unit: async ({ code }, _, { loaders }) => (await loaders.serviceItems.inForceByCode.get(code)).countUnit,
  },
  ChannelCaseStatistics: { ...splitFigures, channel: ({ code }) => channelOf(code) },
} satisfies Resolvers;

const CHANNELS = ['WINDOW', 'WEB', 'MOBILE', 'COURIER', 'OTHER'] as const;

function channelOf(code: string): (typeof CHANNELS)[number] {
  const channel = CHANNELS.find((candidate) => candidate === code);
  if (!channel) throw new RangeError(`${code} is no channel`);
  return channel;
}
