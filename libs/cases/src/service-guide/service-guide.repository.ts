import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { ItemVersion } from '../service-item/service-item.repository';
import { ItemDraftEntity } from './item-draft.entity';
import { ServiceGuideEntity } from './service-guide.entity';

export class ServiceGuideRepository {
  constructor(private readonly database: Database) {}

  findVersions(ctx: OperationContext, versions: readonly ItemVersion[]): Promise<ServiceGuideEntity[]> {
    const where = versions.map(({ implementationCode, version }) => ({ implementationCode, version }));
    return this.database.manager(ctx).find(ServiceGuideEntity, { where });
  }

  findDraft(ctx: OperationContext, implementationCode: string): Promise<ItemDraftEntity | null> {
    return this.database.manager(ctx).findOneBy(ItemDraftEntity, { implementationCode });
  }

  findDrafts(ctx: OperationContext, codes: readonly string[]): Promise<ItemDraftEntity[]> {
    return this.database.manager(ctx).findBy(ItemDraftEntity, { implementationCode: In([...codes]) });
  }

  async insertGuide(ctx: OperationContext, guide: Readonly<ServiceGuideEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ServiceGuideEntity, guide);
  }

  async insertDraft(ctx: OperationContext, draft: Readonly<ItemDraftEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ItemDraftEntity, draft);
  }

  async advanceDraft(ctx: OperationContext, implementationCode: string, version: number, changes: Partial<Omit<ItemDraftEntity, 'version'>>): Promise<void> {
    await updateAtVersion(this.database, ctx, ItemDraftEntity, { implementationCode }, version, changes);
  }

  async deleteDraft(ctx: OperationContext, implementationCode: string): Promise<void> {
    await this.database.manager(ctx).delete(ItemDraftEntity, { implementationCode });
  }
}
