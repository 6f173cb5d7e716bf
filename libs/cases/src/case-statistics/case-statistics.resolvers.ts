import { Period } from '@mashang/domain';
import type { Resolvers } from '../__generated__/resolver-types';
import { parseAsOf } from '../case/case.inputs';
import type { CasesContext } from '../cases.context';
import { APPLICANTS, NO_APPLICANTS } from './applicant-counts';
import type { CaseCounts, SplitCaseCounts } from './case-counts';
import { total } from './case-counts';
import type { CompletionRateMethod } from './case-rates';
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
  const askedAsOf = asOf ? parseAsOf(asOf, now) : null;
  const counts = await loaders.caseStatistics({ group, split: 'item', isByMonth: false, period, asOf: askedAsOf }).load(code);
  return { group, code, period, monthOf: null, askedAsOf, asOf: askedAsOf ?? now, counts: counts ?? [] };
}

const ofMonth = (counts: readonly CaseCounts[], month: string) => counts.filter((count) => count.month === month);

/** The counts of each value of a split, by value. */
function bySplit(counts: readonly CaseCounts[], asOf: Date): readonly SplitCaseCounts[] {
  return [...new Set(counts.map(({ split }) => split))].sort().map((code) => ({ code, asOf, counts: counts.filter(({ split }) => split === code) }));
}

type Counted = Pick<SplitCaseCounts, 'counts' | 'asOf'>;

/** The figures that the whole shares with an item and a channel. */
const figures = {
  received: ({ counts }: Counted) => total(counts, 'received'),
  accepted: ({ counts }: Counted) => total(counts, 'accepted'),
  completed: ({ counts }: Counted) => total(counts, 'completed'),
  refused: ({ counts }: Counted) => total(counts, 'refused'),
  invalidated: ({ counts }: Counted) => total(counts, 'invalidated'),
  completionRate: ({ counts, asOf }: Counted, { method }: { readonly method: CompletionRateMethod }) => completionRate(counts, method, asOf),
  onTimeRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'onTimeRate', asOf),
  earlyRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'earlyRate', asOf),
  promiseSpeedUp: ({ counts, asOf }: Counted) => simpleRate(counts, 'promiseSpeedUp', asOf),
  statutorySpeedUp: ({ counts, asOf }: Counted) => simpleRate(counts, 'statutorySpeedUp', asOf),
  sameDayRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'sameDayRate', asOf),
  satisfactionRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'satisfactionRate', asOf),
  ratingRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'ratingRate', asOf),
  onceDoneRate: ({ counts, asOf }: Counted) => simpleRate(counts, 'onceDoneRate', asOf),
  citizenTrips: ({ counts }: Counted) => total(counts, 'citizenTrips'),
  cadreTrips: ({ counts }: Counted) => total(counts, 'cadreTrips'),
  tripsSaved: ({ counts }: Counted) => tripsSaved(counts),
};

export const caseStatisticsResolvers = {
  CaseStatistics: {
    ...figures,
    applicants: async ({ group, code, period, monthOf, asOf }, _, { loaders }) => {
      const months = await loaders.applicantCounts({ group, isByMonth: monthOf !== null, period: monthOf ?? period, asOf }).load(code);
      return { ...(months?.get(monthOf === null ? '' : period.firstMonth) ?? NO_APPLICANTS), definition: APPLICANTS };
    },
    byItem: ({ counts, asOf }) => [...bySplit(counts, asOf)],
    byChannel: async ({ group, code, period, monthOf, askedAsOf, asOf }, _, { loaders }) => {
      const counts = (await loaders.caseStatistics({ group, split: 'channel', isByMonth: monthOf !== null, period: monthOf ?? period, asOf: askedAsOf }).load(code)) ?? [];
      return [...bySplit(monthOf === null ? counts : ofMonth(counts, period.firstMonth), asOf)];
    },
    byMonth: async (whole, _, { loaders }) => {
      // A month is the whole of its months.
      if (whole.monthOf !== null) return [whole];
      const { group, code, period, askedAsOf } = whole;
      const counts = (await loaders.caseStatistics({ group, split: 'item', isByMonth: true, period, asOf: askedAsOf }).load(code)) ?? [];
      return period.months.map((month) => ({ ...whole, period: Period.month(month), monthOf: period, counts: ofMonth(counts, month) }));
    },
  },
  ItemCaseStatistics: {
    ...figures,
    item: ({ code }, _, { loaders }) => loaders.serviceItems.inForceByCode.get(code),
    unit: async ({ code }, _, { loaders }) => (await loaders.serviceItems.inForceByCode.get(code)).countUnit,
  },
  ChannelCaseStatistics: { ...figures, channel: ({ code }) => channelOf(code) },
} satisfies Resolvers;

const CHANNELS = ['WINDOW', 'WEB', 'MOBILE', 'COURIER', 'OTHER'] as const;

function channelOf(code: string): (typeof CHANNELS)[number] {
  const channel = CHANNELS.find((candidate) => candidate === code);
  if (!channel) throw new RangeError(`${code} is no channel`);
  return channel;
}
