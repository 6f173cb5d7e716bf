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

  /** Whether it must be staffed in every working minute; null for what its being a window post says. */
  @Column(column.boolean({ nullable: true }))
  mustBeStaffed!: boolean | null;

  /** What its holder may decide. */
  @Column(column.text(1000, { nullable: true }))
  authority!: string | null;

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

/** A window is never without somebody (不空岗); of the other posts, those that the township names. */
export function mustBeStaffed({ mustBeStaffed: named, isWindowPost }: PostEntity): boolean {
  return named ?? isWindowPost;
}
