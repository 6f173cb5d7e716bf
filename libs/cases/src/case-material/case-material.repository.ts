import { parseBusinessDate } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { MaterialCommitmentInput, SubmittedMaterialInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { MaterialForm } from './case-material.entity';
import { CaseMaterialEntity } from './case-material.entity';

const MOST_MATERIALS = 50;

/** What was handed in, as the service trusts it. */
export interface SubmittedMaterial {
  readonly name: string;
  readonly form: MaterialForm;
  readonly copies: number;
  /** What was signed instead of handing it in (告知承诺). */
  readonly commitment?: { readonly signedOn: string; readonly textVersion: string };
}

export function parseMaterials(materials: readonly SubmittedMaterialInput[] | null | undefined): readonly SubmittedMaterial[] {
  const parsed = (materials ?? []).map(({ name, form, copies, commitment }) => ({
    name: parseText('TEXT_LENGTH', "material's name", name, 100),
    form,
    copies,
    ...(commitment ? { commitment: parseCommitment(commitment) } : {}),
  }));
  if (parsed.some(({ copies, commitment }) => commitment && copies > 0)) throw new CaseError('COMMITMENT', 'What is committed is not handed in: give 0 copies, or leave the commitment out.');
  if (parsed.length > MOST_MATERIALS || parsed.some(({ copies }) => copies < 0 || copies > 99)) {
    throw new CaseError('MATERIALS', `List at most ${MOST_MATERIALS} materials, each with 0 to 99 copies.`);
  }
  return parsed;
}

function parseCommitment({ signedOn, textVersion }: MaterialCommitmentInput) {
  return { signedOn: parseBusinessDate(signedOn), textVersion: parseText('TEXT_LENGTH', 'version of the text', textVersion, 32) };
}

export class CaseMaterialRepository {
  constructor(private readonly database: Database) {}

  /** Materials of the cases, in the order in which they came in. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CaseMaterialEntity[]> {
    return this.database.manager(ctx).find(CaseMaterialEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', ordinal: 'ASC' } });
  }

  /** Puts a material right, in the transaction of its correction. */
  async correct(tx: OperationContext, id: string, changes: Partial<Pick<CaseMaterialEntity, 'name' | 'form' | 'copies'>>): Promise<void> {
    await this.database.manager(tx).update(CaseMaterialEntity, { id }, changes);
  }

  /** Adds what came in to what a case has. */
  async append(tx: OperationContext, caseNo: string, materials: readonly SubmittedMaterial[], receivedAt: Date): Promise<void> {
    if (materials.length === 0) return;
    const had = await this.database.manager(tx).countBy(CaseMaterialEntity, { caseNo });
    const rows = materials.map(({ name, form, copies }, position) => ({ name, form, copies, id: `${caseNo}-${had + position + 1}`, caseNo, ordinal: had + position + 1, receivedAt }));
    await this.database.manager(tx).insert(CaseMaterialEntity, rows);
  }
}
