import { admitRow } from '@mashang/platform-subgraph';
import type { AgreementEntity } from '../agreement/agreement.entity';
import type { PersonnelContext } from '../personnel.context';
import type { ScoreRow } from './agreement-score.access';
import { readScore } from './agreement-score.access';

/** What decides how much of a score the caller may see. */
export async function scoreRow({ operation, loaders }: PersonnelContext, { id, partyKind, partyCode, divisionCode }: AgreementEntity): Promise<ScoreRow> {
  const { staffNo } = operation.principal;
  const [indicators, caller] = await Promise.all([
    loaders.indicators.byAgreement.load(id),
    staffNo === undefined ? null : loaders.officers.byStaffNo.load(staffNo),
  ]);
  const assessors = indicators.map(({ assessorCode }) => assessorCode);
  return { party: { kind: partyKind, code: partyCode }, township: divisionCode, assessors, callerDivision: caller?.divisionCode ?? null };
}

/** A score that the caller may see; the refusal is thrown. */
export async function scoreOf(context: PersonnelContext, agreement: AgreementEntity, asOf: Date) {
  admitRow(readScore, context.operation.principal, await scoreRow(context, agreement));
  return context.loaders.scores.byAgreement({ asOf }).get(agreement.id);
}

/** The score of the party's agreement in force as of the instant; null when there is none. */
export async function scoreOfParty(context: PersonnelContext, code: string, year: number, asOf: Date) {
  const agreement = await context.loaders.agreements.inForceByParty({ year, asOf }).load(code);
  return agreement && scoreOf(context, agreement, asOf);
}
