import type { AccessRule } from '@mashang/platform-identity';
import { signedIn } from '@mashang/platform-identity';
import type { ApplicationDraftEntity } from './application-draft.entity';

/** A draft is no application yet: nobody but who writes it sees it, whatever office they hold. */
export const ownDraft: AccessRule<Pick<ApplicationDraftEntity, 'ownerSubject'>> = {
  describe: `${signedIn.describe}, of the own drafts`,
  admits: signedIn.admits,
  admitsRow: ({ subject }, { ownerSubject }) => subject === ownerSubject,
};

export const applicationDraftAccess = {
  Query: { applicationDraft: ownDraft, applicationDrafts: signedIn },
  Mutation: { startApplicationDraft: signedIn, saveApplicationDraft: ownDraft, discardApplicationDraft: ownDraft, submitApplicationDraft: ownDraft },
} as const;
