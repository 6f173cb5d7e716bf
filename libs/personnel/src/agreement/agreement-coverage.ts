import type { RateFigure, MetricDefinition } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import { Rate, sumOf } from '@mashang/domain';

/** Agreements of one year and one division: how many are to be signed, and how many are. */
export interface AgreementCount {
  readonly divisionCode: string;
  readonly partyKind: 'DIVISION' | 'DEPARTMENT';
  readonly toBeSigned: number;
  readonly signed: number;
}

/** Agreements of one year that bind a department or persons of it. */
export interface UnitCount {
  readonly departmentCode: string;
  readonly toBeSigned: number;
  readonly signed: number;
}

export interface AgreementCoverage {
  readonly year: number;
  readonly villages: RateFigure;
  readonly units: RateFigure;
}

const DEFINITIONS = {
  DIVISION: {
    id: 'personnel.agreementCoverage.villages',
    version: 2,
    en: 'villages and communities whose agreement of the year was signed by asOf / all of the register',
    zh: '截至统计时间已签订当年责任书的村(社区)数 ÷ 全部村(社区)数',
  },
  DEPARTMENT: {
    id: 'personnel.agreementCoverage.units',
    version: 2,
    en: 'town units whose agreement of the year was signed by asOf / all of the register',
    zh: '截至统计时间已签订当年责任书的镇单位数 ÷ 当年在册镇单位数',
  },
} as const satisfies Record<AgreementCount['partyKind'], MetricDefinition>;

/** Coverage of a division from the counts of itself and of all below it: a ratio of sums, villages and units apart. */
export function agreementCoverage(year: number, counts: readonly AgreementCount[], asOf: Date): AgreementCoverage {
  const rateOf = (kind: AgreementCount['partyKind']): RateFigure => {
    const ofKind = counts.filter((count) => count.partyKind === kind);
    const signed = sumOf(ofKind, (count) => count.signed);
    const toBeSigned = sumOf(ofKind, (count) => count.toBeSigned);
    return rateFigure(Rate.of(signed, toBeSigned), DEFINITIONS[kind], asOf);
  };
  return { year, villages: rateOf('DIVISION'), units: rateOf('DEPARTMENT') };
}

const WITHIN_UNIT = {
  id: 'personnel.agreementCoverage.withinUnit',
  version: 1,
  en: "the unit's own agreement of the year and those of persons under it, signed by asOf / those there are to sign",
  zh: '截至统计时间本单位及所属个人已签订当年责任书数 ÷ 应签订数',
} as const satisfies MetricDefinition;

/** Coverage within a department, down to persons. */
export function unitAgreementCoverage(count: Pick<UnitCount, 'signed' | 'toBeSigned'> | undefined, asOf: Date): RateFigure {
  return rateFigure(Rate.of(count?.signed ?? 0, count?.toBeSigned ?? 0), WITHIN_UNIT, asOf);
}
