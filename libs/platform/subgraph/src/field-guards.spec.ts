import { asker, calls, clerk } from '../test/note-subgraph.fixture';

const codes = (result: { readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] }) =>
  result.errors?.map(({ extensions }) => extensions?.['code']);

describe('guards', () => {
  const ask = asker();

  it('keeps a root field from whom its rule does not admit, before its resolver runs', async () => {
    const before = calls.staffNotes;
    expect(codes(await ask('{ staffNotes { id } }'))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await ask('{ staffNotes { id } }', { as: clerk() }))).toEqual(['FORBIDDEN']);
    expect(calls.staffNotes).toBe(before);
    expect((await ask('{ staffNotes { id } }', { as: clerk('notes:read') })).data).toMatchObject({ staffNotes: [{ id: '1' }, { id: '2' }] });
  });

  it.each([
    ['secret', [], false],
    ['secret', ['a'], false],
    ['secret', ['a', 'b'], true],
    ['secret', ['c'], true],
    ['judged', [], false],
    ['judged', ['night'], true],
    ['mood', [], false],
    ['mood', ['mood:read'], true],
  ] as const)('shows %s to the scopes %j: %s', async (field, scopes, isShown) => {
    const { data } = await ask(`{ notes { ${field} } }`, { as: clerk(...scopes) });
    expect(JSON.parse(JSON.stringify(data)).notes[0][field] !== null).toBe(isShown);
  });

  it('keeps what needs somebody signed in from nobody, by field and by type', async () => {
    const result = await ask('{ notes { inside safe { content } } }');
    expect(result.data).toMatchObject({ notes: [{ inside: null, safe: null }, { inside: null, safe: null }] });
    expect(new Set(codes(result))).toEqual(new Set(['UNAUTHENTICATED']));
    expect((await ask('{ notes { inside safe { content } } }', { as: clerk() })).data).toMatchObject({ notes: [{ inside: 'inside', safe: { content: 'gold' } }, {}] });
  });

  const reference = (id: string) => ({ references: [{ __typename: 'Note', id }] });
  const entities = 'query ($references: [_Any!]!) { _entities(representations: $references) { ... on Note { id secret } } }';

  it('answers each reference for itself: a refused or unknown one is null, the others are not', async () => {
    const references = [{ __typename: 'Note', id: '1' }, { __typename: 'Note', id: '2' }, { __typename: 'Stranger', id: '1' }, 'no reference'];
    const result = await ask(entities, { variables: { references }, as: clerk('notes:read', 'c') });
    expect(result.data).toEqual({ _entities: [{ id: '1', secret: 'secret' }, null, null, null] });
    expect([...(codes(result) ?? [])].sort()).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'FORBIDDEN']);
  });

  it('does not resolve a reference to a type that its directive closes, so not even its existence shows', async () => {
    const before = calls.diary;
    const question = 'query ($references: [_Any!]!) { _entities(representations: $references) { __typename } }';
    const diary = { references: [{ __typename: 'Diary', id: '1' }] };
    const closed = await ask(question, { variables: diary, as: clerk() });
    expect([closed.data, codes(closed), calls.diary]).toEqual([{ _entities: [null] }, ['FORBIDDEN'], before]);
    expect((await ask(question, { variables: diary, as: clerk('diary:read') })).data).toEqual({ _entities: [{ __typename: 'Diary' }] });
  });

  it('lets loaders see all references of a call as one batch', async () => {
    const batches = calls.diaryBatches;
    const references = ['1', '2', '3', '1'].map((id) => ({ __typename: 'Diary', id }));
    await ask('query ($references: [_Any!]!) { _entities(representations: $references) { ... on Diary { id } } }', { variables: { references }, as: clerk('diary:read') });
    expect(calls.diaryBatches).toBe(batches + 1);
  });

  it('makes _entities an entrance like any other: its rule, its row rule and its fields’ directives hold', async () => {
    expect(codes(await ask(entities, { variables: reference('1') }))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await ask(entities, { variables: reference('1'), as: clerk('c') }))).toEqual(['FORBIDDEN']);
    const foreign = await ask(entities, { variables: reference('2'), as: clerk('notes:read', 'c') });
    expect([foreign.data, codes(foreign)]).toEqual([{ _entities: [null] }, ['FORBIDDEN']]);
    const own = await ask(entities, { variables: reference('1'), as: clerk('notes:read') });
    expect([own.data, codes(own)]).toEqual([{ _entities: [{ id: '1', secret: null }] }, ['FORBIDDEN']]);
    expect((await ask(entities, { variables: reference('1'), as: clerk('notes:read', 'c') })).data).toEqual({ _entities: [{ id: '1', secret: 'secret' }] });
  });
});
