import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LicenceClass } from './licence-class';

/** An officer who may drive the township's vehicles (驾驶员). */
@Entity('drivers')
export class DriverEntity {
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.code(2))
  licenceClass!: LicenceClass;

  /** The last day on which the licence is valid. */
  @Column(column.date())
  validUntil!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
