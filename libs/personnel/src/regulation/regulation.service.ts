import { businessDateOf, parseText } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { once, PRIMARY_KEY, uniqueViolationOf } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type {
  AcknowledgeRegulationInput,
  AmendRegulationDraftInput,
  DiscardRegulationDraftInput,
  DraftRegulationInput,
  IssueRegulationInput,
} from '../__generated__/resolver-types';
import type { OfficeRegister } from '../office/office-register';
import { OfficeError } from '../office/office.errors';
import { staffNoOf } from '../office/staff';
import type { RegulationVersionEntity } from './regulation-version.entity';
import { draftRegulationRule, issueRegulationRule, readRegulation } from './regulation.access';
import type { RegulationVersionState, RegulationVersionStep } from './regulation.lifecycle';
import { regulationLifecycle, standingOn } from './regulation.lifecycle';
import type { RegulationRepository } from './regulation.repository';

type VersionScope = RecordStepScope<RegulationVersionEntity>;

const LONGEST_TEXT = 10_000;
const CODE = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

/** 机关管理制度: drafted by whoever keeps records, put in force by the leaders, read and acknowledged by each officer in person. */
export class RegulationService {
  private readonly steps: RecordStepService<RegulationVersionEntity, RegulationVersionState, RegulationVersionStep>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly regulations: RegulationRepository,
    private readonly register: OfficeRegister,
  ) {
    this.steps = new RecordStepService<RegulationVersionEntity, RegulationVersionState, RegulationVersionStep>(unitOfWork, {
      type: 'RegulationVersion',
      lifecycle: regulationLifecycle,
      rule: draftRegulationRule,
      unknown: 'REGULATION_VERSION_UNKNOWN',
      find: (ctx, id) => regulations.findVersion(ctx, id),
      advance: (...change) => regulations.advance(...change),
    });
  }

  get(ctx: OperationContext, id: string): Promise<RegulationVersionEntity> {
    return this.steps.get(ctx, id);
  }

  /** Drafts a first or a further version and answers its id; refuses with `REGULATION_CODE_TAKEN` the code of another regulation. */
  draft(ctx: OperationContext, input: DraftRegulationInput): Promise<string> {
    const { idempotencyKey, division: divisionCode, code, kind } = input;
    if (!CODE.test(code)) throw new OfficeError('REGULATION_CODE', 'A regulation code is 2 to 40 capitals, digits and hyphens, e.g. GS-R-01.');
    const title = parseText('title', input.title, 100);
    const text = parseText('text', input.text, LONGEST_TEXT);
    const create = async ({ tx }: Omit<VersionScope, 'row'>) => {
      admitRow(draftRegulationRule, tx.principal, { divisionCode });
      await this.register.assertDivision(tx, divisionCode);
      const [known] = await this.regulations.findByCodes(tx, [code]);
      if (known && (known.divisionCode !== divisionCode || known.kind !== kind || known.title !== title)) {
        throw new OfficeError('REGULATION_CODE_TAKEN', `${code} is another regulation: give its division, kind and title as they are, or choose a code of its own.`);
      }
      if (!known) await once(PRIMARY_KEY, this.regulations.insert(tx, { code, kind, title, divisionCode, version: 1 }), () => draftExists(code));
      await this.regulations.hold(tx, code);
      const earlier = await this.regulations.listVersions(tx, [code]);
      if (earlier.some(({ state }) => state === 'DRAFTED')) throw draftExists(code);
      const ordinal = earlier.length + 1;
      const undecided = { issuedBy: null, effectiveFrom: null, replacedFrom: null, version: 1 };
      const row = { ...undecided, id: `${code}-${ordinal}`, regulationCode: code, ordinal, divisionCode, state: 'DRAFTED' as const, text, draftedBy: staffNoOf(tx.principal) };
      await this.regulations.insertVersion(tx, row);
      return { key: row.id, row };
    };
    return this.steps.file(ctx, { mutation: 'personnel.draftRegulation', idempotencyKey, asked: { division: divisionCode, code, kind, title, text }, create });
  }

  amend(ctx: OperationContext, input: AmendRegulationDraftInput): Promise<void> {
    const text = parseText('text', input.text, LONGEST_TEXT);
    return this.steps.take(ctx, { step: 'amend', mutation: 'personnel.amendRegulationDraft', key: input.id, input, asked: { text }, change: () => ({ text }) });
  }

  discard(ctx: OperationContext, input: DiscardRegulationDraftInput): Promise<void> {
    return this.steps.take(ctx, { step: 'discard', mutation: 'personnel.discardRegulationDraft', key: input.id, input });
  }

  /** Puts a draft in force; refuses with `EFFECTIVE_DAY` a day that is past, or not after the day of the version before. */
  issue(ctx: OperationContext, input: IssueRegulationInput): Promise<void> {
    const { id, effectiveFrom } = input;
    const change = async ({ tx, row, now }: VersionScope) => {
      const today = businessDateOf(now);
      if (effectiveFrom < today) throw new OfficeError('EFFECTIVE_DAY', `Nothing binds backwards: give today (${today}) or a later day.`);
      await this.regulations.hold(tx, row.regulationCode);
      const before = (await this.regulations.listVersions(tx, [row.regulationCode])).filter(({ state }) => state === 'ISSUED').at(-1);
      if (before?.effectiveFrom != null && effectiveFrom <= before.effectiveFrom) {
        throw new OfficeError('EFFECTIVE_DAY', `The version before is in force from ${before.effectiveFrom}: give a later day.`);
      }
      if (before) await this.regulations.replaceFrom(tx, before.id, effectiveFrom);
      return { effectiveFrom, issuedBy: staffNoOf(tx.principal) };
    };
    return this.steps.take(ctx, { step: 'issue', mutation: 'personnel.issueRegulation', key: id, input, asked: { effectiveFrom }, rule: issueRegulationRule, change });
  }

  /** The caller has read it; refuses with `REGULATION_NOT_IN_FORCE` what is a draft or replaced, `ACKNOWLEDGED_BEFORE` a second time, `OFFICER_HAS_LEFT` who serves here no more. */
  async acknowledge(ctx: OperationContext, { idempotencyKey, id }: AcknowledgeRegulationInput): Promise<void> {
    await this.unitOfWork.run(ctx, { name: 'personnel.acknowledgeRegulation', idempotencyKey, input: { id } }, async (tx, journal) => {
      const version = admitRow(readRegulation, tx.principal, await this.get(tx, id));
      const staffNo = staffNoOf(tx.principal);
      const now = tx.clock.now();
      await this.register.assertInService(tx, [staffNo], businessDateOf(now));
      const standing = standingOn(version, businessDateOf(now));
      if (standing !== 'IN_FORCE' && standing !== 'FORTHCOMING') {
        throw new OfficeError('REGULATION_NOT_IN_FORCE', `${id} is ${standing}: acknowledge the version that is in force or coming.`);
      }
      const { divisionCode } = version;
      try {
        await this.regulations.acknowledge(tx, { versionId: id, staffNo, divisionCode, acknowledgedAt: now });
      } catch (error) {
        if (uniqueViolationOf(error) === null) throw error;
        throw new OfficeError('ACKNOWLEDGED_BEFORE', `You have acknowledged ${id} before: nothing is left to do.`);
      }
      journal.audit({ action: 'regulationVersion.acknowledge', entityType: 'RegulationVersion', entityId: id, divisionCode, change: { staffNo } });
      journal.publish({ type: 'RegulationAcknowledged', key: id, divisionCode, payload: { id, staffNo } });
      return null;
    });
  }
}

/** Also when somebody else drafted it at the same moment. */
function draftExists(code: string): OfficeError {
  return new OfficeError('REGULATION_DRAFT_EXISTS', `${code} has a draft already: amend it, or discard it first.`);
}
