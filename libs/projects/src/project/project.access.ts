import { anyone } from '@mashang/platform-identity';

const publishedList = anyone('the list of key projects and their progress is published (政务公开)');

export const projectAccess = {
  Query: { keyProject: publishedList, keyProjects: publishedList },
  references: { KeyProject: publishedList },
} as const;
