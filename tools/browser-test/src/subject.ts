import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTownshipConfiguration } from '@mashang/platform-config';
import { silentLogger } from '@mashang/platform-observability';
import { loadDemoYear } from '@mashang/tool-demo-data';
import { openPersonalNumbers, startTownship } from '@mashang/township';

/** The running township, and what the test may expect of it. */
export interface Subject {
  /** The address a person types, without a path. */
  readonly origin: string;
  /** The open tab of a first visit: its label, and a piece of its answer to anonymous. */
  readonly firstOperation: { readonly label: string; readonly answer: RegExp };
  /** Another ready operation: its name in the list, its tab's label, and a piece of its answer to anonymous. */
  readonly otherOperation: { readonly name: string; readonly label: string; readonly answer: RegExp };
  /** Typed by hand; answers differently to anonymous and to the person. */
  readonly whoAmI: string;
  /** How it ends in the stored draft. */
  readonly draftEnd: string;
  readonly anonymousAnswer: RegExp;
  /** A demo person's name and a piece of the answer to that person. */
  readonly person: { readonly name: string; readonly answer: RegExp };
  readonly close: () => Promise<void>;
}

const PORT = 4377;

/** The whole township on an embedded database with the demo year, as `npm start` serves it. */
export async function startSubject(): Promise<Subject> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mashang-browser-'));
  const personalNumbers = await openPersonalNumbers(dataFolder);
  const urlOf = (subgraph: string): string => `file:${dataFolder}/${subgraph}.sqlite`;
  await loadDemoYear({ urlOf, personalNumbers, seed: 20_120_731, scale: 1, onProgress: () => undefined });
  const configuration = readTownshipConfiguration({ TOWNSHIP_PORT: String(PORT), TOWNSHIP_DATA_FOLDER: dataFolder });
  const township = await startTownship(configuration, silentLogger);
  return {
    origin: `http://localhost:${PORT}`,
    firstOperation: { label: 'WorkReport', answer: /UNAUTHENTICATED/ },
    otherOperation: { name: 'key-projects', label: 'KeyProjects', answer: /"商品交易中心"/ },
    whoAmI: '{ division(code: "350199101000") { caseStatistics(period: "2012-YTD-07") { accepted } } }',
    draftEnd: 'accepted } } }',
    anonymousAnswer: /"caseStatistics": null/,
    person: { name: 'auditor', answer: /"accepted": 1711/ },
    close: async () => {
      await township.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
