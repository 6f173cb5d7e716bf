import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('departments')
export class DepartmentEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.text(64, { nullable: true }))
  successorName!: string | null;

  @Column(column.boolean())
  isInServiceCenter!: boolean;

  @Index()
  @Column(column.code(12))
  divisionCode!: string;
}
