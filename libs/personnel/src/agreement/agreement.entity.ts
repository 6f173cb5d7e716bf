import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PartyKind } from './agreement-party';

const TABLE = 'responsibility_agreements';

/** One text of an agreement (责任书). An amendment is a row of its own in the same family; rows are never rewritten once offered. */
@Entity(TABLE)
@Check(checkName(TABLE, 'party_kind'), "party_kind IN ('DIVISION', 'DEPARTMENT', 'OFFICER')")
@Check(checkName(TABLE, 'signature'), '(signed_on IS NULL) = (signed_at IS NULL)')
@Check(checkName(TABLE, 'offered'), 'signed_at IS NULL OR offered_at IS NOT NULL')
@Check(checkName(TABLE, 'amendment'), '(revision > 1) = (amendment_reason IS NOT NULL)')
@Check(checkName(TABLE, 'bonus_cap'), 'bonus_cap BETWEEN 0 AND 5000')
@Index(['year', 'partyCode', 'revision'], { unique: true })
@Index(['divisionCode', 'year', 'id'])
@Index(['familyId'])
@Index(['parentId'])
export class AgreementEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  /** The id of the first text; what children and scores refer to, so that an amendment keeps them. */
  @Column(column.code(64))
  familyId!: string;

  @Column(column.integer())
  revision!: number;

  @Column(column.integer())
  year!: number;

  /** The township that assigns the duty. */
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(16))
  partyKind!: PartyKind;

  /** A division code, a department code or a staff number, as `partyKind` says. */
  @Column(column.code(40))
  partyCode!: string;

  /** The family of the agreement above. */
  @Column(column.code(64, { nullable: true }))
  parentId!: string | null;

  /** In 0.01 points. */
  @Column(column.integer())
  bonusCap!: number;

  @Column(column.text(1000, { nullable: true }))
  amendmentReason!: string | null;

  /** When it was laid before both sides; null for a draft. */
  @Column(column.instant({ nullable: true }))
  offeredAt!: Date | null;

  /** The later day on the paper; null while it waits. */
  @Column(column.date({ nullable: true }))
  signedOn!: string | null;

  /** The instant the last signature was recorded; what `asOf` compares with. */
  @Column(column.instant({ nullable: true }))
  signedAt!: Date | null;

  /** When a later text of the family was signed. */
  @Column(column.instant({ nullable: true }))
  supersededAt!: Date | null;

  @Column(column.instant({ nullable: true }))
  terminatedAt!: Date | null;

  @Column(column.text(1000, { nullable: true }))
  endReason!: string | null;

  @Column(column.version())
  version!: number;
}
