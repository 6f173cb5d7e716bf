import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One application for one thing in life that takes several departments (一件事). */
@Entity('case_bundles')
export class CaseBundleEntity {
  @PrimaryColumn(column.code(32))
  bundleNo!: string;

  @Column(column.text(100))
  name!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(40, { nullable: true }))
  windowCode!: string | null;

  @Column(column.code(32, { nullable: true }))
  receivedBy!: string | null;

  @Column(column.instant())
  receivedAt!: Date;
}
