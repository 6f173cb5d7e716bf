import type { TownshipConfiguration } from '@mashang/platform-config';

/** What a start prints: where the graph is, and one operation to try. */
export function welcome(url: string, { explorerEnabled, identity }: TownshipConfiguration): string {
  const tryIt = identity
    ? `curl -s ${url} -H 'content-type: application/json' -H "authorization: Bearer $TOKEN" -d '{"query":"{ divisions(level: TOWNSHIP) { edges { node { code name } } } }"}'`
    : `node tools/launch/ask.mjs work-report --as analyst --url ${url}`;
  return [
    '',
    `Mashang (马上就办) answers at ${url}`,
    ...(explorerEnabled ? [`In a browser: ${url}  (GraphiQL, with operations ready to run)`] : []),
    ...(identity ? [] : ['A token for curl: npm run -s token -- --as analyst   (citizen, window-clerk, department-head, township-leader, analyst, auditor, village-agent)']),
    `Try: ${tryIt}`,
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}
