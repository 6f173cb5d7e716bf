import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ServiceItemType = 'LICENCE' | 'PAYMENT' | 'CONFIRMATION' | 'OTHER_POWER' | 'PUBLIC_SERVICE';
export type CaseType = 'INSTANT' | 'PROMISED' | 'OTHER';
export type CountUnit = 'CASE' | 'HOUSEHOLD';

@Entity('service_items')
@Index(['departmentCode', 'implementationCode'])
@Index(['divisionCode'])
@Check(checkName('service_items', 'type'), "type IN ('LICENCE', 'PAYMENT', 'CONFIRMATION', 'OTHER_POWER', 'PUBLIC_SERVICE')")
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
