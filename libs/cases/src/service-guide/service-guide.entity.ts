import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ServiceGuide } from './guide';

/** The guide of one published version of an item; never changed, the next version has its own. */
@Entity('service_guides')
export class ServiceGuideEntity {
  @PrimaryColumn(column.code(40))
  implementationCode!: string;

  @PrimaryColumn(column.version())
  version!: number;

  @Column(column.json())
  guide!: ServiceGuide;

  @Column(column.instant())
  publishedAt!: Date;

  @Column(column.code(32))
  publishedBy!: string;
}
