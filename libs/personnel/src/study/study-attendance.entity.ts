import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('study_attendances')
export class StudyAttendanceEntity {
  @PrimaryColumn(column.code(36))
  sessionId!: string;

  @Index()
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
