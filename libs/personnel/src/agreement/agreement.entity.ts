import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('responsibility_agreements')
@Check(checkName('responsibility_agreements', 'party_kind'), "party_kind IN ('DIVISION', 'DEPARTMENT')")
@Check(checkName('responsibility_agreements', 'signature'), '(signed_on IS NULL) = (signed_at IS NULL)')
@Index(['year', 'partyCode'], { unique: true })
@Index(['divisionCode', 'year', 'id'])
export class AgreementEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.integer())
  year!: number;

  /** The township that assigns the duty. */
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(16))
  partyKind!: 'DIVISION' | 'DEPARTMENT';

  /** A division code or a department code, as `partyKind` says. */
  @Column(column.code(40))
  partyCode!: string;

  /** The day on the paper; null while it waits. */
  @Column(column.date({ nullable: true }))
  signedOn!: string | null;

  /** The instant the signature was recorded; what `asOf` compares with. */
  @Column(column.instant({ nullable: true }))
  signedAt!: Date | null;

  @Column(column.version())
  version!: number;
}
