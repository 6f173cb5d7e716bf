import { column } from '@mashang/platform-persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceCenterEntity } from './service-center.entity';

@Entity('service_windows')
@Index(['centerCode', 'number'], { unique: true })
export class ServiceWindowEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @ForeignKey(() => ServiceCenterEntity, 'code')
  @Column(column.code(40))
  centerCode!: string;

  /** The number over the window. */
  @Column(column.integer())
  number!: number;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
