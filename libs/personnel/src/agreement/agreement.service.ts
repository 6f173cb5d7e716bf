import { businessDateOf } from '@mashang/domain';
import { withScope } from '@mashang/platform-identity';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { SignAgreementSideInput, SignResponsibilityAgreementInput } from '../__generated__/resolver-types';
import { headOn } from '../department/department-head.entity';
import type { DepartmentRepository } from '../department/department.repository';
import type { EmploymentRepository } from '../employment/employment.repository';
import type { OfficerRepository } from '../officer/officer.repository';
import { keepAgreements } from './agreement.access';
import type { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';
import { agreementState } from './agreement.lifecycle';
import type { AgreementRepository } from './agreement.repository';
import type { AgreementSide } from './agreement-party';
import { partyOn, signsFor } from './agreement-party';
import { assertServing } from './agreement-service-record';
import type { AgreementSteps } from './agreement-steps';
import { agreementSteps } from './agreement-steps';
import { assertNotBeforeOffer, assertSignatureDay } from './signature-day';

const SIDES = ['ASSIGNER', 'PARTY'] as const satisfies readonly AgreementSide[];

/** 签订: both sides sign in person, or a paper that both have signed is taken over. */
export class AgreementService {
  private readonly steps: AgreementSteps;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementRepository,
    private readonly officers: OfficerRepository,
    private readonly departments: Pick<DepartmentRepository, 'listHeads'>,
    private readonly employments: Pick<EmploymentRepository, 'listOfMany'>,
  ) {
    this.steps = agreementSteps(unitOfWork, agreements);
  }

  /** Records a paper with both signatures; refuses a second one, a stale version and an impossible day. */
  async sign(ctx: OperationContext, input: SignResponsibilityAgreementInput): Promise<void> {
    const { idempotencyKey, id, version, signedOn } = input;
    const request = { name: 'personnel.signResponsibilityAgreement', idempotencyKey, input: { id, version, signedOn } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const agreement = admitRow(keepAgreements, tx.principal, await this.get(tx, id));
      assertWaits(agreement);
      const now = tx.clock.now();
      assertSignatureDay(signedOn, agreement.year, businessDateOf(now));
      await this.assertStands(tx, agreement, signedOn);
      const { divisionCode, partyCode, year, familyId } = agreement;
      const signed = await this.agreements.listSignatures(tx, [id]);
      // The agreement first: its row is what two hands wait for, and a signature refers to it.
      await this.agreements.advance(tx, id, version, { signedOn: latest([signedOn, ...signed.map((signature) => signature.signedOn)]), signedAt: now });
      for (const side of SIDES.filter((candidate) => !signed.some((signature) => signature.side === candidate))) {
        await this.agreements.addSignature(tx, { agreementId: id, side, staffNo: null, signedOn, recordedAt: now, divisionCode });
      }
      await this.agreements.supersede(tx, familyId, id, now);
      journal.audit({ action: 'agreement.sign', entityType: 'ResponsibilityAgreement', entityId: id, divisionCode, change: { signedOn } });
      journal.publish({ type: 'ResponsibilityAgreementSigned', key: id, divisionCode, payload: { key: id, state: 'SIGNED', id, year, partyCode, signedOn } });
      return null;
    });
  }

  /** Signs in person for one side; the second side's signature puts the agreement in force in place of the text before it. */
  async signSide(ctx: OperationContext, input: SignAgreementSideInput): Promise<void> {
    const { id, side, signedOn } = input;
    // Read ahead of the step, and held by it: every signature advances the version that the signer must have read.
    const before = await this.agreements.listSignatures(ctx, [id]);
    const isLast = before.some((signature) => signature.side !== side);
    await this.steps.take(ctx, {
      step: isLast ? 'complete' : 'sign',
      mutation: 'personnel.signAgreementSide',
      key: id,
      input,
      asked: { side, signedOn },
      // Who may sign hangs on the side, and on the roll of officers.
      rule: withScope('personnel:read'),
      change: async ({ tx, row, now }) => {
        assertSignatureDay(signedOn, row.year, businessDateOf(now));
        assertNotBeforeOffer(signedOn, row.offeredAt && businessDateOf(row.offeredAt));
        await this.assertStands(tx, row, businessDateOf(now));
        const staffNo = await this.signerOf(tx, row, side);
        if (before.some((signature) => signature.staffNo === staffNo && signature.side !== side)) {
          throw new AgreementError('SIGNER_SIGNED_BEFORE', 'You have signed for the other side: nobody makes an agreement with himself.');
        }
        return isLast ? { signedOn: latest([signedOn, ...before.map((signature) => signature.signedOn)]), signedAt: now } : {};
      },
      after: async ({ tx, row, now }) => {
        const { staffNo = null } = tx.principal;
        await this.agreements.addSignature(tx, { agreementId: id, side, staffNo, signedOn, recordedAt: now, divisionCode: row.divisionCode });
        if (row.state === 'SIGNED') await this.agreements.supersede(tx, row.familyId, id, now);
      },
    });
  }

  async get(ctx: OperationContext, id: string): Promise<AgreementEntity> {
    const agreement = await this.agreements.findById(ctx, id);
    if (!agreement) throw new AgreementError('AGREEMENT_UNKNOWN', `There is no agreement ${id}: take the id from responsibilityAgreements.`);
    return agreement;
  }

  /** The agreement above has not ended, and nobody signs who has left, nor for one who has. */
  private async assertStands(tx: OperationContext, { parentId, partyKind, partyCode }: AgreementEntity, on: string): Promise<void> {
    const [above] = parentId === null ? [] : await this.agreements.findCurrent(tx, [parentId]);
    if (above && agreementState(above) === 'TERMINATED') {
      throw new AgreementError('AGREEMENT_PARENT_UNFIT', 'The agreement above has ended, so nothing is handed on from it any more: end this one too.');
    }
    const { staffNo } = tx.principal;
    await assertServing(this.employments, tx, [...(partyKind === 'OFFICER' ? [partyCode] : []), ...(staffNo === undefined ? [] : [staffNo])], on);
  }

  /** A head does not assign a duty to himself: for his own agreement a leader of the township signs as assigner. */
  private async isOfHead(tx: OperationContext, partyCode: string, departmentCode: string): Promise<boolean> {
    const today = businessDateOf(tx.clock.now());
    return headOn(await this.departments.listHeads(tx, [departmentCode]), today)?.staffNo === partyCode;
  }

  /** The signer's staff number, when the person asking may bind the party on the side. */
  private async signerOf(tx: OperationContext, agreement: AgreementEntity, side: AgreementSide): Promise<string> {
    const { principal } = tx;
    const { divisionCode: township, partyKind, partyCode, parentId } = agreement;
    const above = parentId === null ? null : await this.get(tx, parentId);
    const parent = above && { kind: above.partyKind, code: above.partyCode };
    const assignedByTownship = side === 'ASSIGNER' && partyKind === 'OFFICER' && parent?.kind === 'DEPARTMENT' && (await this.isOfHead(tx, partyCode, parent.code));
    const party = partyOn(side, { township, party: { kind: partyKind, code: partyCode }, parent: assignedByTownship ? null : parent });
    const { staffNo } = principal;
    const person = { principal, divisionCode: await this.officers.divisionOf(tx, staffNo) };
    if (staffNo !== undefined && party !== null && signsFor(party, township, person)) return staffNo;
    const who = party === null ? 'the county, on paper' : `whoever binds ${party.code}: a leader, the head of the unit, an officer of the village, or the person`;
    throw new AgreementError('SIGNER_NOT_OF_PARTY', `You cannot sign for the side ${side}: that is for ${who}.`, { side });
  }
}

function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}

/** What waits for signatures can be signed; what was signed is told from what never will be. */
function assertWaits(agreement: AgreementEntity): void {
  const state = agreementState(agreement);
  switch (state) {
    case 'OFFERED':
      return;
    case 'SIGNED':
    case 'AMENDED':
      throw new AgreementError('AGREEMENT_ALREADY_SIGNED', `The agreement was signed on ${agreement.signedOn}: nothing is left to sign.`);
    case 'DRAFT':
    case 'TERMINATED':
      throw new AgreementError('STATE_FORBIDS_STEP', `The agreement is ${state}: only one that was offered can be signed.`, { state });
  }
}
