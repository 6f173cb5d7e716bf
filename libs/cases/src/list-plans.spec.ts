import type { Logger } from 'typeorm';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { Period } from '@mashang/domain';
import { aCase } from '../test/case.builder';
import { saveHall, testVault, TOWNSHIP } from '../test/hall.builder';
import { casesSubgraph } from './cases.subgraph';
import { nationalRecords } from './national-export/national-export.repository';

/** What TypeORM sends to the database, with its parameters. */
interface Sent {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

describe('lists walk an index in their order', () => {
  let cases: TestSubgraph;

  beforeAll(async () => {
    cases = await openTestSubgraph(casesSubgraph({ personalNumbers: testVault }));
    await saveHall(cases.database);
    const caseNo = await aCase().save(cases.database);
    // So many that an engine which knows its numbers prefers the index.
    await cases.database.transaction(testContext(), async (tx) => {
      const manager = cases.database.manager(tx);
      for (let n = 100; n < 700; n += 1) {
        const state = n % 3 === 0 ? 'SENT_BACK' : 'RECEIVED';
        await manager.query(
          "INSERT INTO complaints (complaint_no, title, content, state, received_at, division_code, department_code, version, was_sent_back) VALUES (?, '题', '文', ?, '2012-07-02 02:00:00.000', ?, ?, 1, 0)",
          [`T-${n}`, state, TOWNSHIP, `D-${n % 4}`],
        );
        await manager.query(
          "INSERT INTO supervision_alerts (alert_no, case_no, rule_id, rule_version, subject, level, state, held_from, issued_at, department_code, appeal_due_on, division_code, version) VALUES (?, ?, 'R', 1, ?, ?, ?, '2012-07-02 02:00:00.000', ?, 'GS-LAND', '2012-07-09', ?, 1)",
          [`A-${n}`, caseNo, `S-${n}`, n % 3 === 0 ? 'RED' : 'YELLOW', n % 3 === 0 ? 'REVOKED' : 'ISSUED', `2012-07-02 02:00:00.${n}`, TOWNSHIP],
        );
      }
    });
  });

  afterAll(() => cases.close());

  const sentBy = async (work: () => Promise<unknown>, table: string): Promise<Sent> => {
    const sent: Sent[] = [];
    const ignore = () => undefined;
    const logger: Logger = { logQuery: (sql, parameters) => void sent.push({ sql, parameters: Array.isArray(parameters) ? parameters : [] }), logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore };
    const { connection } = cases.database.manager(testContext());
    const before = connection.logger;
    connection.logger = logger;
    try {
      await work();
    } finally {
      connection.logger = before;
    }
    const found = sent.find(({ sql }) => new RegExp(`FROM .?${table}.? `).test(sql) && sql.includes('ORDER BY'));
    if (!found) throw new Error(`nothing was read from ${table}`);
    return found;
  };

  /** The plan as each engine tells it, in one line. */
  const planOf = async ({ sql, parameters }: Sent): Promise<string> => {
    const explained = [cases.database.engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN', sql].join(' ');
    const rows = await cases.database.manager(testContext()).query<Readonly<Record<string, unknown>>[]>(explained, [...parameters]);
    return rows.map((row) => (cases.database.engine === 'sqlite' ? row['detail'] : `${String(row['key'])} ${String(row['Extra'])}`)).join('; ');
  };

  const asked = (operation: string) => async () => {
    const { errors } = await cases.ask(operation, { as: person.townshipLeader() });
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  };

  const exported = async () => {
    for await (const record of nationalRecords(cases.database, testContext(), 'accept', Period.parse('2012'))) expect(record.case_no).toBeDefined();
  };

  it.each([
    ['complaints of a department', asked('{ complaints(filter: { department: "D-1" }, first: 10) { edges { node { complaintNo } } } }'), 'complaints', /department_code/],
    ['complaints of a state', asked('{ complaints(filter: { state: SENT_BACK }, first: 10) { edges { node { complaintNo } } } }'), 'complaints', /state/],
    ['complaints of a department and state', asked('{ complaints(filter: { department: "D-1", state: SENT_BACK }, first: 10) { edges { node { complaintNo } } } }'), 'complaints', /department_code.*state/],
    ['cards of a state', asked('{ supervisionAlerts(filter: { state: REVOKED }, first: 10) { edges { node { alertNo } } } }'), 'supervision_alerts', /state/],
    ['cards of a level', asked('{ supervisionAlerts(filter: { level: RED }, first: 10) { edges { node { alertNo } } } }'), 'supervision_alerts', /level/],
    ['cases of an export', exported, 'cases', /received_on/],
  ] as const)('%s', async (_, work, table, index) => {
    const plan = await planOf(await sentBy(work, table));
    // MariaDB may walk the primary key where that is the order of the list and a third of the rows match.
    expect(plan).toMatch(cases.database.engine === 'sqlite' ? index : new RegExp(`${index.source}|^PRIMARY `));
    expect(plan).not.toMatch(/TEMP B-TREE|filesort|SCAN/i);
  });
});
