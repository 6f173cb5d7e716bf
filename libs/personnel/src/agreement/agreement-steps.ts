import type { UnitOfWork } from '@mashang/platform-persistence';
import { RecordStepService } from '@mashang/platform-subgraph';
import { keepAgreements } from './agreement.access';
import type { AgreementEntity } from './agreement.entity';
import type { AgreementState, AgreementStep } from './agreement.lifecycle';
import { agreementLifecycle, agreementState } from './agreement.lifecycle';
import type { AgreementRepository } from './agreement.repository';

/** An agreement with the state that its marks add up to. */
export interface AgreementRecord extends AgreementEntity {
  readonly state: AgreementState;
}

export type AgreementSteps = RecordStepService<AgreementRecord, AgreementState, AgreementStep>;

/** The steps of an agreement: kept by leaders and the party-government office unless a step says otherwise. */
export function agreementSteps(unitOfWork: UnitOfWork, agreements: AgreementRepository): AgreementSteps {
  return new RecordStepService<AgreementRecord, AgreementState, AgreementStep>(unitOfWork, {
    type: 'ResponsibilityAgreement',
    lifecycle: agreementLifecycle,
    rule: keepAgreements,
    unknown: 'AGREEMENT_UNKNOWN',
    find: async (ctx, id) => {
      const agreement = await agreements.findById(ctx, id);
      return agreement && { ...agreement, state: agreementState(agreement) };
    },
    // The state is what the marks among the changes say; it has no column.
    advance: (ctx, id, version, _, { state: __, ...changes }) => agreements.advance(ctx, id, version, changes),
  });
}
