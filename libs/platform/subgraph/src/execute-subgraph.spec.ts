import { createLogger, silentLogger } from '@mashang/platform-observability';
import { buildSchema, parse } from 'graphql';
import { asker, calls, clerk } from '../test/note-subgraph.fixture';
import { executor } from './execute-subgraph';

describe('execute', () => {
  it('passes a refusal with its code, details and path', async () => {
    const { errors } = await asker()('{ notes { refused } }');
    expect(errors?.[0]).toMatchObject({ message: 'Mend the note.', path: ['notes', 0, 'refused'], extensions: { code: 'NOTE_REFUSED', limit: 3 } });
  });

  it('masks a defect: the caller gets a reference, the log gets the reason under the same reference', async () => {
    const lines: string[] = [];
    const logger = createLogger({ name: 'test', level: 'error', destination: { write: (line: string) => lines.push(line) } });
    const { errors } = await asker({ logger })('{ notes { broken } }');
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    const { code, reference } = errors?.[0]?.extensions as { code: string; reference: string };
    expect(code).toBe('INTERNAL');
    expect(lines.join('')).toContain(reference);
    expect(lines.join('')).toContain('r-1');
  });

  it.each([
    ['MALFORMED_MONEY', 'Money', 'money', '"12,5"'],
    ['MALFORMED_MONEY', 'Money', 'money', '12.5'],
    ['MALFORMED_PERIOD', 'Period', 'period', '"2012-13"'],
    ['MALFORMED_YEAR_MONTH', 'YearMonth', 'month', '"2012-00"'],
    ['MALFORMED_DATE', 'Date', 'day', '"2012-02-30"'],
    ['MALFORMED_DATE_TIME', 'DateTime', 'instant', '"2012-02-30T00:00:00Z"'],
    ['MALFORMED_DATE_TIME', 'DateTime', 'instant', '"2012-02-01T00:00:00"'],
    ['MALFORMED_BIG_INT', 'BigInt', 'number', '"1e3"'],
    ['MALFORMED_DECIMAL', 'Decimal', 'decimal', '"1."'],
    ['MALFORMED_AREA', 'Area', 'area', '"-1"'],
  ])('keeps %s of a %s, as literal and as variable', async (code, type, argument, value) => {
    const ask = asker();
    const literal = await ask(`{ echo(${argument}: ${value}) }`);
    const variable = await ask(`query ($value: ${type}) { echo(${argument}: $value) }`, { variables: { value: JSON.parse(value) } });
    for (const { errors, data } of [literal, variable]) {
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
      expect(data).toBeUndefined();
    }
  });

  it('tells an unknown enum value, field and variable from a defect', async () => {
    const ask = asker();
    const code = async (query: string, variables = {}) => (await ask(query, { variables })).errors?.[0]?.extensions?.['code'];
    expect(await code('{ echo(mood: BAD) }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code('query ($mood: Mood) { echo(mood: $mood) }', { mood: 'BAD' })).toBe('BAD_USER_INPUT');
  });

  it.each(['unfitMood', 'unfitNumber', 'unfitDay', 'foreignCode'])('masks %s: a value or error of ours that must not reach the caller', async (field) => {
    const { data, errors } = await asker()(`{ defects { ${field} } }`, { as: clerk('mood:read') });
    expect(data).toEqual({ defects: { [field]: null } });
    expect(errors?.[0]?.extensions?.['code']).toBe('INTERNAL');
    // The reference is random and may hold any digits, 1970 among them.
    const told = JSON.stringify(errors).replaceAll(String(errors?.[0]?.extensions?.['reference']), '');
    expect(told).not.toMatch(/SULLEN|forty|1970|ER_SECRET/);
  });

  it('masks what fails before any resolver runs', async () => {
    const schema = buildSchema('type Query { field: String }');
    const contextOf = () => {
      throw new Error('password=hunter2');
    };
    const execute = executor({ name: 'broken', schema, contextOf, logger: silentLogger });
    const { errors } = await execute({ document: parse('{ field }'), variables: {}, principal: clerk(), requestId: 'r-1' });
    expect(errors?.[0]?.extensions?.['code']).toBe('INTERNAL');
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });

  it('blames the caller for null where an argument takes none', async () => {
    const { errors } = await asker()('query ($size: Int) { sized(size: $size) }', { variables: { size: null } });
    expect(errors?.[0]).toMatchObject({ path: ['sized'], extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('takes a whole number as digits or as a JSON number, and nothing broken', async () => {
    const ask = asker();
    const echo = async (value: unknown) => (await ask('query ($number: BigInt) { echo(number: $number) }', { variables: { number: value } })).data?.['echo'];
    expect([await echo('9007199254740993'), await echo(546), await echo(1.5), await echo(2 ** 53)]).toEqual(['9007199254740993', '546', undefined, undefined]);
    expect((await ask('{ echo(number: 546) }')).data).toEqual({ echo: '546' });
  });

  it('answers plain JSON', async () => {
    const result = await asker()('{ notes { id mood refused } echo(money: "1.50", period: "2012-H1") }', { as: clerk('mood:read') });
    expect(result).toEqual(JSON.parse(JSON.stringify(result)));
    expect(result.data).toMatchObject({ echo: '1.50 2012-H1' });
  });

  it('ends with DEADLINE_EXCEEDED when nobody waits any more, before and during the work', async () => {
    const ask = asker({ now: '2012-08-06T09:00:00+08:00' });
    const passed = await ask('{ notes { id } }', { deadline: new Date('2012-08-06T08:59:59+08:00') });
    const during = await ask('{ forever }', { deadline: new Date(new Date('2012-08-06T09:00:00+08:00').getTime() + 20) });
    for (const { errors } of [passed, during]) expect(errors?.[0]?.extensions?.['code']).toBe('DEADLINE_EXCEEDED');
  });

  it('begins no further mutation of an operation once its deadline passed', async () => {
    const before = calls.acts;
    const at = new Date('2012-08-06T09:00:00+08:00');
    const { errors } = await asker()('mutation { first: act second: act }', { deadline: new Date(at.getTime() + 20) });
    expect(errors?.[0]?.extensions?.['code']).toBe('DEADLINE_EXCEEDED');
    calls.finishAct();
    // The second one would begin within the turns that the first one's end takes.
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls.acts).toBe(before + 1);
  });

  it('waits for a deadline farther than a timer can count', async () => {
    const answer = asker()('mutation { act }', { deadline: new Date('2099-01-01T00:00:00Z') });
    const early = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 30, 'still waiting'))]);
    calls.finishAct();
    expect([early, (await answer).data]).toEqual(['still waiting', { act: 'done' }]);
  });
});
