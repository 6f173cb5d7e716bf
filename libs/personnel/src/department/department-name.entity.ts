import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a body was called from a day on: itself, its predecessors and its successors. */
@Entity('department_names')
export class DepartmentNameEntity {
  @PrimaryColumn(column.code(40))
  departmentCode!: string;

  @PrimaryColumn(column.date())
  startsOn!: string;

  @Column(column.text(64))
  name!: string;

  /** The document that named it so. */
  @Column(column.text(200))
  source!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
