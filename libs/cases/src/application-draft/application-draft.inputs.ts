import { DivisionCode, maskPersonalNumber } from '@mashang/domain';
import type { PersonalNumberVault } from '@mashang/platform-persistence';
import type { ApplicationDraftContentInput } from '../__generated__/resolver-types';
import { parseMaterials } from '../case-material/case-material.repository';
import { parseIdentifier, parseText } from '../case/case.inputs';
import type { ApplicationDraftEntity } from './application-draft.entity';

export type DraftContent = Pick<ApplicationDraftEntity, 'applicantDivisionCode' | 'applicantKind' | 'applicantName' | 'channel' | 'materials'>;
export type DraftIdentifier = Pick<ApplicationDraftEntity, 'applicantIdentifierCipher' | 'applicantIdentifierHash' | 'applicantIdentifierMasked'>;

/** A draft as far as written: what is there is right, what is left out is null. */
export function parseDraftContent({ division, applicant, channel, materials }: ApplicationDraftContentInput): DraftContent {
  const name = applicant?.name?.trim() ?? '';
  return {
    applicantDivisionCode: division == null ? null : DivisionCode.parse(division),
    applicantKind: applicant?.kind ?? null,
    applicantName: name === '' ? null : parseText('APPLICANT_NAME_LENGTH', "applicant's name", name, 64),
    channel: channel ?? null,
    materials: parseMaterials(materials),
  };
}

/** The identifier encrypted, hashed and masked, and nowhere in clear; null when it was left out. */
export function sealedIdentifier(vault: PersonalNumberVault, { applicant }: ApplicationDraftContentInput): DraftIdentifier | null {
  if (applicant?.identifier == null || applicant.identifier.trim() === '') return null;
  const identifier = parseIdentifier(applicant.identifier);
  return { applicantIdentifierCipher: vault.encrypt(identifier), applicantIdentifierHash: vault.lookupHash(identifier), applicantIdentifierMasked: maskPersonalNumber(identifier) };
}
