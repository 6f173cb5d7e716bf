import { PostWouldStandEmpty } from './coverage.errors';

/** What came of a change that could leave a post empty: its result, or the post that would stand empty as a member of the union. */
export async function orPostEmpty<Result>(change: Promise<Result>) {
  return change.catch((error: unknown) => {
    if (!(error instanceof PostWouldStandEmpty)) throw error;
    const { code, message, gap, gaps, standIns } = error;
    return { __typename: 'PostWouldStandEmpty' as const, code, message, gap, gaps: [...gaps], standIns: [...standIns] };
  });
}
