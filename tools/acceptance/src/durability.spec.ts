import type { ChildProcess } from 'node:child_process';
import { openLocalIssuer } from '@mashang/platform-identity';
import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import { freePort, startApp, stopped } from './deployments';
import { endAll } from './end-all';

jest.setTimeout(120_000);

describe('the township, killed', () => {
  let databases: DemoDatabases;
  let token: string;
  let port: number;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    token = await (await openLocalIssuer({ dataFolder: databases.dataFolder })).issueToken('window-clerk');
    port = await freePort();
  });

  afterAll(() => endAll(databases));

  const start = (): Promise<ChildProcess> =>
    startApp('township', port, {
      TOWNSHIP_PORT: String(port),
      TOWNSHIP_DATA_FOLDER: databases.dataFolder,
      TOWNSHIP_DATABASE_URL: databases.urlTemplate,
    });

  const ask = async (query: string, variables: object = {}): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };

  const receive = async (ordinal: number): Promise<string> => {
    const input = {
      idempotencyKey: `durability-${ordinal}`,
      implementationCode: 'GS-RELIEF-02',
      division: '350199101201',
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: `350199FAKE9${String(ordinal).padStart(7, '0')}` },
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
    };
    const answer = await ask('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { ... on CasePayload { case { caseNo } } } }', { input });
    return (answer as { data: { receiveCase: { case: { caseNo: string } } } }).data.receiveCase.case.caseNo;
  };

  it('has every acknowledged case after the next start, and answers a repeated request with the same case', async () => {
    const first = await start();
    const acknowledged: string[] = [];
    // Requests are in flight when the kill comes; only what was acknowledged must be there.
    const writing = Array.from({ length: 40 }, (_, ordinal) =>
      receive(ordinal).then(
        (caseNo) => acknowledged.push(caseNo),
        () => undefined,
      ),
    );
    while (acknowledged.length < 5) await Promise.race(writing.splice(0, 1));
    await stopped(first, 'SIGKILL');
    await Promise.all(writing);

    const second = await start();
    for (const caseNo of acknowledged) {
      expect(await ask('query ($caseNo: ID!) { case(caseNo: $caseNo) { caseNo events { type } } }', { caseNo })).toEqual({
        data: { case: { caseNo, events: [{ type: 'RECEIVED' }] } },
      });
    }
    expect(acknowledged).toContain(await receive(0));
    await stopped(second, 'SIGINT');
    expect(second.exitCode).toBe(0);
  });
});
