import type { IndicatorKind, Points, ScoringRule } from '../agreement-indicator/scoring-rule';
import { pointsOf } from '../agreement-indicator/scoring-rule';

/** What the total needs of an indicator. */
export interface ScoredIndicator extends ScoringRule {
  readonly code: string;
  readonly kind: IndicatorKind;
  readonly queryHash: string | null;
}

/** What the total needs of an entry. */
export interface ScoreEntry {
  /** Later entries have later numbers. */
  readonly entryNo: string;
  readonly indicatorCode: string;
  readonly value: bigint;
  readonly doneOn: string | null;
  /** Null for an entry by hand. */
  readonly queryHash: string | null;
  readonly recordedAt: Date;
}

export interface CountedEntry<Indicator, Entry> extends Points {
  readonly indicator: Indicator;
  readonly entry: Entry;
  /** The entries it took the place of, the latest first. */
  readonly replaced: readonly Entry[];
}

/** Points in 0.01. */
export interface AgreementScore<Indicator = ScoredIndicator, Entry = ScoreEntry> {
  readonly total: number;
  readonly basic: number;
  readonly bonus: number;
  readonly deductions: number;
  readonly isVetoed: boolean;
  readonly asOf: Date;
  readonly entries: readonly CountedEntry<Indicator, Entry>[];
  readonly missing: readonly Indicator[];
}

function isLater(entry: ScoreEntry, than: ScoreEntry): boolean {
  const difference = entry.recordedAt.getTime() - than.recordedAt.getTime();
  return difference > 0 || (difference === 0 && entry.entryNo > than.entryNo);
}

/** An answer of a query that an amendment put away counts no more; a score by hand goes on. */
function countsFor({ code, queryHash }: ScoredIndicator, entry: ScoreEntry, asOf: Date): boolean {
  return entry.indicatorCode === code && entry.recordedAt <= asOf && (entry.queryHash === null || entry.queryHash === queryHash);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/**
 * The score as of an instant: of each indicator the entry recorded last by then counts, whatever order the entries come in.
 * Bonus holds at the cap, a veto makes the total 0 (一票否决; domain page 2.15).
 */
export function agreementScore<Indicator extends ScoredIndicator, Entry extends ScoreEntry>(
  indicators: readonly Indicator[],
  entries: readonly Entry[],
  bonusCap: number,
  asOf: Date,
): AgreementScore<Indicator, Entry> {
  const counted = indicators.flatMap((indicator): readonly CountedEntry<Indicator, Entry>[] => {
    const [entry, ...replaced] = entries.filter((candidate) => countsFor(indicator, candidate, asOf)).sort((a, b) => (isLater(a, b) ? -1 : 1));
    if (!entry) return [];
    return [{ indicator, entry, replaced, ...pointsOf(indicator, entry.value, entry.doneOn) }];
  });
  const of = (kind: IndicatorKind) => counted.filter(({ indicator }) => indicator.kind === kind);
  const basic = sum(of('BASIC').map(({ earned }) => earned));
  const deductions = sum(of('BASIC').map(({ deducted }) => deducted));
  // What a bonus indicator loses it loses before the cap, or a capped bonus would cost more than it gave.
  const bonus = Math.min(bonusCap, sum(of('BONUS').map(({ earned, deducted }) => earned - deducted)));
  const isVetoed = counted.some(({ isVeto }) => isVeto);
  const scored = new Set(counted.map(({ indicator }) => indicator.code));
  return {
    total: isVetoed ? 0 : basic + bonus - deductions,
    basic,
    bonus,
    deductions,
    isVetoed,
    asOf,
    entries: counted,
    missing: indicators.filter(({ code }) => !scored.has(code)),
  };
}

export interface Ranked<Row> {
  readonly rank: number;
  readonly row: Row;
}

/** Best first; equal totals share a place, and the next place leaves as many out (1, 1, 3). Those vetoed come last, whatever the others have. */
export function ranking<Row>(rows: readonly Row[], scoreOf: (row: Row) => Pick<AgreementScore, 'total' | 'isVetoed'>): readonly Ranked<Row>[] {
  const key = (row: Row): readonly [number, number] => [scoreOf(row).isVetoed ? 1 : 0, -scoreOf(row).total];
  const isBefore = ([vetoedA, totalA]: readonly [number, number], [vetoedB, totalB]: readonly [number, number]) => vetoedA - vetoedB || totalA - totalB;
  const sorted = [...rows].sort((a, b) => isBefore(key(a), key(b)));
  return sorted.map((row) => ({ rank: 1 + sorted.findIndex((other) => isBefore(key(other), key(row)) === 0), row }));
}
