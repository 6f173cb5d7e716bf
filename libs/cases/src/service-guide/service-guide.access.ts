import { headOfDepartment, readCase, writeCase } from '../case/case.access';

export const serviceGuideAccess = {
  Query: { itemDraft: readCase, guideFindings: readCase },
  Mutation: { draftServiceItem: writeCase, publishServiceItem: headOfDepartment },
} as const;
