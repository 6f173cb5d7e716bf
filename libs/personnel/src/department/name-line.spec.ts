import { nameLine, nameOn, predecessors, successors } from './name-line';

const source = '测试文件';
const line = nameLine([
  { name: '自然资源所', startsOn: '2019-01-01', source },
  { name: '土地管理所', startsOn: '1987-01-01', source },
  { name: '国土所', startsOn: '1998-06-01', source },
]);
const names = (periods: readonly { readonly name: string }[]) => periods.map(({ name }) => name);

describe('the names of a body', () => {
  it.each([
    ['1986-12-31', undefined],
    ['1987-01-01', '土地管理所'],
    ['2012-07-31', '国土所'],
    ['2018-12-31', '国土所'],
    ['2019-01-01', '自然资源所'],
  ])('are on %s %s', (on, name) => {
    expect(nameOn(line, on)?.name).toBe(name);
  });

  it('each end the day before the next begins, and the last does not', () => {
    expect(line.map(({ endsOn }) => endsOn)).toEqual(['1998-05-31', '2018-12-31', null]);
  });

  it('lie before or after a day, the one of the day itself in neither', () => {
    expect(names(predecessors(line, '2012-07-31'))).toEqual(['土地管理所']);
    expect(names(successors(line, '2012-07-31'))).toEqual(['自然资源所']);
    expect(names(predecessors(line, '2018-12-31'))).toEqual(['土地管理所']);
  });
});
