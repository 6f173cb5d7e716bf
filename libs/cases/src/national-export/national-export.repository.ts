import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { CaseEventEntity } from '../case/case-event.entity';
import { CaseEntity } from '../case/case.entity';
import { CaseMaterialRepository } from '../case-material/case-material.repository';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import { ServiceItemRepository } from '../service-item/service-item.repository';
import { SpecialProcedureRepository } from '../special-procedure/special-procedure.repository';
import { In } from 'typeorm';
import type { NationalRecord } from './national-records';
import { acceptRecord, extensionRecord, materialRecord, processRecord, resultRecord, specialProcedureRecord } from './national-records';

/** The record families of the upload to the national platform (`up_pro_*`, domain page 2.2). */
export const NATIONAL_FAMILIES = ['accept', 'process', 'result', 'special_procedure', 'material'] as const;

export type NationalFamily = (typeof NATIONAL_FAMILIES)[number];

/** The columns of each family in their order, also of a period that holds no record. */
export const NATIONAL_COLUMNS: Readonly<Record<NationalFamily, readonly string[]>> = {
  accept: [
    ...['case_no', 'task_code', 'task_version', 'task_name', 'task_type', 'project_type', 'division_code', 'department_code'],
    ...['applicant_type', 'applicant_name', 'applicant_identifier', 'apply_type', 'receive_time', 'accept_time', 'accept_notice_no'],
    ...['is_deemed_accepted', 'anticipate_day', 'promise_day', 'promise_due', 'handler'],
  ],
  process: ['case_no', 'step_no', 'step', 'action', 'step_state', 'event_time', 'handler', 'post', 'acting_as', 'opinion'],
  result: ['case_no', 'result_type', 'result_time', 'result_reason', 'certificate_no', 'delivery_time', 'satisfaction', 'on_site_visits'],
  special_procedure: ['case_no', 'special_no', 'special_type', 'special_ground', 'special_reason', 'special_days', 'special_time', 'end_time', 'special_result'],
  material: ['case_no', 'material_no', 'material_name', 'get_type', 'get_num', 'get_time'],
};

/** Cases in memory at a time, whatever the period holds. */
const CHUNK = 500;

/** The records of one family, of the cases received in a period, by day of receipt and case number: read in chunks, so any number of them fits. */
export async function* nationalRecords(database: Database, ctx: OperationContext, family: NationalFamily, period: Period): AsyncGenerator<NationalRecord> {
  for (let after = { receivedOn: period.firstDay, caseNo: '' }; ;) {
    const cases = await casesAfter(database, ctx, period, after);
    yield* await recordsOf(database, ctx, family, cases);
    const last = cases.at(-1);
    if (!last || cases.length < CHUNK) return;
    after = last;
  }
}

/** By the index of days and numbers, which begins where the chunk before has ended: nothing is sorted, and nothing read twice. */
function casesAfter(database: Database, ctx: OperationContext, { lastDay }: Period, { receivedOn, caseNo }: Pick<CaseEntity, 'receivedOn' | 'caseNo'>): Promise<CaseEntity[]> {
  return database
    .manager(ctx)
    .createQueryBuilder(CaseEntity, 'filed')
    .where('filed.receivedOn BETWEEN :receivedOn AND :lastDay AND (filed.receivedOn > :receivedOn OR filed.caseNo > :caseNo)', { receivedOn, lastDay, caseNo })
    .orderBy('filed.receivedOn')
    .addOrderBy('filed.caseNo')
    .limit(CHUNK)
    .getMany();
}

async function recordsOf(database: Database, ctx: OperationContext, family: NationalFamily, cases: readonly CaseEntity[]): Promise<readonly NationalRecord[]> {
  if (cases.length === 0) return [];
  const numbers = cases.map(({ caseNo }) => caseNo);
  switch (family) {
    case 'accept': {
      const itemOf = await itemsOf(database, ctx, cases);
      return cases.map((filed) => acceptRecord(filed, itemOf(filed)));
    }
    case 'result':
      return cases.flatMap(resultRecord);
    case 'process': {
      const events = await database.manager(ctx).find(CaseEventEntity, { where: { caseNo: In(numbers) }, order: { caseNo: 'ASC', at: 'ASC', id: 'ASC' } });
      return events.map(processRecord);
    }
    case 'special_procedure': {
      const procedures = await new SpecialProcedureRepository(database).listOfCases(ctx, numbers);
      const approvals = await database.manager(ctx).findBy(CaseEventEntity, { caseNo: In(numbers), type: 'EXTENDED' });
      const approvedAt = new Map(approvals.map(({ caseNo, at }) => [caseNo, at]));
      return [...cases.flatMap((filed) => extensionRecord(filed, approvedAt.get(filed.caseNo) ?? null)), ...procedures.map(specialProcedureRecord)].sort((a, b) => compare(a.case_no, b.case_no));
    }
    case 'material':
      return (await new CaseMaterialRepository(database).listOfCases(ctx, numbers)).map(materialRecord);
  }
}

async function itemsOf(database: Database, ctx: OperationContext, cases: readonly CaseEntity[]): Promise<(filed: CaseEntity) => ServiceItemEntity> {
  const key = (code: string, version: number): string => `${code} ${version}`;
  const versions = new Map(cases.map(({ implementationCode, itemVersion: version }) => [key(implementationCode, version), { implementationCode, version }]));
  const items = await new ServiceItemRepository(database).findVersions(ctx, [...versions.values()]);
  const byKey = new Map(items.map((item) => [key(item.implementationCode, item.version), item]));
  return ({ caseNo, implementationCode, itemVersion }) => {
    const item = byKey.get(key(implementationCode, itemVersion));
    if (!item) throw new Error(`the item version of a case is missing: ${caseNo}`);
    return item;
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
