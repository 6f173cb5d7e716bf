import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who must attend a session: written down when it is planned, so that later arrivals change no earlier rate (应到人员). */
@Entity('study_invitations')
export class StudyInvitationEntity {
  @PrimaryColumn(column.code(36))
  sessionId!: string;

  @Index()
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** The department the officer served in when it was planned, empty for none; null for older rows, which ask the register. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;
}
