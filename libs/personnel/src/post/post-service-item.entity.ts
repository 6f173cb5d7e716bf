import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A service item that a post handles, by the implementation code that the cases subgraph gives it (岗位事项). */
@Entity('post_service_items')
@Index(['implementationCode'])
export class PostServiceItemEntity {
  @PrimaryColumn(column.code(48))
  postCode!: string;

  @PrimaryColumn(column.code(64))
  implementationCode!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
