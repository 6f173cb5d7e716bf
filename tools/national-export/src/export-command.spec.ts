import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { casesSubgraph } from '@mashang/cases';
import { openDatabase, personalNumberVault } from '@mashang/platform-persistence';
import { exportRecords } from './export-command';

const MODULE = casesSubgraph({ personalNumbers: personalNumberVault(Buffer.alloc(32, 1).toString('base64url')) });

describe('the command of the export', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'national-export-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const run = async (...more: readonly string[]) => {
    const [written, said]: [string[], string[]] = [[], []];
    const out = new Writable({
      write(chunk, _, done) {
        written.push(String(chunk));
        done();
      },
    });
    const code = await exportRecords(['--family', 'material', '--period', '2012', ...more], out, (text) => void said.push(text));
    return { code, written: written.join(''), said: said.join('') };
  };

  const make = async (migrations = MODULE.migrations) => {
    const { name, entities } = MODULE;
    await (await openDatabase({ name, url: `file:${join(folder, 'cases.sqlite')}`, entities, migrations })).close();
  };

  it('makes no database where there is none, and nothing else', async () => {
    for (const place of [['--data', folder], ['--data', join(folder, 'none')], ['--database-url', `file:${join(folder, 'other.sqlite')}`]]) {
      expect(await run(...place)).toMatchObject({ code: 2, written: '', said: expect.stringMatching(/^There is no database .*\n$/) });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes the heading of a period that holds nothing', async () => {
    await make();
    expect(await run('--data', folder)).toEqual({ code: 0, written: 'case_no,material_no,material_name,get_type,get_num,get_time\r\n', said: '' });
  });

  it('brings no schema up to date, and says which change is the first that is missing', async () => {
    await make(MODULE.migrations.slice(0, -2));
    const first = MODULE.migrations.at(-2)?.name ?? '';
    const behind = new RegExp(`^The database lacks 2 changes of its schema, from ${first}\\d* on: .*\\n$`);
    const refusal = { code: 1, written: '', said: expect.stringMatching(behind) };
    expect([await run('--data', folder), await run('--data', folder)]).toMatchObject([refusal, refusal]);
  });

  it('tells in one line that nobody answers at the address', async () => {
    const { code, said } = await run('--database-url', 'mysql://nobody:secret@127.0.0.1:1/cases');
    expect([code, said]).toEqual([1, 'The database cannot be opened (ECONNREFUSED): check the address, and whether it is running.\n']);
  });
});
