import { businessDateOf } from '@mashang/domain';
import type { EventMessage, OperationContext } from '@mashang/platform-persistence';
import { CaseError } from '../case/case.errors';
import type { ActingPost } from './acting-post';
import { actingPostOf } from './acting-post';
import { parsePostHoldingChanged } from './post-holder.inputs';
import type { PostHolderRepository } from './post-holder.repository';

/** AB岗: every action resolves to a post and a person at that instant. Who holds what is personnel's word; here it is asked. */
export class PostHolderService {
  constructor(private readonly holders: PostHolderRepository) {}

  /** Takes over what personnel says of a holding. */
  follow(ctx: OperationContext, { payload, divisionCode }: EventMessage): Promise<void> {
    return this.holders.save(ctx, { ...parsePostHoldingChanged(payload), divisionCode });
  }

  /**
   * The post of the department from which the caller acts today: the stated one if it is held, else derived.
   * @throws CaseError `POST_NOT_HELD`
   */
  async actingPost(ctx: OperationContext, departmentCode: string, stated: ActingPost | null | undefined): Promise<ActingPost> {
    const { staffNo } = ctx.principal;
    const on = businessDateOf(ctx.clock.now());
    const held = staffNo === undefined ? [] : await this.holders.listHeld(ctx, staffNo, departmentCode, on);
    const acting = actingPostOf(held, stated ?? null);
    if (acting === null) throw notHeld(staffNo, departmentCode, stated ?? null, on);
    return acting;
  }
}

function notHeld(staffNo: string | undefined, departmentCode: string, stated: ActingPost | null, on: string): CaseError {
  const who = staffNo ?? 'Somebody without a staff number';
  if (departmentCode === '') return new CaseError('POST_NOT_HELD', `${who} serves in no department: state the window that takes it in, or have an officer of its department act.`, { departmentCode: null, post: null, role: null, on });
  const what = stated === null ? `holds no post of ${departmentCode}` : `does not hold the post ${stated.post} of ${departmentCode} as ${stated.role}`;
  const message = `${who} ${what} on ${on}: state a post of the department that you hold that day, or have its holder act or the holding entered.`;
  return new CaseError('POST_NOT_HELD', message, { departmentCode, post: stated?.post ?? null, role: stated?.role ?? null, on });
}
