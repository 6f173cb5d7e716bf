import { ProgrammeError } from './programme.errors';

/** The programmes in the order in which they are listed (民生补助项目). */
export const PROGRAMME_CODES = ['FIVE_GUARANTEE', 'RURAL_ALLOWANCE', 'URBAN_ALLOWANCE', 'APPLIANCE_SUBSIDY'] as const;

export type ProgrammeCode = (typeof PROGRAMME_CODES)[number];

/** Programmes that pay by the month; the appliance subsidy pays by the claim. */
export const MONTHLY_PROGRAMMES = ['FIVE_GUARANTEE', 'RURAL_ALLOWANCE', 'URBAN_ALLOWANCE'] as const satisfies readonly ProgrammeCode[];

export type MonthlyProgrammeCode = (typeof MONTHLY_PROGRAMMES)[number];

/**
 * The named programmes, each once, in one order; refuses one that pays by the claim, whose persons nobody recorded: zero
 * would be a wrong figure.
 */
export function monthlyProgrammes(codes: readonly ProgrammeCode[]): readonly MonthlyProgrammeCode[] {
  const named = MONTHLY_PROGRAMMES.filter((code) => codes.includes(code));
  const other = codes.find((code) => !MONTHLY_PROGRAMMES.some((monthly) => monthly === code));
  if (other === undefined) return named;
  throw new ProgrammeError('PROGRAMME_PAYS_BY_CLAIM', `${other} pays by the claim, not by the month: read its figures from applianceSubsidy.`);
}

export interface Programme {
  readonly code: ProgrammeCode;
  readonly name: string;
  readonly description: string;
  readonly legalBasis: string;
}

const CATALOGUE: Readonly<Record<ProgrammeCode, Omit<Programme, 'code'>>> = {
  FIVE_GUARANTEE: {
    name: '五保供养',
    description: '按人按月发放; 后为特困人员供养',
    legalBasis: '农村五保供养工作条例(国务院令第456号)',
  },
  RURAL_ALLOWANCE: { name: '农村低保', description: '按户核定, 按人按月计', legalBasis: '社会救助暂行办法(国务院令第649号)' },
  URBAN_ALLOWANCE: { name: '城市低保', description: '按户核定, 按人按月计', legalBasis: '社会救助暂行办法(国务院令第649号)' },
  APPLIANCE_SUBSIDY: { name: '家电下乡', description: '按件兑付', legalBasis: '家电下乡操作细则' },
};

export function programmeOf(code: ProgrammeCode): Programme {
  return { code, ...CATALOGUE[code] };
}

export const PROGRAMMES: readonly Programme[] = PROGRAMME_CODES.map(programmeOf);
