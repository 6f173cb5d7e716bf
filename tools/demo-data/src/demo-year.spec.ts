import { personalNumberVault } from '@mashang/platform-persistence';
import { casesYear } from './cases-year';
import { personnelYear } from './personnel-year';
import { projectsYear } from './projects-year';
import { Random } from './random';
import type { Rows, TableRow } from './row';
import { welfareYear } from './welfare-year';

const vault = personalNumberVault(Buffer.alloc(32, 7).toString('base64url'));

/** A world without what is random by design: a ciphertext differs each time. */
function world(seed: number, scale: number): readonly TableRow[] {
  const random = new Random(seed);
  const parts: readonly Rows[] = [
    personnelYear(random.fork()),
    projectsYear(random.fork()),
    welfareYear(scale, vault, random.fork()),
    casesYear(scale, vault, random.fork()),
  ];
  return parts.flatMap((rows) => [...rows]).map(({ table, row }) => ({
    table,
    row: Object.fromEntries(Object.entries(row).filter(([name]) => !name.endsWith('_cipher'))),
  }));
}

const text = (rows: readonly TableRow[]) => JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
const of = (rows: readonly TableRow[], table: string) => rows.filter((row) => row.table === table).map(({ row }) => row);

describe('the demo year', () => {
  const one = world(7, 1);

  it('is the same world for the same seed, and another for another', () => {
    expect(text(world(7, 1))).toBe(text(one));
    expect(text(world(8, 1))).not.toBe(text(one));
  });

  it('has exactly the report’s numbers for any seed', () => {
    for (const seed of [1, 2, 3]) {
      const rows = world(seed, 1);
      const toDate = of(rows, 'cases').filter(({ accepted_on: day }) => typeof day === 'string' && day >= '2012-01-01');
      expect(toDate.filter(({ implementation_code: code }) => code === 'GS-APPLIANCE-01')).toHaveLength(546);
      expect(of(rows, 'key_projects')).toHaveLength(19);
      const done = of(rows, 'monthly_progress').filter(({ month }) => String(month) >= '2012-01');
      expect(done.reduce((sum, { done_fen: amount }) => sum + (amount as { fen: bigint }).fen, 0n)).toBe(59_340n * 1_000_000n);
    }
  });

  it('multiplies cases, households, payments and claims by its scale, with keys of their own', () => {
    const three = world(7, 3);
    for (const table of ['payments', 'appliance_claims']) expect(of(three, table)).toHaveLength(3 * of(one, table).length);
    const accepted = (rows: readonly TableRow[]) => of(rows, 'cases').filter(({ accepted_on: day }) => day !== null).length;
    expect(accepted(three)).toBe(3 * accepted(one));
    for (const [table, key] of [['cases', 'case_no'], ['residents', 'id_number_hash'], ['appliance_claims', 'label_card_no']] as const) {
      const keys = of(three, table).map((row) => row[key]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('lets cases know the same holders of posts as personnel, the demo people at the counter among them', () => {
    const known = of(one, 'post_holders').map(({ holding_id: id, department_code: _, ...rest }) => ({ id, ...rest }));
    expect(known).toEqual(of(one, 'post_holdings'));
    expect(of(one, 'post_holders').map(({ staff_no: staffNo }) => staffNo)).toEqual(expect.arrayContaining(['GS-D-0001', 'GS-D-0002']));
  });

  it('has the regulations the report names, an officer for every village, and no budget line overdrawn', () => {
    const kinds = of(one, 'regulations').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['ATTENDANCE', 'STUDY', 'WORK', 'FINANCE', 'RECEPTION', 'VEHICLE']));
    expect(kinds.length).toBeGreaterThanOrEqual(10);
    expect(new Set(of(one, 'village_assignments').map(({ division_code: code }) => code)).size).toBe(20);
    const fen = (value: unknown): bigint => (value as { fen: bigint }).fen;
    for (const { approved, amount } of of(one, 'budget_lines')) expect(fen(approved) <= fen(amount)).toBe(true);
  });

  it('shows no identity number that could be real', () => {
    const numbers = text(one).match(/(?<![\da-f])[1-9]\d{16}[\dXx](?![\da-f])/g);
    expect(numbers).toBeNull();
  });
});
