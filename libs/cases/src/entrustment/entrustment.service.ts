import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, maskPersonalNumber } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, once } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { EntrustInput, EntrustmentNoteInput, EntrustmentStepInput, TakeEntrustmentOverInput } from '../__generated__/resolver-types';
import type { AgencyPointRepository } from '../agency-point/agency-point.repository';
import type { CaseTripService } from '../case/case-trip.service';
import { writeCase } from '../case/case.access';
import { CaseError } from '../case/case.errors';
import { parseApplicant, parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import { entrustAt, ownEntrustment, takenEntrustment } from './entrustment.access';
import type { EntrustmentEntity, Original } from './entrustment.entity';
import type { EntrustmentState, EntrustmentStep } from './entrustment.lifecycle';
import { entrustmentLifecycle } from './entrustment.lifecycle';
import type { EntrustmentRepository } from './entrustment.repository';

/** Working days in which a village hands in what it was entrusted with (domain page 2.14). */
const HAND_IN_WORKING_DAYS = 3;
const MOST_ORIGINALS = 30;
const ONE_AUTHORIZATION = indexName('entrustments', ['authorization_no']);

export interface EntrustmentParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly entrustments: EntrustmentRepository;
  readonly agencyPoints: AgencyPointRepository;
  readonly cases: CaseRepository;
  readonly trips: CaseTripService;
  readonly personalNumbers: PersonalNumberVault;
  readonly workingTime: WorkingTime;
}

/** 全程代办: from the citizen's hand through village and town and back, with the originals in somebody's custody at each moment. */
export class EntrustmentService {
  private readonly steps: RecordStepService<EntrustmentEntity, EntrustmentState, EntrustmentStep>;

  constructor(private readonly parts: EntrustmentParts) {
    const { entrustments, unitOfWork } = parts;
    this.steps = new RecordStepService<EntrustmentEntity, EntrustmentState, EntrustmentStep>(unitOfWork, {
      type: 'Entrustment',
      lifecycle: entrustmentLifecycle,
      rule: ownEntrustment,
      unknown: 'ENTRUSTMENT_UNKNOWN',
      find: (ctx, entrustmentNo) => entrustments.findByNumber(ctx, entrustmentNo),
      advance: (...change) => entrustments.advance(...change),
    });
  }

  get(ctx: OperationContext, entrustmentNo: string): Promise<EntrustmentEntity> {
    return this.steps.get(ctx, entrustmentNo);
  }

  /** Takes a matter and its originals in, with the authorization that the citizen signed; each authorization is used once. */
  entrust(ctx: OperationContext, input: EntrustInput): Promise<string> {
    const { entrustments, agencyPoints, personalNumbers, database } = this.parts;
    const { idempotencyKey, agencyPoint } = input;
    const citizen = parseApplicant(input.citizen);
    const citizenIdentifierHash = personalNumbers.lookupHash(citizen.identifier);
    const matter = parseText('TEXT_LENGTH', 'matter', input.matter, 200);
    const authorizationNo = parseText('TEXT_LENGTH', 'authorization number', input.authorizationNo, 64);
    const originals = parseOriginals(input.originals);
    const content = { matter, citizen: { name: citizen.name, citizenIdentifierHash }, originals: originals.map((original) => ({ ...original })) };
    const asked = { agencyPoint, authorizationNo, content: personalNumbers.digestOf(content) };
    const create = async ({ tx, now }: Omit<RecordStepScope<EntrustmentEntity>, 'row'>) => {
      const [point] = await agencyPoints.findByCodes(tx, [agencyPoint]);
      if (!point) throw new CaseError('AGENCY_POINT_UNKNOWN', `There is no agency point ${agencyPoint}: take the code from the village.`);
      admitRow(entrustAt, tx.principal, point);
      const { staffNo } = tx.principal;
      if (staffNo === undefined) throw new CaseError('OWNER_MISSING', 'Somebody must answer for the papers: sign in as the agent.');
      if (await entrustments.findByAuthorization(tx, authorizationNo)) throw authorizationUsed(authorizationNo);
      const key = await nextRecordNo(database, tx, { series: 'cases.Entrustment', letter: 'D' }, point.divisionCode);
      const row: EntrustmentEntity = {
        ...notMoved,
        entrustmentNo: key,
        agencyPointCode: agencyPoint,
        divisionCode: point.divisionCode,
        authorizationNo,
        matter,
        citizenName: citizen.name,
        citizenIdentifierHash,
        citizenIdentifierMasked: maskPersonalNumber(citizen.identifier),
        originals,
        agentStaffNo: staffNo,
        state: 'ENTRUSTED',
        entrustedAt: now,
        dueOn: this.parts.workingTime.calendar.addWorkingDays(businessDateOf(now), HAND_IN_WORKING_DAYS).dueOn,
        version: 1,
      };
      await once(ONE_AUTHORIZATION, entrustments.insert(tx, row), () => authorizationUsed(authorizationNo));
      return { key, row };
    };
    return this.steps.file(ctx, { mutation: 'cases.entrust', idempotencyKey, asked, create });
  }

  handIn(ctx: OperationContext, input: EntrustmentStepInput): Promise<void> {
    return this.steps.take(ctx, { step: 'handIn', mutation: 'cases.handEntrustmentIn', key: input.entrustmentNo, input, change: ({ now }) => ({ handedInAt: now }) });
  }

  /** The town counts the originals, takes them over, and says which case it made of them: the same citizen's, from the same point. */
  takeOver(ctx: OperationContext, input: TakeEntrustmentOverInput): Promise<void> {
    const { caseNo } = input;
    return this.steps.take(ctx, {
      step: 'takeOver',
      mutation: 'cases.takeEntrustmentOver',
      key: input.entrustmentNo,
      input,
      asked: { caseNo },
      rule: byTheTown,
      change: async ({ tx, row, now }) => {
        const [filed] = await this.parts.cases.findByNumbers(tx, [caseNo]);
        if (!filed) throw new CaseError('CASE_UNKNOWN', `There is no case ${caseNo}: check the number on the receipt.`);
        admitRow(writeCase, tx.principal, filed);
        if (filed.agencyPointCode !== row.agencyPointCode || filed.applicantIdentifierHash !== row.citizenIdentifierHash) {
          throw new CaseError('ENTRUSTMENT_CASE_DIFFERS', `The case ${caseNo} is another citizen's or came another way: receive one for this citizen and agency point.`);
        }
        // Under the case's lock, so two matters taken over at the same moment do not both become it.
        await this.parts.cases.lock(tx, caseNo);
        const [taken] = await this.parts.entrustments.findByCases(tx, [caseNo]);
        if (taken) throw new CaseError('CASE_ENTRUSTED_BEFORE', `The case ${caseNo} came of ${taken.entrustmentNo}: receive another one for this matter.`);
        return { takenOverAt: now, townStaffNo: tx.principal.staffNo ?? null, caseNo };
      },
    });
  }

  /** The town does not take them, e.g. because an original is missing; the agent keeps them. */
  refuse(ctx: OperationContext, input: EntrustmentNoteInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, { step: 'refuse', mutation: 'cases.refuseEntrustment', key: input.entrustmentNo, input, asked: { note: this.parts.personalNumbers.digestOf(note) }, rule: byTheTown, change: () => ({ note, handedInAt: null }) });
  }

  /** The agent fetches result and originals at the town: one more trip of a cadre, and none of the citizen. */
  giveBack(ctx: OperationContext, input: EntrustmentStepInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'giveBack',
      mutation: 'cases.giveEntrustmentBack',
      key: input.entrustmentNo,
      input,
      rule: takenEntrustment,
      change: ({ now }) => ({ givenBackAt: now }),
      after: async ({ tx, row, now, journal }) => {
        if (row.caseNo !== null) await this.parts.trips.count(tx, { caseNo: row.caseNo, traveller: 'CADRE', reason: '领取结果和原件' }, now, journal);
      },
    });
  }

  /** Result and originals are in the citizen's hands, who signed for them. */
  return(ctx: OperationContext, input: EntrustmentNoteInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, { step: 'return', mutation: 'cases.returnEntrustment', key: input.entrustmentNo, input, asked: { note: this.parts.personalNumbers.digestOf(note) }, change: ({ now }) => ({ note, returnedAt: now }) });
  }
}

/** The root field asks for the scope; the row rule is that of the case it becomes. */
const byTheTown = { describe: 'scope cases:write', admits: () => true };

function authorizationUsed(authorizationNo: string): CaseError {
  return new CaseError('AUTHORIZATION_USED', `The authorization ${authorizationNo} was used for another matter: let the citizen sign a new one.`);
}

const notMoved = { handedInAt: null, takenOverAt: null, townStaffNo: null, caseNo: null, givenBackAt: null, returnedAt: null, note: null } as const;

function parseOriginals(originals: readonly Original[]): readonly Original[] {
  const parsed = originals.map(({ name, copies }) => ({ name: parseText('TEXT_LENGTH', "original's name", name, 100), copies }));
  if (parsed.length > MOST_ORIGINALS || parsed.some(({ copies }) => copies < 1 || copies > 99) || new Set(parsed.map(({ name }) => name)).size < parsed.length) {
    throw new CaseError('ORIGINALS', `List each original once, at most ${MOST_ORIGINALS}, with 1 to 99 copies.`);
  }
  return parsed;
}
