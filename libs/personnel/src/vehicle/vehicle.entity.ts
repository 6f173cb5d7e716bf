import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LicenceClass } from './licence-class';

/** A vehicle of the township (公务用车). */
@Entity('vehicles')
@Index(['divisionCode', 'plateNo'])
@Check(checkName('vehicles', 'odometer'), 'odometer_km >= 0')
export class VehicleEntity {
  @PrimaryColumn(column.code(16))
  plateNo!: string;

  @Column(column.text(64))
  model!: string;

  @Column(column.code(2))
  licenceClass!: LicenceClass;

  /** As it was read last, in kilometres. */
  @Column(column.integer())
  odometerKm!: number;

  @Column(column.code(12))
  divisionCode!: string;
}
