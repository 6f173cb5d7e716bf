import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('enterprises')
export class EnterpriseEntity {
  @PrimaryColumn(column.code(40))
  id!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
