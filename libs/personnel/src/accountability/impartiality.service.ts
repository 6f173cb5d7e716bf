import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { EmploymentRepository } from '../employment/employment.repository';
import { servesUntil } from '../employment/service-record';
import type { InterestDeclarationRepository } from '../interest-declaration/interest-declaration.repository';
import type { OfficerRepository } from '../officer/officer.repository';
import { AccountabilityError } from './accountability.errors';

/** 回避: nobody opens, investigates or decides in a matter of their own, or of somebody they have an interest with. */
export class ImpartialityService {
  constructor(
    private readonly officers: OfficerRepository,
    private readonly interests: InterestDeclarationRepository,
    private readonly employments: EmploymentRepository,
  ) {}

  /** Who investigates must serve on the day; whom it concerns may have left. @throws AccountabilityError `OFFICER_HAS_LEFT` */
  async assertServes(ctx: OperationContext, staffNo: string): Promise<void> {
    const today = businessDateOf(ctx.clock.now());
    if (servesUntil(await this.employments.listOf(ctx, staffNo), today) !== 'NOT_SERVING') return;
    throw new AccountabilityError('OFFICER_HAS_LEFT', `${staffNo} does not serve on ${today}: name somebody who does.`);
  }

  /** @throws AccountabilityError `OFFICER_UNKNOWN` naming the first staff number that nobody has. */
  async assertOfficers(ctx: OperationContext, ...staffNumbers: readonly string[]): Promise<void> {
    const known = new Set((await this.officers.findByStaffNumbers(ctx, staffNumbers)).map(({ staffNo }) => staffNo));
    const unknown = staffNumbers.find((staffNo) => !known.has(staffNo));
    if (unknown !== undefined) throw new AccountabilityError('OFFICER_UNKNOWN', `There is no officer ${unknown}: take the staff number from the department.`);
  }

  /**
   * An interest that ended only after the matter arose still counts: nobody becomes impartial by a word of their own.
   * @throws AccountabilityError `ANOTHER_PERSON_NEEDED`, `CONFLICT_OF_INTEREST`.
   */
  async assertImpartial(ctx: OperationContext, { officer, arisenAt }: { readonly officer: string | null; readonly arisenAt: Date }, ...others: readonly (string | null)[]): Promise<void> {
    if (officer === null) return;
    assertAnother(officer, ...others);
    const named = others.filter((staffNo) => staffNo !== null);
    if (named.length < others.length) throw new AccountabilityError('ANOTHER_PERSON_NEEDED', 'Somebody must answer for this step: sign in as an officer.');
    const interested = await this.interests.findInterested(ctx, officer, named, businessDateOf(arisenAt));
    if (interested !== null) throw new AccountabilityError('CONFLICT_OF_INTEREST', `${interested} has a declared interest with ${officer}: let somebody else do it (回避).`);
  }
}

/** Whether a person is none of the others. */
export function assertAnother(staffNo: string | null, ...others: readonly (string | null)[]): void {
  if (staffNo !== null && !others.includes(staffNo)) return;
  throw new AccountabilityError('ANOTHER_PERSON_NEEDED', 'Whom it concerns, who investigates, who decides and who hears the appeal are different people: let somebody else do it.');
}
