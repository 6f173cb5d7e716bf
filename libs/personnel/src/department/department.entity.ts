import { column } from '@mashang/platform-persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DivisionEntity } from '../division/division.entity';

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
  @ForeignKey(() => DivisionEntity, 'code')
  @Column(column.code(12))
  divisionCode!: string;
}
