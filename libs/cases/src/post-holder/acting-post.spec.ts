import { actingPostOf } from './acting-post';

const a2 = { postCode: 'P2', role: 'A' } as const;
const b1 = { postCode: 'P1', role: 'B' } as const;
const head = { postCode: 'P0', role: 'HEAD' } as const;

describe('the post a step is taken from', () => {
  it('is the one that the officer states and holds in that role', () => {
    expect(actingPostOf([a2, b1], { post: 'P1', role: 'B' })).toEqual({ post: 'P1', role: 'B' });
    expect(actingPostOf([a2, b1], { post: 'P1', role: 'A' })).toBeNull();
    expect(actingPostOf([a2, b1], { post: 'P3', role: 'A' })).toBeNull();
  });

  it('is without a statement held as A before B before the covering head, then the first by code', () => {
    expect(actingPostOf([head, b1, a2], null)).toEqual({ post: 'P2', role: 'A' });
    expect(actingPostOf([head, b1], null)).toEqual({ post: 'P1', role: 'B' });
    expect(actingPostOf([head], null)).toEqual({ post: 'P0', role: 'HEAD' });
    expect(actingPostOf([{ ...a2, postCode: 'P10' }, a2], null)).toEqual({ post: 'P10', role: 'A' });
  });

  it('is none for who holds none', () => {
    expect(actingPostOf([], null)).toBeNull();
  });
});
