import { Period } from '@mashang/domain';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from './loaders';

const row = (key: string) => ({ key });

describe('loaders', () => {
  it('asks once for all keys of a moment, and once for each key of a request', async () => {
    const batches: (readonly string[])[] = [];
    const loader = batchByKey(
      async (keys) => {
        batches.push(keys);
        return keys.filter((key) => key !== 'missing').map(row);
      },
      ({ key }) => key,
    );
    expect(await Promise.all(['a', 'b', 'a', 'missing'].map((key) => loader.load(key)))).toEqual([row('a'), row('b'), row('a'), null]);
    await loader.load('b');
    expect(batches).toEqual([['a', 'b', 'missing']]);
    await expect(loader.get('missing')).rejects.toThrow('missing');
  });

  it('gives a key without rows an empty list', async () => {
    const loader = batchListByKey(async () => [row('a'), row('a')], ({ key }) => key);
    expect(await Promise.all([loader.load('a'), loader.load('b')])).toEqual([[row('a'), row('a')], []]);
  });

  it('makes one batch for equal arguments and another for different ones', async () => {
    const asked: string[] = [];
    const family = loaderFamily(({ period, asOf }: { readonly period: Period; readonly asOf: Date }) =>
      batchMap(async (keys) => {
        asked.push(`${period} ${asOf.getTime()} ${keys.join()}`);
        return new Map(keys.map((key) => [key, key]));
      }),
    );
    const at = (period: string, time: number) => family({ period: Period.parse(period), asOf: new Date(time) });
    await Promise.all([at('2012', 1).load('a'), at('2012', 1).load('b'), at('2012-H1', 1).load('a'), at('2012', 2).load('a')]);
    expect(asked.sort()).toEqual(['2012 1 a,b', '2012 2 a', '2012-H1 1 a']);
  });
});
