import type { CaseMaterialEntity } from '../case-material/case-material.entity';
import { CaseError } from '../case/case.errors';
import type { MaterialRequirement } from '../service-guide/guide';

/** What was handed in or is read from another office; what was committed to (告知承诺) has no copies and is neither. */
export function presentMaterials(materials: readonly Pick<CaseMaterialEntity, 'name' | 'form' | 'copies'>[]): ReadonlySet<string> {
  return new Set(materials.filter(({ form, copies }) => form === 'DATA_SHARING' || copies > 0).map(({ name }) => name));
}

/**
 * What still lacks of an application (行政许可法 §32): required by the guide from the applicant, and neither there, nor committed to, nor let
 * follow. What another office holds is not asked of the applicant (国务院令第716号 §12), and whether a condition applies is the clerk's to say.
 */
export function missingMaterials(
  required: readonly Pick<MaterialRequirement, 'name' | 'necessity' | 'source'>[],
  accounted: ReadonlySet<string>,
): readonly string[] {
  return required
    .filter(({ name, necessity, source }) => source === 'APPLICANT' && necessity !== 'CONDITIONAL' && !accounted.has(name))
    .map(({ name }) => name);
}

/** @throws CaseError `MATERIALS_MISSING` with the names of what lacks. */
export function assertComplete(missing: readonly string[]): void {
  if (missing.length === 0) return;
  const way = 'Ask for all of it by requestSupplement, or let follow in toleratedGaps what the guide lets follow';
  throw new CaseError('MATERIALS_MISSING', `The guide asks for ${missing.join(', ')}, which did not come in. ${way}.`, { missing: [...missing] });
}
