import { businessDateOf, DomainError, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { Lifecycle, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { DeclareInterestInput, EndInterestInput } from '../__generated__/resolver-types';
import type { OfficerRepository } from '../officer/officer.repository';
import { ownInterest } from './interest-declaration.access';
import type { InterestDeclarationEntity, InterestState } from './interest-declaration.entity';
import type { InterestDeclarationRepository } from './interest-declaration.repository';

type InterestErrorCode = 'INTEREST_UNKNOWN' | 'INTEREST_OF_NOBODY' | 'INTEREST_WITH_ONESELF' | 'OFFICER_UNKNOWN';

/** A refusal about declarations of interest; nothing was changed. */
export class InterestError extends DomainError<InterestErrorCode> {}

export interface InterestDeclarationParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly interests: InterestDeclarationRepository;
  readonly officers: OfficerRepository;
}

/** 利害关系申报: declared in person, ended in person, and never removed. */
export class InterestDeclarationService {
  readonly steps: RecordStepService<InterestDeclarationEntity, InterestState, 'end'>;

  constructor(private readonly parts: InterestDeclarationParts) {
    const { interests, unitOfWork } = parts;
    this.steps = new RecordStepService<InterestDeclarationEntity, InterestState, 'end'>(unitOfWork, {
      type: 'InterestDeclaration',
      lifecycle: new Lifecycle<InterestState, 'end'>({ DECLARED: { end: 'ENDED' }, ENDED: {} }, ['end']),
      rule: ownInterest,
      unknown: 'INTEREST_UNKNOWN',
      find: (ctx, declarationNo) => interests.findByNumber(ctx, declarationNo),
      advance: (...change) => interests.advance(...change),
    });
  }

  declare(ctx: OperationContext, { idempotencyKey, kind, relatedOfficer = null, description: words }: DeclareInterestInput): Promise<string> {
    const description = parseText('description', words, 500);
    return this.steps.file(ctx, {
      mutation: 'personnel.declareInterest',
      idempotencyKey,
      // The words are the officer's family's: they stay with the declaration, and the chain tells that there is one.
      asked: { kind, relatedOfficer },
      create: async ({ tx, now }) => {
        const { staffNo } = tx.principal;
        const [declarant] = staffNo === undefined ? [] : await this.parts.officers.findByStaffNumbers(tx, [staffNo]);
        if (!declarant) throw new InterestError('INTEREST_OF_NOBODY', 'Only an officer declares an interest: sign in as one.');
        if (relatedOfficer === declarant.staffNo) throw new InterestError('INTEREST_WITH_ONESELF', 'An interest is with somebody else: name the other officer, or leave it out.');
        if (relatedOfficer !== null && (await this.parts.officers.findByStaffNumbers(tx, [relatedOfficer])).length === 0) {
          throw new InterestError('OFFICER_UNKNOWN', `There is no officer ${relatedOfficer}: take the staff number from the department.`);
        }
        const key = await nextRecordNo(this.parts.database, tx, { series: 'personnel.InterestDeclaration', letter: 'I' }, declarant.divisionCode);
        const row: InterestDeclarationEntity = {
          declarationNo: key,
          staffNo: declarant.staffNo,
          kind,
          relatedStaffNo: relatedOfficer,
          description,
          state: 'DECLARED',
          declaredOn: businessDateOf(now),
          endedOn: null,
          divisionCode: declarant.divisionCode,
          version: 1,
        };
        await this.parts.interests.insert(tx, row);
        return { key, row };
      },
    });
  }

  end(ctx: OperationContext, input: EndInterestInput): Promise<void> {
    return this.steps.take(ctx, { step: 'end', mutation: 'personnel.endInterest', key: input.declarationNo, input, change: ({ now }) => ({ endedOn: businessDateOf(now) }) });
  }
}
