import { Money } from '@mashang/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { column } from '../src/columns';
import { checkName } from '../src/naming-strategy';
import { createTable, dropTable } from '../src/table-definition';

/** A table with a column of each kind. */
@Entity('notes')
@Index(['number'], { unique: true })
@Index(['divisionCode', 'writtenAt'])
@Check(checkName('notes', 'status'), "status IN ('OPEN', 'DONE')")
export class NoteEntity {
  @PrimaryColumn(column.id())
  id!: string;

  @Column(column.code(40))
  number!: string;

  @Column(column.text(200))
  title!: string;

  @Column(column.longText({ nullable: true }))
  prose!: string | null;

  @Column(column.code(10))
  status!: string;

  @Column(column.code(20))
  divisionCode!: string;

  @Column(column.money())
  amount!: Money;

  @Column(column.bigint({ nullable: true }))
  counter!: bigint | null;

  @Column(column.boolean())
  urgent!: boolean;

  @Column(column.json())
  tags!: readonly string[];

  @Column(column.date())
  dueDate!: string;

  @Column(column.period())
  period!: string;

  @Column(column.instant())
  writtenAt!: Date;

  @Column(column.instant({ nullable: true }))
  closedAt!: Date | null;

  @Column(column.version())
  version!: number;
}

@Entity('note_replies')
@ForeignKey(() => NoteEntity, ['noteId'], ['id'])
export class NoteReplyEntity {
  @PrimaryColumn(column.id())
  id!: string;

  @Column(column.id())
  noteId!: string;
}

class CreateNotes implements MigrationInterface {
  readonly name = 'CreateNotes1770000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'notes',
      columns: {
        id: column.id(),
        number: column.code(40),
        title: column.text(200),
        prose: column.longText({ nullable: true }),
        status: column.code(10),
        division_code: column.code(20),
        amount: column.money(),
        counter: column.bigint({ nullable: true }),
        urgent: column.boolean(),
        tags: column.json(),
        due_date: column.date(),
        period: column.period(),
        written_at: column.instant(),
        closed_at: column.instant({ nullable: true }),
        version: column.version(),
      },
      primaryKey: ['id'],
      unique: [['number']],
      indexes: [['division_code', 'written_at']],
      checks: [{ rule: 'status', expression: "status IN ('OPEN', 'DONE')" }],
    });
    await createTable(queryRunner, {
      name: 'note_replies',
      columns: { id: column.id(), note_id: column.id() },
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['note_id'], references: 'notes' }],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'note_replies');
    await dropTable(queryRunner, 'notes');
  }
}

export const noteEntities = [NoteEntity, NoteReplyEntity];
export const noteMigrations = [CreateNotes];

export function aNote(changes: Partial<NoteEntity> & { readonly id: string }): NoteEntity {
  return Object.assign(new NoteEntity(), {
    number: `N-${changes.id}`,
    title: 'note',
    prose: null,
    status: 'OPEN',
    divisionCode: '350199101000',
    amount: Money.ZERO,
    counter: null,
    urgent: false,
    tags: [],
    dueDate: '2026-03-09',
    period: '2026-03',
    writtenAt: new Date('2026-03-02T01:00:00.000Z'),
    closedAt: null,
    version: 1,
    ...changes,
  });
}
