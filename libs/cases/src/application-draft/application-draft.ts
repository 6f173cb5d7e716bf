import type { BusinessDate } from '@mashang/domain';
import { addDays, businessDateOf } from '@mashang/domain';
import type { CaseFiling } from '../case/case.service';
import { onlineApplication } from '../case/case.service';
import type { ApplicationDraftEntity } from './application-draft.entity';

/** Natural days that an untouched draft is kept: long enough to fetch a paper, no longer than it needs (个人信息保护法 §19). */
const KEPT_DAYS = 30;

/** The last day on which a draft is kept unless it is saved again. */
export function keptUntil({ savedAt }: Pick<ApplicationDraftEntity, 'savedAt'>): BusinessDate {
  return addDays(businessDateOf(savedAt), KEPT_DAYS);
}

export type ApplicationElement = 'DIVISION' | 'APPLICANT_KIND' | 'APPLICANT_NAME' | 'APPLICANT_IDENTIFIER' | 'CHANNEL';

type Content = Pick<
  ApplicationDraftEntity,
  | 'implementationCode'
  | 'applicantDivisionCode'
  | 'applicantKind'
  | 'applicantName'
  | 'applicantIdentifierCipher'
  | 'applicantIdentifierHash'
  | 'applicantIdentifierMasked'
  | 'channel'
  | 'materials'
>;

/**
 * The application that a draft is, or all that it lacks. Materials are not among it: an application with too few of them is received
 * and told once what is missing (行政许可法 §32).
 */
export function applicationOf(draft: Content): { readonly filing: CaseFiling } | { readonly missing: readonly ApplicationElement[] } {
  const { implementationCode, applicantDivisionCode: division, applicantKind: kind, applicantName: name, channel, materials } = draft;
  const { applicantIdentifierCipher: identifierCipher, applicantIdentifierHash: identifierHash, applicantIdentifierMasked: identifierMasked } = draft;
  if (division !== null && kind !== null && name !== null && identifierCipher !== null && identifierHash !== null && identifierMasked !== null && channel !== null) {
    const applicant = { kind, name, identifierCipher, identifierHash, identifierMasked };
    return { filing: { application: onlineApplication({ implementationCode, division, channel, materials }), applicant } };
  }
  const elements: readonly (readonly [ApplicationElement, unknown])[] = [
    ['DIVISION', division],
    ['APPLICANT_KIND', kind],
    ['APPLICANT_NAME', name],
    ['APPLICANT_IDENTIFIER', identifierCipher],
    ['CHANNEL', channel],
  ];
  return { missing: elements.filter(([, value]) => value === null).map(([element]) => element) };
}

/** All that a draft lacks before it can be submitted; a submitted or discarded one lacks nothing. */
export function missingOf(draft: Content & Pick<ApplicationDraftEntity, 'state'>): readonly ApplicationElement[] {
  const application = applicationOf(draft);
  return draft.state === 'DRAFT' && 'missing' in application ? application.missing : [];
}
