import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { column } from './columns';
import type { Database } from './contracts';
import { indexName } from './naming-strategy';
import { createTable, dropTable } from './table-definition';
import { once, PRIMARY_KEY, uniqueViolationOf } from './unique-violation';

@Entity('seats')
@Index(['rowNo', 'seatNo'], { unique: true })
@Index(['averyLongColumnNameToFillTheName', 'anotherVeryLongColumnNameToFillIt'], { unique: true })
class SeatEntity {
  @PrimaryColumn(column.id())
  id!: string;

  @Column(column.code(100))
  rowNo!: string;

  @Column(column.integer())
  seatNo!: number;

  @Column(column.code(20))
  averyLongColumnNameToFillTheName!: string;

  @Column(column.code(20))
  anotherVeryLongColumnNameToFillIt!: string;
}

const LONG = ['avery_long_column_name_to_fill_the_name', 'another_very_long_column_name_to_fill_it'];

class CreateSeats implements MigrationInterface {
  readonly name = 'CreateSeats1770000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'seats',
      columns: {
        id: column.id(),
        row_no: column.code(100),
        seat_no: column.integer(),
        avery_long_column_name_to_fill_the_name: column.code(20),
        another_very_long_column_name_to_fill_it: column.code(20),
      },
      primaryKey: ['id'],
      unique: [['row_no', 'seat_no'], LONG],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'seats');
  }
}

const ctx = testContext();
const TRICKY = `a' for key 'x', "b.c"`;

describe('uniqueViolationOf', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await openTestDatabase({ name: 'unique', entities: [SeatEntity], migrations: [CreateSeats] });
    database = test.database;
    await seat({
      id: '1',
      rowNo: TRICKY,
      seatNo: 1,
      averyLongColumnNameToFillTheName: 'a',
      anotherVeryLongColumnNameToFillIt: 'a',
    });
  });

  afterAll(() => test.close());

  function seat(values: Partial<SeatEntity>): Promise<unknown> {
    return database.transaction(ctx, (within) => database.manager(within).insert(SeatEntity, values));
  }

  function violation(values: Partial<SeatEntity>): Promise<string | null> {
    return seat(values).then(
      () => 'no violation',
      (error: unknown) => uniqueViolationOf(error),
    );
  }

  const fresh = { averyLongColumnNameToFillTheName: 'b', anotherVeryLongColumnNameToFillIt: 'b' };

  it('names the violated index over several columns, whatever the values', async () => {
    await expect(violation({ id: '2', rowNo: TRICKY, seatNo: 1, ...fresh })).resolves.toBe(
      indexName('seats', ['row_no', 'seat_no']),
    );
  });

  it('names an index whose name had to be shortened', async () => {
    const values = {
      id: '2',
      rowNo: 'b',
      seatNo: 2,
      averyLongColumnNameToFillTheName: 'a',
      anotherVeryLongColumnNameToFillIt: 'a',
    };
    await expect(violation(values)).resolves.toBe(indexName('seats', LONG));
    expect(indexName('seats', LONG).length).toBeLessThanOrEqual(64);
  });

  it('names a primary key PRIMARY', async () => {
    await expect(violation({ id: '1', rowNo: 'c', seatNo: 3, ...fresh })).resolves.toBe('PRIMARY');
  });

  it('is null for any other error', async () => {
    await expect(violation({ id: '4' })).resolves.toBeNull();
    expect(uniqueViolationOf(new Error('UNIQUE constraint failed: a.b'))).toBeNull();
    expect(uniqueViolationOf('text')).toBeNull();
  });

  it('becomes a refusal for the index that is named, and stays what it is for another', async () => {
    const refusal = new Error('taken');
    const again = (index: string) => once(index, seat({ ...fresh, id: '1', rowNo: 'r', seatNo: 9 }), () => refusal);
    await expect(again(PRIMARY_KEY)).rejects.toBe(refusal);
    await expect(again(indexName('seats', ['row_no', 'seat_no']))).rejects.not.toBe(refusal);
  });
});
