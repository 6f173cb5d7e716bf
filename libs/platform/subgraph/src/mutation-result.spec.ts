import { DomainError } from '@mashang/domain';
import { mergeResolvers } from './merge-resolvers';
import { mutationResult } from './mutation-result';

describe('mutationResult', () => {
  const outcomes = { TAKEN: (error: { code: string }, details: object) => ({ ...error, details }) };

  it('makes a member of the union of the refusals it names, and rethrows every other error', async () => {
    expect(await mutationResult(Promise.resolve(1), (value) => value + 1, outcomes)).toBe(2);
    const taken = new DomainError('TAKEN', 'Choose another.', { by: 'x' });
    expect(await mutationResult(Promise.reject(taken), () => 0, outcomes)).toEqual({ code: 'TAKEN', message: 'Choose another.', details: { by: 'x' } });
    await expect(mutationResult(Promise.reject(new DomainError('OTHER', 'Other.')), () => 0, outcomes)).rejects.toMatchObject({ code: 'OTHER' });
    await expect(mutationResult(Promise.reject(new TypeError('defect')), () => 0, outcomes)).rejects.toThrow(TypeError);
  });
});

describe('mergeResolvers', () => {
  it('joins the fields of one type, and refuses a field that two aggregates resolve', () => {
    expect(Object.keys(mergeResolvers({ Query: { a: 1 } }, { Query: { b: 1 } })['Query'] ?? {})).toEqual(['a', 'b']);
    expect(() => mergeResolvers({ Query: { a: 1 } }, { Query: { a: 2 } })).toThrow('Query.a is resolved twice');
  });
});
