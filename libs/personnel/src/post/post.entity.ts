import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('posts')
export class PostEntity {
  @PrimaryColumn(column.code(48))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.text(1000))
  duties!: string;

  @Column(column.boolean())
  isWindowPost!: boolean;

  /** The window of the centre that it serves. */
  @Index()
  @Column(column.code(40, { nullable: true }))
  windowCode!: string | null;

  @Index()
  @Column(column.code(40))
  departmentCode!: string;

  @Index()
  @Column(column.code(12))
  divisionCode!: string;
}
