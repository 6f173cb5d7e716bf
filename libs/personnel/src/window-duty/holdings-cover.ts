import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import type { AttendanceRepository } from '../attendance/attendance.repository';
import { isOpenAt } from '../attendance/office-day';
import type { CoverageService } from '../coverage/coverage.service';
import { AWAY_STATES } from '../leave/leave.lifecycle';
import type { PostRepository } from '../post/post.repository';
import type { Presence, WindowCover, WindowDuty } from './window-cover';
import { servingHolder } from './window-cover';

export interface HoldingsCoverParts {
  readonly posts: PostRepository;
  readonly attendance: AttendanceRepository;
  readonly coverage: Pick<CoverageService, 'coveringAt' | 'notAtPosts'>;
  readonly workingTime: WorkingTime;
}

/** Covers windows by who holds their posts on the day and by what leave and attendance tell of the holders; the head where both are away. */
export class HoldingsCover implements WindowCover {
  constructor(private readonly parts: HoldingsCoverParts) {}

  async coveringAt(ctx: OperationContext, windowCodes: readonly string[], at: Date): Promise<readonly WindowDuty[]> {
    const { posts, attendance, coverage, workingTime } = this.parts;
    const on = businessDateOf(at);
    if (!isOpenAt(workingTime, on, at)) return [];
    const served = await posts.listOfWindows(ctx, windowCodes);
    if (served.length === 0) return [];
    const postCodes = served.map(({ code }) => code);
    const holdings = await posts.listHoldings(ctx, { postCodes }, on);
    const staffNumbers = [...new Set(holdings.map(({ staffNo }) => staffNo))];
    const onLeave = await coverage.notAtPosts(ctx, staffNumbers, { from: at, until: new Date(at.getTime() + 1) }, AWAY_STATES);
    const records = new Map((await attendance.list(ctx, staffNumbers, on, on)).map((record) => [record.staffNo, record]));
    const presenceOf = (staffNo: string): Presence => (onLeave.has(staffNo) ? 'AWAY' : presenceIn(records.get(staffNo), at));
    const serving = new Map(served.map(({ code }) => [code, servingHolder(holdings.filter(({ postCode }) => postCode === code), presenceOf)]));
    const gone = staffNumbers.filter((staffNo) => presenceOf(staffNo) === 'AWAY');
    const heads = await coverage.coveringAt(ctx, postCodes.filter((code) => serving.get(code) === null), at, gone);
    return served.flatMap(({ code, windowCode }) => {
      const head = heads.get(code);
      const who = serving.get(code) ?? (head?.role === 'HEAD' ? head : null);
      return who && windowCode !== null ? [{ windowCode, postCode: code, staffNo: who.staffNo, role: who.role }] : [];
    });
  }
}

function presenceIn(record: AttendanceRecordEntity | undefined, at: Date): Presence {
  if (record === undefined) return 'UNKNOWN';
  const { status, checkedInAt, checkedOutAt } = record;
  if (status !== 'PRESENT' || (checkedOutAt !== null && checkedOutAt <= at)) return 'AWAY';
  return checkedInAt !== null && checkedInAt <= at ? 'HERE' : 'UNKNOWN';
}
