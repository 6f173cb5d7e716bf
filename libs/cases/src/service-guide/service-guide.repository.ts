import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import type { ItemVersion } from '../service-item/service-item.repository';
import type { ServiceGuide } from './guide';
import { ItemDraftEntity } from './item-draft.entity';
import { ServiceGuideEntity } from './service-guide.entity';
import { completeGuide, completeItem } from './stored-guide';

const completeDraft = (draft: ItemDraftEntity): ItemDraftEntity => ({ ...draft, item: completeItem(draft.item), guide: completeGuide(draft.guide) });

export class ServiceGuideRepository {
  constructor(private readonly database: Database) {}

  async findVersions(ctx: OperationContext, versions: readonly ItemVersion[]): Promise<ServiceGuideEntity[]> {
    const where = versions.map(({ implementationCode, version }) => ({ implementationCode, version }));
    const published = await this.database.manager(ctx).find(ServiceGuideEntity, { where });
    return published.map((row) => ({ ...row, guide: completeGuide(row.guide) }));
  }

  /** The guide of one version; null where the version has none. */
  async guideOf(ctx: OperationContext, implementationCode: string, version: number): Promise<ServiceGuide | null> {
    const [published] = await this.findVersions(ctx, [{ implementationCode, version }]);
    return published?.guide ?? null;
  }

  async findDraft(ctx: OperationContext, implementationCode: string): Promise<ItemDraftEntity | null> {
    const draft = await this.database.manager(ctx).findOneBy(ItemDraftEntity, { implementationCode });
    return draft && completeDraft(draft);
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
