import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { ApplicationDraftEntity } from './application-draft.entity';
import type { ApplicationDraftState } from './application-draft.lifecycle';

const LAST_SAVED_FIRST = [
  { property: 'savedAt', kind: 'instant', direction: 'DESC' },
  { property: 'draftId', kind: 'text', direction: 'DESC' },
] as const;

export class ApplicationDraftRepository {
  constructor(private readonly database: Database) {}

  findById(ctx: OperationContext, draftId: string): Promise<ApplicationDraftEntity | null> {
    return this.database.manager(ctx).findOneBy(ApplicationDraftEntity, { draftId });
  }

  /** How many drafts a person is writing. */
  countWrittenBy(ctx: OperationContext, ownerSubject: string): Promise<number> {
    return this.database.manager(ctx).countBy(ApplicationDraftEntity, { ownerSubject, state: 'DRAFT' });
  }

  /** The drafts that a person is writing, the last saved first. */
  pageWrittenBy(ctx: OperationContext, ownerSubject: string, page: PageArguments): Promise<Connection<ApplicationDraftEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(ApplicationDraftEntity, 'draft');
    query.where("draft.ownerSubject = :ownerSubject AND draft.state = 'DRAFT'", { ownerSubject });
    return fetchPage(query, { name: `cases.applicationDrafts of ${ownerSubject}`, order: LAST_SAVED_FIRST }, page);
  }

  async insert(ctx: OperationContext, draft: Readonly<ApplicationDraftEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ApplicationDraftEntity, draft);
  }

  async advance(ctx: OperationContext, draftId: string, version: number, state: ApplicationDraftState, changes: Partial<ApplicationDraftEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, ApplicationDraftEntity, { draftId }, version, { ...changes, state });
  }

  /** Says which case a submitted draft became. */
  async noteCase(ctx: OperationContext, draftId: string, caseNo: string): Promise<void> {
    await this.database.manager(ctx).update(ApplicationDraftEntity, { draftId }, { caseNo });
  }

  async remove(ctx: OperationContext, draftId: string): Promise<void> {
    await this.database.manager(ctx).delete(ApplicationDraftEntity, { draftId });
  }
}
