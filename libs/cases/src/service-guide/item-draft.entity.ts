import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ItemContent, ServiceGuide } from './guide';

/** The next version of an item while it is written; one for each item. */
@Entity('item_drafts')
@Index(['departmentCode', 'implementationCode'])
export class ItemDraftEntity {
  @PrimaryColumn(column.code(40))
  implementationCode!: string;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.json())
  item!: ItemContent;

  @Column(column.json())
  guide!: ServiceGuide;

  @Column(column.instant())
  draftedAt!: Date;

  @Column(column.code(32))
  draftedBy!: string;

  @Column(column.version())
  version!: number;
}
