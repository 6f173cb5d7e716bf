import { businessDateOf, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agreementLoaders } from './agreement/agreement.loaders';
import { AgreementRepository } from './agreement/agreement.repository';
import { AgreementService } from './agreement/agreement.service';
import { attendanceLoaders } from './attendance/attendance.loaders';
import { AttendanceRepository } from './attendance/attendance.repository';
import { AttendanceService } from './attendance/attendance.service';
import { departmentLoaders } from './department/department.loaders';
import { DepartmentRepository } from './department/department.repository';
import { divisionLoaders } from './division/division.loaders';
import { DivisionRepository } from './division/division.repository';
import { DutyPlanning } from './duty-roster/duty-planning';
import { dutyRosterLoaders } from './duty-roster/duty-roster.loaders';
import { DutyRosterRepository } from './duty-roster/duty-roster.repository';
import { DutyRosterService } from './duty-roster/duty-roster.service';
import { DutyShiftService } from './duty-roster/duty-shift.service';
import { ShiftSwapRepository } from './duty-roster/shift-swap.repository';
import { ShiftSwapService } from './duty-roster/shift-swap.service';
import { officerLoaders } from './officer/officer.loaders';
import { OfficerRepository } from './officer/officer.repository';
import { postLoaders } from './post/post.loaders';
import { PostRepository } from './post/post.repository';
import { satisfactionLoaders } from './satisfaction/satisfaction.loaders';
import { SatisfactionRepository } from './satisfaction/satisfaction.repository';
import { studyLoaders } from './study/study.loaders';
import { StudyRepository } from './study/study.repository';
import { HoldingsCover } from './window-duty/holdings-cover';
import type { WindowCover } from './window-duty/window-cover';
import { windowDutyLoaders } from './window-duty/window-duty.loaders';

export function personnelServices(database: Database) {
  const agreements = new AgreementRepository(database);
  const workingTime = new WorkingTime(new WorkingCalendar());
  const unitOfWork = createUnitOfWork(database);
  const officers = new OfficerRepository(database);
  const posts = new PostRepository(database);
  const attendanceRows = new AttendanceRepository(database);
  const windowCover: WindowCover = new HoldingsCover({ posts, attendance: attendanceRows, availability: attendanceRows, workingTime });
  const dutyRosterRows = new DutyRosterRepository(database);
  const shiftSwapRows = new ShiftSwapRepository(database);
  const planning = new DutyPlanning(officers, dutyRosterRows, attendanceRows);
  const shiftSwaps = new ShiftSwapService({ unitOfWork, database, rosters: dutyRosterRows, swaps: shiftSwapRows, planning });
  return {
    workingTime,
    attendanceRows,
    attendance: new AttendanceService({ unitOfWork, attendance: attendanceRows, officers, workingTime }),
    windowCover,
    dutyRosterRows,
    dutyRosters: new DutyRosterService({ unitOfWork, database, rosters: dutyRosterRows, planning, workingTime }),
    dutyShifts: new DutyShiftService({ unitOfWork, database, rosters: dutyRosterRows, planning, swaps: shiftSwaps, workingTime }),
    shiftSwapRows,
    shiftSwaps,
    divisions: new DivisionRepository(database),
    departments: new DepartmentRepository(database),
    officers,
    posts,
    agreements,
    agreementSigning: new AgreementService(unitOfWork, agreements),
    study: new StudyRepository(database),
    satisfaction: new SatisfactionRepository(database),
  };
}

export type PersonnelServices = ReturnType<typeof personnelServices>;

/** What one request of the personnel subgraph works with; never shared with another request. */
export function personnelContext({ principal, requestId, clock, services }: RequestScope<PersonnelServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  const now = clock.now();
  return {
    operation,
    services,
    /** The instant of every reading in the request: references that leave it out ask as of one instant, and so in one batch. */
    now,
    /** The business date of the request (Asia/Shanghai). */
    today: businessDateOf(now),
    loaders: {
      divisions: divisionLoaders(operation, services.divisions),
      departments: departmentLoaders(operation, services.departments),
      officers: officerLoaders(operation, services.officers),
      attendance: attendanceLoaders(operation, services.attendanceRows, services.workingTime),
      dutyRosters: dutyRosterLoaders(operation, { rosters: services.dutyRosterRows, swaps: services.shiftSwapRows, service: services.dutyRosters }),
      windowDuties: windowDutyLoaders(operation, services.windowCover),
      posts: postLoaders(operation, services.posts),
      agreements: agreementLoaders(operation, services.agreements),
      study: studyLoaders(operation, services.study),
      satisfaction: satisfactionLoaders(operation, services.satisfaction),
    },
  };
}

export type PersonnelContext = ReturnType<typeof personnelContext>;
