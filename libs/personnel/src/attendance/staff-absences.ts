import { addDays, businessDateOf, parseBusinessDate, startOfBusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { EmploymentRepository } from '../employment/employment.repository';
import { lastDays } from '../employment/service-record';
import { AWAY_STATES } from '../leave/leave.lifecycle';
import type { Absence, StaffAvailability } from './staff-availability';

/** All that is known of absences: what attendance recorded, leave that was granted, and who serves here no more. */
export class StaffAbsences implements StaffAvailability {
  constructor(
    private readonly coverage: Pick<CoverageRepository, 'absences'>,
    private readonly employments: Pick<EmploymentRepository, 'listOfMany'>,
  ) {}

  async absencesOf(ctx: OperationContext, staffNumbers: readonly string[], firstDay: string, lastDay: string): Promise<readonly Absence[]> {
    if (staffNumbers.length === 0) return [];
    const interval = { from: startOfBusinessDate(parseBusinessDate(firstDay)), until: startOfBusinessDate(addDays(parseBusinessDate(lastDay), 1)) };
    const away = [...(await this.coverage.absences(ctx, staffNumbers, interval, AWAY_STATES))].flatMap(([staffNo, intervals]) =>
      // A turn is a whole day: whoever is away for a part of it takes no turn.
      intervals.map(({ from, until }): Absence => ({ staffNo, kind: 'AWAY', firstDay: businessDateOf(from), lastDay: businessDateOf(new Date(until.getTime() - 1)) })),
    );
    return [...away, ...(await this.departures(ctx, staffNumbers))];
  }

  /** An officer without recorded changes serves as the register says, and has not left. */
  private async departures(ctx: OperationContext, staffNumbers: readonly string[]): Promise<readonly Absence[]> {
    const last = lastDays(await this.employments.listOfMany(ctx, staffNumbers));
    return [...last].map(([staffNo, endsOn]): Absence => ({ staffNo, kind: 'LEFT', firstDay: addDays(endsOn, 1), lastDay: null }));
  }
}
