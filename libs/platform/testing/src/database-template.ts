import { readFile, writeFile } from 'node:fs/promises';
import EmbeddedDatabase from 'libsql';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';

/** A migrated, empty database as it can be laid down again; running its migrations takes far longer. */
export interface DatabaseTemplate {
  layDown(url: string): Promise<void>;
}

/** Of a file that nobody has open; what stands in the log beside it is brought into it first. */
export async function fileTemplate(path: string): Promise<DatabaseTemplate> {
  const file = new EmbeddedDatabase(path);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
  const bytes = await readFile(path);
  return { layDown: (url) => writeFile(url.slice('file:'.length), bytes) };
}

async function onConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: url, dateStrings: true, supportBigNumbers: true, bigNumberStrings: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

interface TableTemplate {
  readonly name: string;
  readonly statement: string;
  readonly rows: readonly (readonly unknown[])[];
}

async function tableTemplate(connection: Connection, name: string): Promise<TableTemplate> {
  const [[created]] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??', [name]);
  const [rows] = await connection.query<RowDataPacket[][]>({ sql: 'SELECT * FROM ??', values: [name], rowsAsArray: true });
  return { name, statement: String(created?.['Create Table']), rows };
}

/** Of a schema on a server: its tables with the rows that migrations put into them. */
export async function schemaTemplate(url: string): Promise<DatabaseTemplate> {
  const tables = await onConnection(url, async (connection) => {
    const [names] = await connection.query<RowDataPacket[]>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name');
    const templates: TableTemplate[] = [];
    for (const { name } of names) templates.push(await tableTemplate(connection, String(name)));
    return templates;
  });
  return {
    layDown: (target) =>
      onConnection(target, async (connection) => {
        // Tables refer to one another, and they come by name.
        await connection.query('SET FOREIGN_KEY_CHECKS = 0');
        for (const { name, statement, rows } of tables) {
          await connection.query(statement);
          if (rows.length > 0) await connection.query('INSERT INTO ?? VALUES ?', [name, rows]);
        }
      }),
  };
}
