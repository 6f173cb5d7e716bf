import type { AccessRule } from '@mashang/platform-identity';
import { anyone, either, inOwnDepartment, inOwnDivision, withRole } from '@mashang/platform-identity';
import type { PostEntity } from './post.entity';

const publicPosts = anyone('posts and their holders are public (岗位公开)');

type PostRow = Pick<PostEntity, 'departmentCode' | 'divisionCode'>;

/** Who holds a post is decided by the head of its department, and for the head by the leaders. */
export const writePost: AccessRule<PostRow> = either(inOwnDivision(withRole('TOWNSHIP_LEADER')), inOwnDepartment(withRole('DEPARTMENT_HEAD'), ({ departmentCode }: PostRow) => departmentCode));

export const postAccess = {
  Query: { post: publicPosts },
  Mutation: { createPost: writePost, assignPost: writePost, endPostHolding: writePost },
  references: { Post: publicPosts },
} as const;
