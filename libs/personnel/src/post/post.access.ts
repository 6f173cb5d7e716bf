import { anyone } from '@mashang/platform-identity';

const publicPosts = anyone('posts and their holders are public (岗位公开)');

export const postAccess = {
  Query: { post: publicPosts },
  references: { Post: publicPosts },
} as const;
