import { addDays, businessDateOf, parseText } from '@mashang/domain';
import type { Database, Journal, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { SubstitutionNoteInput } from '../__generated__/resolver-types';
import type { StaffedPost } from '../coverage/coverage-proof';
import type { CoverageService } from '../coverage/coverage.service';
import { forLocalReading } from '../coverage/local-reading';
import type { PostEntity } from '../post/post.entity';
import { postHoldingChanged } from '../post/post-holding-changed';
import type { PlannedSubstitution } from './planned-substitutions';
import { endOf, plannedSubstitutions } from './planned-substitutions';
import { handsBack, handsOver } from './substitution.access';
import type { SubstitutionEntity } from './substitution.entity';
import { SubstitutionError } from './substitution.errors';
import type { SubstitutionState, SubstitutionStep } from './substitution.lifecycle';
import { substitutionLifecycle } from './substitution.lifecycle';
import type { SubstitutionRepository } from './substitution.repository';

const LONGEST_NOTE = 1000;

export interface SubstitutionParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly substitutions: SubstitutionRepository;
  readonly coverage: CoverageService;
}

/** 顶岗: keeps written down who acts in whose place, with the notes of both hand-overs. */
export class SubstitutionService {
  private readonly steps: RecordStepService<SubstitutionEntity, SubstitutionState, SubstitutionStep>;

  constructor(private readonly parts: SubstitutionParts) {
    const { substitutions, unitOfWork } = parts;
    this.steps = new RecordStepService<SubstitutionEntity, SubstitutionState, SubstitutionStep>(unitOfWork, {
      type: 'Substitution',
      lifecycle: substitutionLifecycle,
      rule: handsOver,
      unknown: 'SUBSTITUTION_UNKNOWN',
      find: (ctx, substitutionNo) => substitutions.findByNumber(ctx, substitutionNo),
      advance: (...change) => substitutions.advance(...change),
    });
  }

  get(ctx: OperationContext, substitutionNo: string): Promise<SubstitutionEntity> {
    return this.steps.get(ctx, substitutionNo);
  }

  /** Who goes tells who acts what is pending. */
  handOver(ctx: OperationContext, input: SubstitutionNoteInput): Promise<void> {
    const handOverNote = parseText('note', input.note, LONGEST_NOTE);
    return this.steps.take(ctx, {
      step: 'handOver',
      mutation: 'personnel.handOverPost',
      key: input.substitutionNo,
      input,
      asked: { note: handOverNote },
      change: ({ now }) => ({ handOverNote, handedOverAt: now }),
    });
  }

  /** Who acted tells who returns what was done. */
  handBack(ctx: OperationContext, input: SubstitutionNoteInput): Promise<void> {
    const handBackNote = parseText('note', input.note, LONGEST_NOTE);
    return this.steps.take(ctx, {
      step: 'handBack',
      mutation: 'personnel.handPostBack',
      key: input.substitutionNo,
      input,
      asked: { note: handBackNote },
      rule: handsBack,
      change: ({ row, now }) => {
        if (now < row.startsAt) throw new SubstitutionError('SUBSTITUTION_NOT_BEGUN', `The substitution begins at ${forLocalReading(row.startsAt)}: nothing was done yet that could be handed back.`);
        return { handBackNote, handedBackAt: now };
      },
    });
  }

  /**
   * Brings what is written down about posts in line with what was just decided, from now on: what is new is planned, what ends
   * otherwise ends otherwise, what no longer happens is called off. Locks must be held.
   */
  async settle(tx: OperationContext, journal: Journal, posts: readonly PostEntity[]): Promise<void> {
    if (posts.length === 0) return;
    const now = tx.clock.now();
    const standing = await this.parts.substitutions.listEndingAfter(tx, posts.map(({ code }) => code), now);
    const earliest = standing.reduce((from, { startsAt }) => (startsAt < from ? startsAt : from), now);
    const { posts: staffed, absences, sessions } = await this.parts.coverage.from(tx, posts, earliest);
    for (const post of staffed) {
      const known = standing.filter(({ postCode }) => postCode === post.code);
      const from = known.reduce((first, { startsAt }) => (startsAt < first ? startsAt : first), now);
      const planned = plannedSubstitutions(sessions, from, post, absences).filter((plan) => endOf(plan) > now);
      for (const substitution of known) {
        await this.adjust(tx, journal, substitution, planned.find((plan) => isSame(plan, substitution)) ?? null);
      }
      for (const plan of planned) if (!known.some((substitution) => isSame(plan, substitution))) await this.plan(tx, journal, post, plan);
    }
  }

  private async plan(tx: OperationContext, journal: Journal, post: StaffedPost, plan: PlannedSubstitution): Promise<void> {
    const { code: postCode, departmentCode, divisionCode } = post;
    const substitutionNo = await nextRecordNo(this.parts.database, tx, { series: 'personnel.Substitution', letter: 'S' }, divisionCode);
    const substitution = { ...plan, ...noNotes, substitutionNo, postCode, departmentCode, divisionCode, state: 'PLANNED', version: 1 } as const;
    await this.parts.substitutions.insert(tx, substitution);
    this.announce(journal, 'plan', substitution);
  }

  /** To the end it has now; called off when it no longer happens at all. */
  private async adjust(tx: OperationContext, journal: Journal, substitution: SubstitutionEntity, plan: PlannedSubstitution | null): Promise<void> {
    const now = tx.clock.now();
    const { substitutionNo, version, state, startsAt } = substitution;
    if (plan !== null && endOf(plan).getTime() === endOf(substitution).getTime()) return;
    if (plan === null && startsAt >= now) {
      if (substitutionLifecycle.next(state, 'cancel') === null) return;
      await this.parts.substitutions.advance(tx, substitutionNo, version, 'CANCELLED', {});
      this.announce(journal, 'cancel', { ...substitution, state: 'CANCELLED' });
      return;
    }
    const endsAt = plan === null ? now : plan.endsAt;
    await this.parts.substitutions.advance(tx, substitutionNo, version, state, { endsAt });
    this.announce(journal, 'reschedule', { ...substitution, endsAt });
  }

  private announce(journal: Journal, step: string, substitution: Readonly<SubstitutionEntity>): void {
    const { substitutionNo, postCode, departmentCode, actingStaffNo, absentStaffNo, role, startsAt, endsAt, state, divisionCode } = substitution;
    const startsOn = businessDateOf(startsAt);
    const change = { postCode, actingStaffNo, absentStaffNo, role, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null, state };
    journal.audit({ action: `substitution.${step}`, entityType: 'Substitution', entityId: substitutionNo, divisionCode, change });
    if (role !== 'HEAD') return;
    // The last instant of a day does not belong to the next.
    const lastDay = endsAt === null ? null : businessDateOf(new Date(endsAt.getTime() - 1));
    const endsOn = state === 'CANCELLED' ? addDays(startsOn, -1) : lastDay;
    journal.publish(postHoldingChanged({ holdingId: substitutionNo, postCode, departmentCode, staffNo: actingStaffNo, role, startsOn, endsOn }, divisionCode));
  }
}

const noNotes = { handOverNote: null, handedOverAt: null, handBackNote: null, handedBackAt: null } as const;

function isSame(plan: PlannedSubstitution, { actingStaffNo, absentStaffNo, role, startsAt }: SubstitutionEntity): boolean {
  return (
    plan.actingStaffNo === actingStaffNo && plan.absentStaffNo === absentStaffNo && plan.role === role && plan.startsAt.getTime() === startsAt.getTime()
  );
}
