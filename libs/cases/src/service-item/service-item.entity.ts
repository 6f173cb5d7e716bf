import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ServiceItemType =
  | 'ADMINISTRATIVE_POWER'
  | 'LICENCE'
  | 'PENALTY'
  | 'COERCION'
  | 'LEVY'
  | 'PAYMENT'
  | 'INSPECTION'
  | 'CONFIRMATION'
  | 'REWARD'
  | 'ADJUDICATION'
  | 'OTHER_POWER'
  | 'PUBLIC_SERVICE';
export type ExerciseLevel = 'STATE' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'SEVERAL';
export type BodyNature = 'STATUTORY' | 'AUTHORIZED' | 'ENTRUSTED' | 'OTHER';
export type PowerSource = 'OWN' | 'DEVOLVED' | 'AUTHORIZED' | 'ENTRUSTED';
export type CaseType = 'INSTANT' | 'PROMISED' | 'OTHER';
export type CountUnit = 'CASE' | 'HOUSEHOLD';

@Entity('service_items')
@Index(['departmentCode', 'implementationCode'])
@Index(['divisionCode'])
@Check(
  checkName('service_items', 'type'),
  "type IN ('ADMINISTRATIVE_POWER', 'LICENCE', 'PENALTY', 'COERCION', 'LEVY', 'PAYMENT', 'INSPECTION', 'CONFIRMATION', 'REWARD', 'ADJUDICATION', 'OTHER_POWER', 'PUBLIC_SERVICE')",
)
@Check(checkName('service_items', 'exercise_level'), "exercise_level IS NULL OR exercise_level IN ('STATE', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'SEVERAL')")
@Check(checkName('service_items', 'power_source'), "power_source IS NULL OR power_source IN ('OWN', 'DEVOLVED', 'AUTHORIZED', 'ENTRUSTED')")
@Check(checkName('service_items', 'body_nature'), "body_nature IS NULL OR body_nature IN ('STATUTORY', 'AUTHORIZED', 'ENTRUSTED', 'OTHER')")
@Check(checkName('service_items', 'case_type'), "case_type IN ('INSTANT', 'PROMISED', 'OTHER')")
@Check(checkName('service_items', 'count_unit'), "count_unit IN ('CASE', 'HOUSEHOLD')")
@Check(checkName('service_items', 'instant_promise'), "promised_working_days >= 0 AND (case_type <> 'INSTANT' OR promised_working_days = 0)")
@Check(checkName('service_items', 'promise_within_law'), 'statutory_working_days IS NULL OR promised_working_days <= statutory_working_days')
@Check(checkName('service_items', 'former_trips'), 'former_trips >= 0')
export class ServiceItemEntity {
  @PrimaryColumn(column.code(40))
  implementationCode!: string;

  @PrimaryColumn(column.version())
  version!: number;

  @Column(column.text(100))
  name!: string;

  /** 基本编码; this and what follows it up to the credit code is null while nobody has said it. */
  @Column(column.code(12, { nullable: true }))
  catalogueCode!: string | null;

  /** 业务办理项编码. */
  @Column(column.code(36, { nullable: true }))
  handlingItemCode!: string | null;

  @Column(column.code(16, { nullable: true }))
  exerciseLevel!: ExerciseLevel | null;

  @Column(column.code(16, { nullable: true }))
  powerSource!: PowerSource | null;

  @Column(column.code(16, { nullable: true }))
  bodyNature!: BodyNature | null;

  @Column(column.code(18, { nullable: true }))
  bodyCreditCode!: string | null;

  @Column(column.code(20))
  type!: ServiceItemType;

  @Column(column.code(16))
  caseType!: CaseType;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.integer())
  promisedWorkingDays!: number;

  /** Null where the law sets no limit. */
  @Column(column.integer({ nullable: true }))
  statutoryWorkingDays!: number | null;

  /** Working days within which all that is missing must be told; null for the five of 行政许可法 §32, 0 for on the spot. */
  @Column(column.integer({ nullable: true }))
  noticeWorkingDays!: number | null;

  @Column(column.longText())
  content!: string;

  /** 办事程序; `procedure` is a word of SQL. */
  @Column(column.longText())
  handlingProcedure!: string;

  @Column(column.longText())
  policyBasis!: string;

  @Column(column.text(64))
  servicePhone!: string;

  @Column(column.longText())
  staffInformation!: string;

  @Column(column.longText())
  feeStandard!: string;

  @Column(column.code(16))
  countUnit!: CountUnit;

  @Column(column.boolean())
  isRetroactive!: boolean;

  @Column(column.boolean())
  isForwarded!: boolean;

  @Column(column.integer())
  formerTrips!: number;

  @Column(column.date())
  effectiveFrom!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
