import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { ParsedIndicator } from '../agreement-indicator/agreement-indicator.inputs';
import type { AgreementIndicatorRepository } from '../agreement-indicator/agreement-indicator.repository';
import { assertServes } from '../agreement-indicator/indicator-weights';
import type { DepartmentRepository } from '../department/department.repository';
import type { DivisionRepository } from '../division/division.repository';
import type { EmploymentRepository } from '../employment/employment.repository';
import type { OfficerRepository } from '../officer/officer.repository';
import { selectsPath } from '../scoring-query/query-text';
import type { ScoringQueryRepository } from '../scoring-query/scoring-query.repository';
import type { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';
import { agreementState } from './agreement.lifecycle';
import { assertServing } from './agreement-service-record';
import type { AgreementRepository } from './agreement.repository';

type Parties = Pick<AgreementEntity, 'year' | 'divisionCode' | 'partyKind' | 'partyCode' | 'parentId'>;

export interface AgreementTextCheckParts {
  readonly agreements: AgreementRepository;
  readonly indicators: AgreementIndicatorRepository;
  readonly queries: ScoringQueryRepository;
  readonly divisions: DivisionRepository;
  readonly departments: DepartmentRepository;
  readonly officers: OfficerRepository;
  readonly employments: Pick<EmploymentRepository, 'listOfMany'>;
}

/** What a text names must be there: its party, the agreement above, assessors, stored queries. */
export class AgreementTextCheck {
  constructor(private readonly parts: AgreementTextCheckParts) {}

  /** @throws AgreementError `AGREEMENT_PARTY_UNKNOWN`, `AGREEMENT_PARENT_UNFIT` */
  async assertParties(tx: OperationContext, agreement: Parties): Promise<void> {
    const bodies = await this.bodiesAbove(tx, agreement);
    const { parentId, year, divisionCode, partyKind } = agreement;
    await this.assertPartyServes(tx, agreement);
    if (parentId === null) {
      if (partyKind === 'OFFICER') throw unfit("a person's agreement carries a part of his unit's or village's: name that one");
      return;
    }
    const parent = await this.parts.agreements.findById(tx, parentId);
    if (!parent || parent.id !== parent.familyId) throw unfit(`there is no first text ${parentId}`);
    if (parent.year !== year || parent.divisionCode !== divisionCode) throw unfit(`it is for ${parent.year} in ${parent.divisionCode}`);
    if (!bodies.includes(parent.partyCode)) throw unfit(`it is with ${parent.partyCode}, of which ${agreement.partyCode} is no part`);
  }

  /** A person who has left is given no agreement. @throws AgreementError `OFFICER_HAS_LEFT` */
  async assertPartyServes(tx: OperationContext, { partyKind, partyCode }: Parties): Promise<void> {
    if (partyKind === 'OFFICER') await assertServing(this.parts.employments, tx, [partyCode], businessDateOf(tx.clock.now()));
  }

  /** @throws AgreementError `INDICATOR_SERVES_NOTHING`, `INDICATOR_ASSESSED_BY_PARTY`, `INDICATOR_MALFORMED`, `SCORING_QUERY_UNKNOWN` */
  async assertIndicators(tx: OperationContext, agreement: Parties, indicators: readonly ParsedIndicator[]): Promise<void> {
    assertServes(indicators, await this.codesAbove(tx, agreement, { inForce: false }));
    const departments = await this.parts.departments.findByCodes(tx, [...new Set(indicators.map(({ assessorCode }) => assessorCode))]);
    const hashes = indicators.flatMap(({ queryHash }) => (queryHash === null ? [] : [queryHash]));
    const queries = new Map((await this.parts.queries.findByHashes(tx, [...new Set(hashes)])).map((query) => [query.hash, query]));
    for (const { code, assessorCode, queryHash, queryPath } of indicators) {
      if (!departments.some((department) => department.code === assessorCode && department.divisionCode === agreement.divisionCode)) {
        throw new AgreementError('INDICATOR_MALFORMED', `Indicator ${code}: the township has no department ${assessorCode} to assess it.`, { indicator: code });
      }
      if (agreement.partyKind === 'DEPARTMENT' && agreement.partyCode === assessorCode) {
        throw new AgreementError('INDICATOR_ASSESSED_BY_PARTY', `Indicator ${code}: nobody assesses himself, name another department.`, { indicator: code });
      }
      if (queryHash === null || queryPath === null) continue;
      const query = queries.get(queryHash);
      if (!query) throw new AgreementError('SCORING_QUERY_UNKNOWN', `Indicator ${code}: there is no stored query ${queryHash.slice(0, 64)}, store its text first.`);
      if (!selectsPath(query.text, queryPath)) {
        throw new AgreementError('INDICATOR_MALFORMED', `Indicator ${code}: the stored query selects no single value at ${queryPath}.`, { indicator: code });
      }
    }
  }

  /**
   * The indicators that those of the agreement can serve; none at the top. To be offered, the agreement above is in force.
   * @throws AgreementError `AGREEMENT_PARENT_UNFIT`
   */
  async codesAbove(tx: OperationContext, { parentId }: Pick<Parties, 'parentId'>, { inForce }: { readonly inForce: boolean }): Promise<ReadonlySet<string>> {
    if (parentId === null) return new Set();
    const [parent] = await this.parts.agreements.findCurrent(tx, [parentId]);
    if (!parent || agreementState(parent) === 'TERMINATED') throw unfit('it has ended');
    if (inForce && agreementState(parent) !== 'SIGNED') throw unfit('it is not signed yet, so nothing can be handed on from it');
    return new Set((await this.parts.indicators.listOf(tx, [parent.id])).map(({ code }) => code));
  }

  /** The bodies whose agreement can stand above one with the party: the township's over villages and units, theirs over their people. */
  private async bodiesAbove(tx: OperationContext, { divisionCode: township, partyKind, partyCode }: Parties): Promise<readonly string[]> {
    switch (partyKind) {
      case 'DIVISION': {
        const [division] = await this.parts.divisions.findByCodes(tx, [partyCode]);
        if (division?.code === township) return [];
        if (division?.parentCode === township) return [township];
        break;
      }
      case 'DEPARTMENT': {
        const [department] = await this.parts.departments.findByCodes(tx, [partyCode]);
        if (department?.divisionCode === township) return [township];
        break;
      }
      case 'OFFICER': {
        const [officer] = await this.parts.officers.findByStaffNumbers(tx, [partyCode]);
        if (officer) return [officer.divisionCode, ...(officer.departmentCode === null ? [] : [officer.departmentCode])];
        break;
      }
    }
    throw new AgreementError('AGREEMENT_PARTY_UNKNOWN', `The township ${township} has no ${partyKind.toLowerCase()} ${partyCode.slice(0, 40)}: check kind and code.`);
  }
}

function unfit(why: string): AgreementError {
  return new AgreementError('AGREEMENT_PARENT_UNFIT', `The agreement above does not fit: ${why}.`);
}
