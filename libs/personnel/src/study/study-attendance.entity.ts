import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In the room on the day, or made up for later (补学). */
export type StudyWay = 'PRESENT' | 'MADE_UP';

@Entity('study_attendances')
@Check(checkName('study_attendances', 'way'), "way IN ('PRESENT', 'MADE_UP')")
@Check(checkName('study_attendances', 'made_up'), "(way = 'MADE_UP') = (studied_on IS NOT NULL AND proof IS NOT NULL)")
export class StudyAttendanceEntity {
  @PrimaryColumn(column.code(36))
  sessionId!: string;

  @Index()
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(8))
  way!: StudyWay;

  /** The day of making up. */
  @Column(column.date({ nullable: true }))
  studiedOn!: string | null;

  @Column(column.text(1000, { nullable: true }))
  proof!: string | null;

  @Column(column.code(32, { nullable: true }))
  recordedBy!: string | null;
}
