import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgreementEntity } from '../agreement/agreement.entity';
import type { IndicatorKind, ScoringRuleKind } from './scoring-rule';

const TABLE = 'agreement_indicators';

/** What an agreement measures its party by (责任书指标). Points are in 0.01, values in 0.0001. */
@Entity(TABLE)
@Check(checkName(TABLE, 'kind'), "kind IN ('BASIC', 'BONUS')")
@Check(checkName(TABLE, 'rule_kind'), "rule_kind IN ('LINEAR', 'THRESHOLD', 'DEDUCTION', 'DIRECT', 'VETO')")
@Check(checkName(TABLE, 'weight'), "weight >= 0 AND (rule_kind = 'VETO') = (weight = 0)")
@Check(checkName(TABLE, 'query'), '(query_hash IS NULL) = (query_path IS NULL) AND (query_hash IS NULL) = (query_variables IS NULL)')
@Index(['assessorCode'])
export class AgreementIndicatorEntity {
  @ForeignKey(() => AgreementEntity, 'id')
  @PrimaryColumn(column.code(64))
  agreementId!: string;

  @PrimaryColumn(column.code(16))
  code!: string;

  /** Its place in the text, from 1. */
  @Column(column.integer())
  position!: number;

  @Column(column.text(200))
  name!: string;

  @Column(column.code(8))
  kind!: IndicatorKind;

  @Column(column.integer())
  weight!: number;

  @Column(column.code(12))
  ruleKind!: ScoringRuleKind;

  @Column(column.bigint({ nullable: true }))
  floorValue!: bigint | null;

  @Column(column.bigint({ nullable: true }))
  targetValue!: bigint | null;

  @Column(column.integer({ nullable: true }))
  pointsPerUnit!: number | null;

  @Column(column.text(16, { nullable: true }))
  unit!: string | null;

  @Column(column.boolean())
  mayExceedWeight!: boolean;

  @Column(column.integer({ nullable: true }))
  latePointsPerDay!: number | null;

  @Column(column.code(40))
  assessorCode!: string;

  @Column(column.date({ nullable: true }))
  dueOn!: string | null;

  /** The code of the parent's indicator that it serves. */
  @Column(column.code(16, { nullable: true }))
  servesCode!: string | null;

  @Column(column.code(64, { nullable: true }))
  queryHash!: string | null;

  /** Canonical JSON. */
  @Column(column.longText({ nullable: true }))
  queryVariables!: string | null;

  @Column(column.code(200, { nullable: true }))
  queryPath!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
