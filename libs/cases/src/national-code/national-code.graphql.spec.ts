import { ANONYMOUS } from '@mashang/platform-identity';
import { openTestSubgraph } from '@mashang/platform-testing';
import { Kind, parse } from 'graphql';
import { testVault } from '../../test/hall.builder';
import { typeDefs } from '../__generated__/type-defs';
import { casesSubgraph } from '../cases.subgraph';
import { nationalCode } from './national-code';

interface Table {
  readonly table: string;
  readonly type: string;
  readonly zh: string;
  readonly en: string;
  readonly entries: readonly { readonly value: string; readonly code: string; readonly zh: string; readonly en: string }[];
}

/** The tables as the standard prints them, written down a second time on purpose. */
const STANDARD: Readonly<Record<string, string>> = {
  'A.1 ServiceItemType 事项类型': '00 01 02 03 04 05 06 07 08 09 10 20',
  'A.2 ExerciseLevel 行使层级': '1 2 3 4 5 6 7',
  'A.3 BodyNature 实施主体性质': '1 2 3 9',
  'A.4 ApplicantKind 服务对象': '1 2',
  'A.4 ServiceObject 服务对象': '1 2 3 4 5 6',
  'A.5 ApplicationChannel 办理形式': '1 2 3 4 9',
  'A.5 OnlineChannel 网上办理形式': '2 3',
  'A.6 CaseType 办件类型': '1 2 9',
  'A.7 CaseEventType 办件事件类型': '2 1',
  'A.8 Satisfaction 满意度': '1 2 3 4 5',
  '办结结果 CaseOutcome 办结结果': '0 4 6',
  '办结结果 CaseState 办件状态': '1 1 1 2 5 2',
  '监察结果 AlertLevel 监察结果': '1 2 3',
};

describe('the code tables of the graph', () => {
  let tables: readonly Table[];

  beforeAll(async () => {
    const subgraph = await openTestSubgraph(casesSubgraph({ personalNumbers: testVault }));
    const { data } = await subgraph.ask('{ codeTables { table type zh en entries { value code zh en } } }', { as: ANONYMOUS });
    tables = (data as { codeTables: readonly Table[] }).codeTables;
    await subgraph.close();
  });

  it('are those of GB/T 39046 and of the lists beside it, for anybody', () => {
    const codes = tables.map(({ table, type, zh, entries }) => [`${table} ${type} ${zh}`, entries.map(({ code }) => code).join(' ')]);
    expect(Object.fromEntries(codes)).toEqual(STANDARD);
  });

  it('name each code in both languages', () => {
    const ofSatisfaction = tables.find(({ type }) => type === 'Satisfaction');
    expect(ofSatisfaction?.entries[0]).toEqual({ value: 'VERY_SATISFIED', code: '1', zh: '非常满意', en: 'Very satisfied' });
    expect(tables.find(({ table }) => table === 'A.1')).toMatchObject({ en: 'Type of a government service item', zh: '事项类型' });
  });

  it('hold every code that the SDL states, and the export writes the same', () => {
    const stated = typeDefs.match(/@nationalCode\(/g)?.length;
    const entries = tables.flatMap(({ type, entries: of }) => of.map(({ value, code }) => ({ type, value, code })));
    expect(entries).toHaveLength(stated ?? 0);
    expect(entries.map(({ type, value }) => nationalCode(type, value))).toEqual(entries.map(({ code }) => code));
  });

  it.each(['ServiceItemType', 'CaseType', 'ApplicantKind', 'ApplicationChannel', 'CaseOutcome'])('leave no value of %s without one, for the export writes them all', (type) => {
    const values = parse(typeDefs).definitions.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === type ? (node.values ?? []) : []));
    expect(values.length).toBeGreaterThan(1);
    expect(values.filter(({ name: { value } }) => nationalCode(type, value) === null)).toEqual([]);
  });

  it('know no code of a value that has none', () => {
    expect(nationalCode('CaseState', 'RECEIVED')).toBeNull();
    expect(nationalCode('CountUnit', 'CASE')).toBeNull();
  });
});
