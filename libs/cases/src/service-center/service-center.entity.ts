import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('service_centers')
@Check(checkName('service_centers', 'area'), 'area_square_metres > 0')
export class ServiceCenterEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Index({ unique: true })
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.integer())
  areaSquareMetres!: number;

  @Column(column.date())
  openedOn!: string;
}
