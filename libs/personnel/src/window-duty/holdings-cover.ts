import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import type { AttendanceRepository } from '../attendance/attendance.repository';
import { isOpenAt } from '../attendance/office-day';
import type { StaffAvailability } from '../attendance/staff-availability';
import { absenceOn } from '../attendance/staff-availability';
import type { PostRepository } from '../post/post.repository';
import type { Presence, WindowCover, WindowDuty } from './window-cover';
import { servingHolder } from './window-cover';

export interface HoldingsCoverParts {
  readonly posts: PostRepository;
  readonly attendance: AttendanceRepository;
  readonly availability: StaffAvailability;
  readonly workingTime: WorkingTime;
}

/** Covers windows by who holds their posts on the day, and by what attendance tells of the holders. */
export class HoldingsCover implements WindowCover {
  constructor(private readonly parts: HoldingsCoverParts) {}

  async coveringAt(ctx: OperationContext, windowCodes: readonly string[], at: Date): Promise<readonly WindowDuty[]> {
    const { posts, attendance, availability, workingTime } = this.parts;
    const on = businessDateOf(at);
    if (!isOpenAt(workingTime, on, at)) return [];
    const served = await posts.listOfWindows(ctx, windowCodes);
    if (served.length === 0) return [];
    const holdings = await posts.listHoldings(ctx, { postCodes: served.map(({ code }) => code) }, on);
    const staffNumbers = [...new Set(holdings.map(({ staffNo }) => staffNo))];
    const absences = await availability.absencesOf(ctx, staffNumbers, on, on);
    const records = new Map((await attendance.list(ctx, staffNumbers, on, on)).map((record) => [record.staffNo, record]));
    const presenceOf = (staffNo: string): Presence => (absenceOn(absences, staffNo, on) === null ? presenceIn(records.get(staffNo), at) : 'AWAY');
    return served.flatMap(({ code, windowCode }) => {
      const serving = servingHolder(holdings.filter(({ postCode }) => postCode === code), presenceOf);
      return serving && windowCode !== null ? [{ windowCode, postCode: code, staffNo: serving.staffNo, role: serving.role }] : [];
    });
  }
}

function presenceIn(record: AttendanceRecordEntity | undefined, at: Date): Presence {
  if (record === undefined) return 'UNKNOWN';
  const { status, checkedInAt, checkedOutAt } = record;
  if (status !== 'PRESENT' || (checkedOutAt !== null && checkedOutAt <= at)) return 'AWAY';
  return checkedInAt !== null && checkedInAt <= at ? 'HERE' : 'UNKNOWN';
}
