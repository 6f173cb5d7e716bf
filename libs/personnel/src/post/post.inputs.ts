import { parseText } from '@mashang/domain';
import type { CreatePostInput } from '../__generated__/resolver-types';
import { PostError } from './post.errors';

const CODE = /^[A-Z0-9][A-Z0-9-]{0,47}$/;
const ITEM_CODE = /^[A-Z0-9-]{1,40}$/;
const MOST_ITEMS = 100;

/** A post as the service sets it up. @throws PostError `POST_CODE`, `POST_SERVICE_ITEMS`; DomainError `TEXT_LENGTH` */
export function parsePost(input: Omit<CreatePostInput, 'idempotencyKey'>) {
  const { code, department: departmentCode, isWindowPost, serviceItemCodes } = input;
  if (!CODE.test(code)) throw new PostError('POST_CODE', 'A post has a code of capitals, digits and dashes, at most 48: write another.');
  const items = [...new Set(serviceItemCodes)].sort();
  if (items.length > MOST_ITEMS || !items.every((item) => ITEM_CODE.test(item))) {
    throw new PostError('POST_SERVICE_ITEMS', `A post handles at most ${MOST_ITEMS} items, by their implementation codes: take them from serviceItems.`);
  }
  return {
    code,
    departmentCode,
    name: parseText('name', input.name, 64),
    duties: parseText('text of the duties', input.duties, 1000),
    isWindowPost,
    mustBeStaffed: input.mustBeStaffed ?? null,
    authority: input.authority == null ? null : parseText('text of the authority', input.authority, 1000),
    windowCode: input.window ?? null,
    serviceItemCodes: items,
  };
}
