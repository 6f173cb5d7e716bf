import { businessDateOf } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import type { SignResponsibilityAgreementInput } from '../__generated__/resolver-types';
import type { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';
import { agreementState, nextAgreementState } from './agreement.lifecycle';
import type { AgreementRepository } from './agreement.repository';
import { assertSignatureDay } from './signature-day';

export class AgreementService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementRepository,
  ) {}

  /** Records the signature under an agreement; refuses a second one, a stale version and an impossible day. */
  async sign(ctx: OperationContext, input: SignResponsibilityAgreementInput): Promise<void> {
    const { idempotencyKey, id, version, signedOn } = input;
    const request = { name: 'personnel.signResponsibilityAgreement', idempotencyKey, input: { id, version, signedOn } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const agreement = await this.get(tx, id);
      if (nextAgreementState(agreementState(agreement), 'sign') === null) {
        throw new AgreementError('AGREEMENT_ALREADY_SIGNED', `The agreement was signed on ${agreement.signedOn}: nothing is left to sign.`);
      }
      const now = tx.clock.now();
      assertSignatureDay(signedOn, agreement.year, businessDateOf(now));
      await this.agreements.sign(tx, id, version, { signedOn, signedAt: now });
      const { divisionCode, partyCode, year } = agreement;
      journal.audit({ action: 'agreement.sign', entityType: 'ResponsibilityAgreement', entityId: id, divisionCode, change: { signedOn } });
      journal.publish({ type: 'ResponsibilityAgreementSigned', key: id, divisionCode, payload: { id, year, partyCode, signedOn } });
      return null;
    });
  }

  async get(ctx: OperationContext, id: string): Promise<AgreementEntity> {
    const agreement = await this.agreements.findById(ctx, id);
    if (!agreement) throw new AgreementError('AGREEMENT_UNKNOWN', `There is no agreement ${id}: take the id from responsibilityAgreements.`);
    return agreement;
  }
}
