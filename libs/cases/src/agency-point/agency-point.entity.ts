import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('agency_points')
export class AgencyPointEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Index({ unique: true })
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.date())
  openedOn!: string;

  @Column(column.code(32))
  agentStaffNo!: string;
}
