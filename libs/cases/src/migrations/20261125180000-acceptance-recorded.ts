import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { fillRecordedStatement, fillStatement } from '../case-month-count/contributions';
import { tripChange } from '../case-month-count/late-trips';

/** As they are with this migration; a count that is added later comes with a migration of its own. */
const COUNTS = [
  'received',
  'accepted',
  'completed',
  'refused',
  'invalidated',
  'cohortCompleted',
  'onTime',
  'early',
  'sameDay',
  'onceDone',
  'rated',
  'satisfied',
  'citizenTrips',
  'cadreTrips',
  'formerTrips',
  'promisedDays',
  'usedOfPromised',
  'statutoryDays',
  'usedOfStatutory',
] as const;

const RECORDED = ['accepted', 'cohortCompleted', 'rated', 'satisfied'] as const;

const integers = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), column.integer()]));

/** Either table of sums; what they hold follows from the cases, so they are made anew rather than altered. */
function sums(name: string, recorded: '' | 'recorded_month', counts: readonly string[]): TableDefinition {
  return {
    name,
    columns: {
      division_code: column.code(12),
      month: column.period(),
      department_code: column.code(40),
      implementation_code: column.code(40),
      window_code: column.code(40),
      officer_staff_no: column.code(32),
      channel: column.code(16),
      ...(recorded === '' ? {} : { [recorded]: column.period() }),
      ...integers(counts),
    },
    primaryKey: ['division_code', 'month', 'department_code', 'implementation_code', 'window_code', 'officer_staff_no', 'channel', ...(recorded === '' ? [] : [recorded])],
    indexes: [
      ['department_code', 'month'],
      ['window_code', 'month'],
      ['officer_staff_no', 'month'],
    ],
  };
}

const CASE_LATE_TRIPS: TableDefinition = {
  name: 'case_late_trips',
  columns: {
    id: column.id(),
    case_no: column.code(32),
    recorded_at: column.instant(),
    citizen_trips: column.integer(),
    cadre_trips: column.integer(),
    once_done: column.integer(),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  indexes: [['case_no', 'recorded_at'], ['recorded_at']],
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
};

const INDEXES: readonly { readonly table: string; readonly columns: readonly string[] }[] = [
  { table: 'cases', columns: ['acceptance_recorded_at'] },
  // The export walks the cases of a period by this one, and whatever looks for a day alone finds it here too.
  { table: 'cases', columns: ['received_on', 'case_no'] },
  { table: 'complaints', columns: ['department_code', 'complaint_no'] },
  { table: 'complaints', columns: ['department_code', 'state', 'complaint_no'] },
  { table: 'complaints', columns: ['state', 'complaint_no'] },
  { table: 'supervision_alerts', columns: ['state', 'issued_at', 'alert_no'] },
  { table: 'supervision_alerts', columns: ['level', 'issued_at', 'alert_no'] },
];

const ACCEPTANCES = [
  'UPDATE cases SET acceptance_recorded_at = accepted_at WHERE accepted_at IS NOT NULL',
  // Silence accepted from a day in the past; when that was written down is the instant of its event.
  [
    'UPDATE cases SET acceptance_recorded_at =',
    "(SELECT MAX(event.at) FROM case_events event WHERE event.case_no = cases.case_no AND event.type = 'DEEMED_ACCEPTED')",
    "WHERE is_deemed_accepted = 1 AND EXISTS (SELECT 1 FROM case_events told WHERE told.case_no = cases.case_no AND told.type = 'DEEMED_ACCEPTED')",
  ].join(' '),
];

/** When an acceptance was written down, and what was written down of trips after the closing: figures as of before stay as they were. */
export class AcceptanceRecorded implements MigrationInterface {
  readonly name = 'AcceptanceRecorded1795629600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'cases', { acceptance_recorded_at: column.instant({ nullable: true }) });
    for (const statement of ACCEPTANCES) await queryRunner.query(statement);
    await createTable(queryRunner, CASE_LATE_TRIPS);
    await fillLateTrips(queryRunner);
    for (const table of ['case_month_counts', 'case_recorded_counts']) await dropTable(queryRunner, table);
    await createTable(queryRunner, sums('case_month_counts', '', COUNTS));
    await queryRunner.query(fillStatement(COUNTS));
    await createTable(queryRunner, sums('case_recorded_counts', 'recorded_month', RECORDED));
    await queryRunner.query(fillRecordedStatement(RECORDED));
    for (const { table, columns } of INDEXES) await queryRunner.createIndex(table, new TableIndex({ name: indexName(table, columns), columnNames: [...columns] }));
    await queryRunner.dropIndex('cases', indexName('cases', ['received_on']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndex('cases', new TableIndex({ name: indexName('cases', ['received_on']), columnNames: ['received_on'] }));
    for (const { table, columns } of [...INDEXES].reverse()) await queryRunner.dropIndex(table, indexName(table, columns));
    for (const table of ['case_recorded_counts', 'case_month_counts', 'case_late_trips']) await dropTable(queryRunner, table);
    await createTable(queryRunner, sums('case_month_counts', '', COUNTS.filter((name) => name !== 'invalidated')));
    await queryRunner.query(fillStatement());
    await createTable(queryRunner, sums('case_recorded_counts', 'recorded_month', RECORDED.filter((name) => name !== 'accepted')));
    await queryRunner.query(fillRecordedStatement());
    await queryRunner.dropColumn('cases', 'acceptance_recorded_at');
  }
}

interface LateEvent {
  readonly id: string;
  readonly case_no: string;
  readonly type: string;
  readonly note: string | null;
  readonly citizen_trips: number;
  readonly cadre_trips: number;
}

interface TripCorrection {
  readonly correction_no: string;
  readonly field: string;
  readonly value_before: string;
  readonly value_after: string;
}

const LATE_EVENTS = [
  'SELECT event.id AS id, event.case_no AS case_no, event.type AS type, event.note AS note, filed.citizen_trips AS citizen_trips, filed.cadre_trips AS cadre_trips',
  'FROM case_events event JOIN cases filed ON filed.case_no = event.case_no',
  "WHERE event.type IN ('TRIP_RECORDED', 'CORRECTED') AND event.at > filed.closed_at ORDER BY event.case_no, event.id DESC",
].join(' ');

const TRIP_CORRECTIONS = "SELECT correction_no, field, value_before, value_after FROM corrections WHERE record_type = 'CASE' AND state = 'APPLIED' AND field IN ('CITIZEN_TRIPS', 'CADRE_TRIPS')";

const LATE_TRIP = [
  'INSERT INTO case_late_trips (id, case_no, recorded_at, citizen_trips, cadre_trips, once_done, division_code)',
  'SELECT event.id, event.case_no, event.at, ?, ?, ?, event.division_code FROM case_events event WHERE event.id = ?',
].join(' ');

/** Walks each case back from the trips it has now, by its events after the closing, the latest first. */
async function fillLateTrips(queryRunner: QueryRunner): Promise<void> {
  const corrections: readonly TripCorrection[] = await queryRunner.query(TRIP_CORRECTIONS);
  const correctionOf = new Map(corrections.map((correction) => [`${correction.field} (${correction.correction_no})`, correction]));
  const events: readonly LateEvent[] = await queryRunner.query(LATE_EVENTS);
  let after = { caseNo: '', citizenTrips: 0, cadreTrips: 0 };
  for (const { id, case_no: caseNo, type, note, citizen_trips: citizenTrips, cadre_trips: cadreTrips } of events) {
    if (after.caseNo !== caseNo) after = { caseNo, citizenTrips, cadreTrips };
    const correction = correctionOf.get(note ?? '');
    const added = correction ? Number(correction.value_after) - Number(correction.value_before) : Number(type === 'TRIP_RECORDED');
    if (added === 0) continue;
    const isCitizen = correction ? correction.field === 'CITIZEN_TRIPS' : note?.startsWith('CITIZEN') === true;
    const before = isCitizen ? { ...after, citizenTrips: after.citizenTrips - added } : { ...after, cadreTrips: after.cadreTrips - added };
    const change = tripChange(before, after);
    await queryRunner.query(LATE_TRIP, [change.citizenTrips, change.cadreTrips, change.onceDone, id]);
    after = before;
  }
}
