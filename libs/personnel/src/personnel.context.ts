import type { OfficeHours } from '@mashang/domain';
import { businessDateOf, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { AccountabilityCandidateService } from './accountability/accountability-candidate.service';
import { accountabilityLoaders } from './accountability/accountability.loaders';
import { AccountabilityRegister } from './accountability/accountability-register.service';
import { AccountabilityRepository } from './accountability/accountability.repository';
import { AccountabilityService } from './accountability/accountability.service';
import { ImpartialityService } from './accountability/impartiality.service';
import { agreementIndicatorLoaders } from './agreement-indicator/agreement-indicator.loaders';
import { AgreementIndicatorRepository } from './agreement-indicator/agreement-indicator.repository';
import { agreementScoreLoaders } from './agreement-score/agreement-score.loaders';
import { AgreementScoreService } from './agreement-score/agreement-score.service';
import { IndicatorScoreRepository } from './agreement-score/indicator-score.repository';
import { AgreementDraftService } from './agreement/agreement-draft.service';
import { AgreementTextCheck } from './agreement/agreement-text-check';
import { agreementLoaders } from './agreement/agreement.loaders';
import { AgreementRepository } from './agreement/agreement.repository';
import { AgreementService } from './agreement/agreement.service';
import { attendanceLoaders } from './attendance/attendance.loaders';
import { AttendanceRepository } from './attendance/attendance.repository';
import { AttendanceService } from './attendance/attendance.service';
import { StaffAbsences } from './attendance/staff-absences';
import { coverageLoaders } from './coverage/coverage.loaders';
import { CoverageRepository } from './coverage/coverage.repository';
import { CoverageService } from './coverage/coverage.service';
import { departmentLoaders } from './department/department.loaders';
import { DepartmentRepository } from './department/department.repository';
import { DepartmentRegister } from './department/department-register.service';
import { DepartmentService } from './department/department.service';
import { divisionLoaders } from './division/division.loaders';
import { DivisionRepository } from './division/division.repository';
import { DutyPlanning } from './duty-roster/duty-planning';
import { dutyRosterLoaders } from './duty-roster/duty-roster.loaders';
import { DutyRosterRepository } from './duty-roster/duty-roster.repository';
import { DutyRosterService } from './duty-roster/duty-roster.service';
import { DutyShiftService } from './duty-roster/duty-shift.service';
import { ShiftSwapRepository } from './duty-roster/shift-swap.repository';
import { ShiftSwapService } from './duty-roster/shift-swap.service';
import { employmentLoaders } from './employment/employment.loaders';
import { EmploymentRepository } from './employment/employment.repository';
import { EntryService } from './employment/entry.service';
import { EmploymentService } from './employment/employment.service';
import { expenseClaimLoaders } from './expense-claim/expense-claim.loaders';
import { ExpenseClaimRepository } from './expense-claim/expense-claim.repository';
import { ExpenseClaimService } from './expense-claim/expense-claim.service';
import { InterestDeclarationRepository } from './interest-declaration/interest-declaration.repository';
import { InterestDeclarationService } from './interest-declaration/interest-declaration.service';
import { LeaveRepository } from './leave/leave.repository';
import { LeaveService } from './leave/leave.service';
import { OfficeRegister } from './office/office-register';
import { officerLoaders } from './officer/officer.loaders';
import { OfficerRepository } from './officer/officer.repository';
import { OfficialReceptionRepository } from './official-reception/official-reception.repository';
import { OfficialReceptionService } from './official-reception/official-reception.service';
import { postLoaders } from './post/post.loaders';
import { PostRepository } from './post/post.repository';
import { PostService } from './post/post.service';
import { regulationLoaders } from './regulation/regulation.loaders';
import { RegulationRepository } from './regulation/regulation.repository';
import { RegulationService } from './regulation/regulation.service';
import { satisfactionLoaders } from './satisfaction/satisfaction.loaders';
import { SatisfactionRepository } from './satisfaction/satisfaction.repository';
import { scoringQueryLoaders } from './scoring-query/scoring-query.loaders';
import { ScoringQueryRepository } from './scoring-query/scoring-query.repository';
import { ScoringQueryService } from './scoring-query/scoring-query.service';
import { studyLoaders } from './study/study.loaders';
import { StudyRepository } from './study/study.repository';
import { StudyService } from './study/study.service';
import { substitutionLoaders } from './substitution/substitution.loaders';
import { SubstitutionRepository } from './substitution/substitution.repository';
import { SubstitutionService } from './substitution/substitution.service';
import { targetCoverageLoaders } from './target-coverage/target-coverage.loaders';
import { TargetCoverageRepository } from './target-coverage/target-coverage.repository';
import { vehicleLoaders } from './vehicle/vehicle.loaders';
import { VehicleRepository } from './vehicle/vehicle.repository';
import { VehicleService } from './vehicle/vehicle.service';
import { villagePairingLoaders } from './village-pairing/village-pairing.loaders';
import { VillagePairingRepository } from './village-pairing/village-pairing.repository';
import { VillagePairingService } from './village-pairing/village-pairing.service';
import { HoldingsCover } from './window-duty/holdings-cover';
import { windowDutyLoaders } from './window-duty/window-duty.loaders';

export interface PersonnelOptions {
  /** The township's working calendar; default the national one. */
  readonly calendar?: WorkingCalendar;
  /** The centre's office hours; default the usual ones. */
  readonly officeHours?: OfficeHours;
}

/** What all parts stand on: the organisation, its time, one unit of work. */
function foundations(database: Database, { calendar = new WorkingCalendar(), officeHours }: PersonnelOptions) {
  return {
    database,
    unitOfWork: createUnitOfWork(database),
    workingTime: new WorkingTime(calendar, officeHours),
    divisions: new DivisionRepository(database),
    departments: new DepartmentRepository(database),
    officers: new OfficerRepository(database),
    posts: new PostRepository(database),
  };
}

type Foundations = ReturnType<typeof foundations>;

/** 岗位: who holds which post, who is away, who stands in, and the proof that none stands empty. */
function staffingServices(base: Foundations) {
  const { database, workingTime } = base;
  const employments = new EmploymentRepository(database);
  const leaveRows = new LeaveRepository(database);
  const coverageRows = new CoverageRepository(database);
  const coverage = new CoverageService(coverageRows, workingTime);
  const substitutionRows = new SubstitutionRepository(database);
  const substitutions = new SubstitutionService({ ...base, substitutions: substitutionRows, coverage });
  const staffing = { ...base, employments, coverageRows, coverage, substitutions };
  return {
    employments,
    leaveRows,
    coverageRows,
    coverage,
    substitutionRows,
    substitutions,
    department: new DepartmentService(staffing),
    departmentRegister: new DepartmentRegister(staffing),
    employment: new EmploymentService(staffing),
    entry: new EntryService(staffing),
    post: new PostService(staffing),
    leave: new LeaveService({ ...staffing, leaves: leaveRows }),
  };
}

type Staffing = ReturnType<typeof staffingServices>;

/** 坐班与考勤: rosters, shifts and swaps, attendance, who serves at a window now. */
function dutyServices(base: Foundations, { coverageRows, coverage, employments, substitutions, leaveRows }: Staffing) {
  const { database, officers, posts, workingTime } = base;
  const attendanceRows = new AttendanceRepository(database);
  const dutyRosterRows = new DutyRosterRepository(database);
  const shiftSwapRows = new ShiftSwapRepository(database);
  const planning = new DutyPlanning(officers, dutyRosterRows, new StaffAbsences(coverageRows, employments), coverageRows, coverage);
  const rostering = { ...base, rosters: dutyRosterRows, planning };
  const shiftSwaps = new ShiftSwapService({ ...rostering, swaps: shiftSwapRows });
  return {
    attendanceRows,
    attendance: new AttendanceService({ ...base, attendance: attendanceRows, employments, leaveRows, coverage, substitutions }),
    windowCover: new HoldingsCover({ posts, attendance: attendanceRows, coverage, workingTime }),
    dutyRosterRows,
    dutyRosters: new DutyRosterService(rostering),
    dutyShifts: new DutyShiftService({ ...rostering, swaps: shiftSwaps }),
    shiftSwapRows,
    shiftSwaps,
  };
}

/** 责任书: texts, signatures, indicators, stored queries, scores. */
function agreementServices({ database, unitOfWork, divisions, departments, officers }: Foundations, { employments }: Staffing) {
  const agreements = new AgreementRepository(database);
  const indicators = new AgreementIndicatorRepository(database);
  const queries = new ScoringQueryRepository(database);
  const scores = new IndicatorScoreRepository(database);
  const agreementSigning = new AgreementService(unitOfWork, agreements, officers, departments, employments);
  const check = new AgreementTextCheck({ agreements, divisions, departments, officers, indicators, queries, employments });
  return {
    agreements,
    agreementSigning,
    agreementDrafts: new AgreementDraftService({ unitOfWork, agreements, indicators, check }),
    agreementScores: new AgreementScoreService({ database, unitOfWork, agreements: agreementSigning, indicators, scores, officers }),
    scoringQueries: new ScoringQueryService(unitOfWork, queries),
    indicatorRows: indicators,
    scoreRows: scores,
    scoringQueryRows: queries,
    targets: new TargetCoverageRepository(database),
  };
}

/** 机关管理: study, regulations, money spent, guests, vehicles, villages. */
function officeServices({ database, divisions, unitOfWork }: Foundations, { employments }: Staffing) {
  const register = new OfficeRegister(employments, divisions);
  const study = new StudyRepository(database);
  const regulations = new RegulationRepository(database);
  const expenseClaimRows = new ExpenseClaimRepository(database);
  const vehicles = new VehicleRepository(database);
  const receptionRows = new OfficialReceptionRepository(database);
  const villagePairing = new VillagePairingRepository(database);
  return {
    study,
    studySessions: new StudyService(unitOfWork, study, register),
    regulations,
    regulationVersions: new RegulationService(unitOfWork, regulations, register),
    expenseClaimRows,
    expenseClaims: new ExpenseClaimService(unitOfWork, database, expenseClaimRows, receptionRows),
    vehicles,
    vehicleBookings: new VehicleService(unitOfWork, database, vehicles, register),
    receptionRows,
    receptions: new OfficialReceptionService(unitOfWork, database, receptionRows, expenseClaimRows, register),
    villagePairing,
    villages: new VillagePairingService(unitOfWork, villagePairing, register),
  };
}

/** 失职追究: declarations, candidates out of events, due process. */
function accountabilityServices(base: Foundations, { employments }: Staffing) {
  const { database, unitOfWork, officers } = base;
  const interestRows = new InterestDeclarationRepository(database);
  const accountabilityRows = new AccountabilityRepository(database);
  const judging = { ...base, records: accountabilityRows, impartiality: new ImpartialityService(officers, interestRows, employments) };
  const accountabilityRegister = new AccountabilityRegister(judging);
  return {
    interestRows,
    interests: new InterestDeclarationService({ ...base, interests: interestRows }),
    accountabilityRows,
    accountabilityRegister,
    accountability: new AccountabilityService({ ...judging, register: accountabilityRegister }),
    accountabilityCandidates: new AccountabilityCandidateService(accountabilityRegister, accountabilityRows, unitOfWork),
  };
}

export function personnelServices(database: Database, options: PersonnelOptions = {}) {
  const base = foundations(database, options);
  const staffing = staffingServices(base);
  return {
    ...base,
    ...staffing,
    ...dutyServices(base, staffing),
    ...agreementServices(base, staffing),
    ...accountabilityServices(base, staffing),
    ...officeServices(base, staffing),
    satisfaction: new SatisfactionRepository(database),
  };
}

export type PersonnelServices = ReturnType<typeof personnelServices>;

/** What one request of the personnel subgraph works with; never shared with another request. */
export function personnelContext({ principal, requestId, clock, services }: RequestScope<PersonnelServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  const now = clock.now();
  /** The business date of the request (Asia/Shanghai). */
  const today = businessDateOf(now);
  return {
    operation,
    services,
    /** The instant of every reading in the request: references that leave it out ask as of one instant, and so in one batch. */
    now,
    today,
    loaders: {
      divisions: divisionLoaders(operation, services.divisions),
      departments: departmentLoaders(operation, services.departments),
      officers: officerLoaders(operation, services.officers),
      attendance: attendanceLoaders(operation, services.attendanceRows, services.workingTime),
      dutyRosters: dutyRosterLoaders(operation, { rosters: services.dutyRosterRows, swaps: services.shiftSwapRows, service: services.dutyRosters }),
      windowDuties: windowDutyLoaders(operation, services.windowCover),
      posts: postLoaders(operation, services.posts),
      accountability: accountabilityLoaders(operation, services.accountabilityRows),
      employments: employmentLoaders(operation, services.employments),
      coverage: coverageLoaders(operation, services.coverage, services.coverageRows),
      substitutions: substitutionLoaders(operation, services.substitutionRows),
      agreements: agreementLoaders(operation, services.agreements),
      indicators: agreementIndicatorLoaders(operation, services.indicatorRows),
      scores: agreementScoreLoaders(operation, { agreements: services.agreements, indicators: services.indicatorRows, scores: services.scoreRows }),
      scoringQueries: scoringQueryLoaders(operation, services.scoringQueryRows),
      targets: targetCoverageLoaders(operation, services.targets),
      study: studyLoaders(operation, services.study, today),
      regulations: regulationLoaders(operation, services.regulations, today),
      expenseClaims: expenseClaimLoaders(operation, services.expenseClaimRows),
      vehicles: vehicleLoaders(operation, services.vehicles),
      villagePairing: villagePairingLoaders(operation, services.villagePairing, today),
      satisfaction: satisfactionLoaders(operation, services.satisfaction),
    },
  };
}

export type PersonnelContext = ReturnType<typeof personnelContext>;
