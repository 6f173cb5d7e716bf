import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type InterestKind = 'RELATIVE' | 'BUSINESS' | 'OTHER';
export type InterestState = 'DECLARED' | 'ENDED';

@Entity('interest_declarations')
@Index(['staffNo', 'relatedStaffNo'])
@Index(['relatedStaffNo', 'staffNo'])
@Check(checkName('interest_declarations', 'kind'), "kind IN ('RELATIVE', 'BUSINESS', 'OTHER')")
@Check(checkName('interest_declarations', 'state'), "state IN ('DECLARED', 'ENDED')")
@Check(checkName('interest_declarations', 'ended'), "(state = 'ENDED') = (ended_on IS NOT NULL)")
export class InterestDeclarationEntity {
  @PrimaryColumn(column.code(32))
  declarationNo!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.code(16))
  kind!: InterestKind;

  @Column(column.code(32, { nullable: true }))
  relatedStaffNo!: string | null;

  @Column(column.text(500))
  description!: string;

  @Column(column.code(16))
  state!: InterestState;

  @Column(column.date())
  declaredOn!: string;

  @Column(column.date({ nullable: true }))
  endedOn!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
