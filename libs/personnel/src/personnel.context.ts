import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agreementLoaders } from './agreement/agreement.loaders';
import { AgreementRepository } from './agreement/agreement.repository';
import { AgreementService } from './agreement/agreement.service';
import { departmentLoaders } from './department/department.loaders';
import { DepartmentRepository } from './department/department.repository';
import { divisionLoaders } from './division/division.loaders';
import { DivisionRepository } from './division/division.repository';
import { expenseClaimLoaders } from './expense-claim/expense-claim.loaders';
import { ExpenseClaimRepository } from './expense-claim/expense-claim.repository';
import { ExpenseClaimService } from './expense-claim/expense-claim.service';
import { OfficialReceptionRepository } from './official-reception/official-reception.repository';
import { OfficialReceptionService } from './official-reception/official-reception.service';
import { officerLoaders } from './officer/officer.loaders';
import { OfficerRepository } from './officer/officer.repository';
import { postLoaders } from './post/post.loaders';
import { PostRepository } from './post/post.repository';
import { regulationLoaders } from './regulation/regulation.loaders';
import { RegulationRepository } from './regulation/regulation.repository';
import { RegulationService } from './regulation/regulation.service';
import { satisfactionLoaders } from './satisfaction/satisfaction.loaders';
import { SatisfactionRepository } from './satisfaction/satisfaction.repository';
import { studyLoaders } from './study/study.loaders';
import { StudyRepository } from './study/study.repository';
import { StudyService } from './study/study.service';
import { vehicleLoaders } from './vehicle/vehicle.loaders';
import { VehicleRepository } from './vehicle/vehicle.repository';
import { VehicleService } from './vehicle/vehicle.service';
import { villagePairingLoaders } from './village-pairing/village-pairing.loaders';
import { VillagePairingRepository } from './village-pairing/village-pairing.repository';
import { VillagePairingService } from './village-pairing/village-pairing.service';

export function personnelServices(database: Database) {
  const unitOfWork = createUnitOfWork(database);
  const agreements = new AgreementRepository(database);
  const study = new StudyRepository(database);
  const regulations = new RegulationRepository(database);
  const expenseClaimRows = new ExpenseClaimRepository(database);
  const vehicles = new VehicleRepository(database);
  const receptionRows = new OfficialReceptionRepository(database);
  const villagePairing = new VillagePairingRepository(database);
  return {
    divisions: new DivisionRepository(database),
    departments: new DepartmentRepository(database),
    officers: new OfficerRepository(database),
    posts: new PostRepository(database),
    agreements,
    agreementSigning: new AgreementService(unitOfWork, agreements),
    study,
    studySessions: new StudyService(unitOfWork, study),
    regulations,
    regulationVersions: new RegulationService(unitOfWork, regulations),
    expenseClaimRows,
    expenseClaims: new ExpenseClaimService(unitOfWork, database, expenseClaimRows),
    vehicles,
    vehicleBookings: new VehicleService(unitOfWork, database, vehicles),
    receptionRows,
    receptions: new OfficialReceptionService(unitOfWork, database, receptionRows, expenseClaimRows),
    villagePairing,
    villages: new VillagePairingService(unitOfWork, villagePairing),
    satisfaction: new SatisfactionRepository(database),
  };
}

export type PersonnelServices = ReturnType<typeof personnelServices>;

/** What one request of the personnel subgraph works with; never shared with another request. */
export function personnelContext({ principal, requestId, clock, services }: RequestScope<PersonnelServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  /** The business date of the request (Asia/Shanghai). */
  const today = businessDateOf(clock.now());
  return {
    operation,
    services,
    today,
    loaders: {
      divisions: divisionLoaders(operation, services.divisions),
      departments: departmentLoaders(operation, services.departments),
      officers: officerLoaders(operation, services.officers),
      posts: postLoaders(operation, services.posts),
      agreements: agreementLoaders(operation, services.agreements),
      study: studyLoaders(operation, services.study),
      regulations: regulationLoaders(operation, services.regulations, today),
      expenseClaims: expenseClaimLoaders(operation, services.expenseClaimRows),
      vehicles: vehicleLoaders(operation, services.vehicles),
      villagePairing: villagePairingLoaders(operation, services.villagePairing, today),
      satisfaction: satisfactionLoaders(operation, services.satisfaction),
    },
  };
}

export type PersonnelContext = ReturnType<typeof personnelContext>;
