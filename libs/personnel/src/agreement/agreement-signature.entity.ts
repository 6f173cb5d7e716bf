import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgreementEntity } from './agreement.entity';
import type { AgreementSide } from './agreement-party';

/** One side's signature; the primary key lets a side sign once, also when two hands sign at the same moment. */
@Entity('agreement_signatures')
@Check(checkName('agreement_signatures', 'side'), "side IN ('ASSIGNER', 'PARTY')")
export class AgreementSignatureEntity {
  @ForeignKey(() => AgreementEntity, 'id')
  @PrimaryColumn(column.code(64))
  agreementId!: string;

  @PrimaryColumn(column.code(16))
  side!: AgreementSide;

  /** Null when it was taken over from the paper. */
  @Column(column.code(32, { nullable: true }))
  staffNo!: string | null;

  @Column(column.date())
  signedOn!: string;

  @Column(column.instant())
  recordedAt!: Date;

  @Column(column.code(12))
  divisionCode!: string;
}
