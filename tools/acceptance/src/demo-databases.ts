import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrlOf } from '@mashang/platform-config';
import { testServerUrl } from '@mashang/platform-testing';
import { loadDemoYear } from '@mashang/tool-demo-data';
import { openPersonalNumbers } from '@mashang/township';
import { createConnection } from 'mysql2/promise';

export const SUBGRAPHS = ['cases', 'personnel', 'projects', 'welfare'] as const;

export interface DemoDatabases {
  readonly dataFolder: string;
  /** With `{subgraph}` in it. */
  readonly urlTemplate: string;
  remove(): Promise<void>;
}

/** The demo year in databases of its own, on the engine that `MASHANG_TEST_DATABASE` chooses. */
export async function openDemoDatabases(): Promise<DemoDatabases> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mashang-acceptance-'));
  const server = testServerUrl();
  const prefix = `acceptance_${randomBytes(5).toString('hex')}`;
  const urlTemplate = server === undefined ? `file:${dataFolder}/{subgraph}.sqlite` : `${server}/${prefix}_{subgraph}`;
  const onServer = async (statementFor: (schema: string) => string): Promise<void> => {
    if (server === undefined) return;
    const connection = await createConnection(server);
    try {
      for (const subgraph of SUBGRAPHS) await connection.query(statementFor(`${prefix}_${subgraph}`));
    } finally {
      await connection.end();
    }
  };
  await onServer((schema) => `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  await loadDemoYear({
    urlOf: (subgraph) => databaseUrlOf(urlTemplate, subgraph),
    personalNumbers: await openPersonalNumbers(dataFolder),
    seed: 20_120_731,
    scale: 1,
    onProgress: () => undefined,
  });
  return {
    dataFolder,
    urlTemplate,
    remove: async () => {
      await onServer((schema) => `DROP DATABASE IF EXISTS ${schema}`);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
