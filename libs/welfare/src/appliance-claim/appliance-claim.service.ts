import { businessDateOf } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, uniqueViolationOf } from '@mashang/platform-persistence';
import type { SubmitApplianceClaimInput } from '../__generated__/resolver-types';
import type { HouseholdRepository } from '../household/household.repository';
import type { ApplianceClaimEntity } from './appliance-claim.entity';
import { ApplianceClaimError } from './appliance-claim.errors';
import { parseClaim } from './appliance-claim.inputs';
import type { ApplianceClaimRepository } from './appliance-claim.repository';
import { applianceSubsidy } from './appliance-subsidy';

const LABEL_CARD_INDEX = indexName('appliance_claims', ['label_card_no']);

export class ApplianceClaimService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: ApplianceClaimRepository,
    private readonly households: HouseholdRepository,
  ) {}

  /** Hands in a claim, computes its subsidy by the rule in force on the day of the invoice, and answers its number. */
  async submit(ctx: OperationContext, input: SubmitApplianceClaimInput): Promise<string> {
    const claim = parseClaim(input, businessDateOf(ctx.clock.now()));
    const { householdId, applianceClass, labelCardNo, invoicePrice, invoicedOn } = claim;
    const change = { householdId, applianceClass, labelCardNo, invoicePrice: invoicePrice.toYuan(), invoicedOn };
    const request = { name: 'welfare.submitApplianceClaim', idempotencyKey: input.idempotencyKey, input: change };
    const submit = this.unitOfWork.run(ctx, request, async (tx, journal) => {
      // Held until the end, so that two claims at the same moment cannot both take the last of the quota.
      const household = await this.households.lock(tx, householdId);
      if (!household) throw new ApplianceClaimError('HOUSEHOLD_UNKNOWN', `There is no household ${householdId}: take the id from households.`);
      if (await this.claims.existsWithLabelCard(tx, labelCardNo)) throw labelCardClaimed(labelCardNo);
      const { divisionCode, hukouType } = household;
      const rule = await this.claims.findRule(tx, applianceClass, invoicedOn, divisionCode);
      if (!rule) throw new ApplianceClaimError('NO_RULE_IN_FORCE', `No rule subsidises ${applianceClass} bought on ${invoicedOn}: see subsidyRules.`);
      const earlierClaims = await this.claims.countOf(tx, householdId, applianceClass);
      const subsidyAmount = applianceSubsidy(rule, { invoicePrice, hukouType, earlierClaims });
      const submittedAt = tx.clock.now();
      const submittedOn = businessDateOf(submittedAt);
      const claimNo = await this.claims.nextClaimNo(tx, divisionCode, submittedOn.slice(0, 4));
      await this.claims.insert(tx, { ...claim, claimNo, divisionCode, subsidyAmount, ruleId: rule.id, submittedAt, submittedOn, state: 'SUBMITTED' });
      const payload = { claimNo, ...change, subsidyAmount: subsidyAmount.toYuan(), rule: rule.id };
      journal.audit({ action: 'applianceClaim.submit', entityType: 'ApplianceSubsidyClaim', entityId: claimNo, divisionCode, change: payload });
      journal.publish({ type: 'ApplianceClaimSubmitted', key: householdId, divisionCode, payload });
      return claimNo;
    });
    return submit.catch((error: unknown) => {
      // Two claims with one card at the same moment: the database lets one in, the other learns of it here.
      throw uniqueViolationOf(error) === LABEL_CARD_INDEX ? labelCardClaimed(labelCardNo) : error;
    });
  }

  async get(ctx: OperationContext, claimNo: string): Promise<ApplianceClaimEntity> {
    const [claim] = await this.claims.findByNumbers(ctx, [claimNo]);
    if (!claim) throw new Error('A claim that was just handed in is gone');
    return claim;
  }
}

function labelCardClaimed(labelCardNo: string): ApplianceClaimError {
  return new ApplianceClaimError('LABEL_CARD_ALREADY_CLAIMED', `The label card ${labelCardNo} has been claimed: one card pays once.`);
}
