import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { ReactElement } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExplorerSettings, ReadyOperation } from '../explorer.settings';
import type { Answer } from './graph-fetcher';
import { createGraphFetcher } from './graph-fetcher';
import { createOperationsPlugin, variablesText } from './operations-plugin';

/** The choice's value for nobody. */
const ANONYMOUS = '';
const ANONYMOUS_NAME = 'Anonymous (未登录)';

/** The whole page: a bar that says who asks, and GraphiQL under it. */
export function Explorer({ settings }: { readonly settings: ExplorerSettings }): ReactElement {
  const [person, setPerson] = useState(ANONYMOUS);
  const [answer, setAnswer] = useState<Answer>();
  const chosen = useRef(person);
  useEffect(() => {
    chosen.current = person;
  }, [person]);
  // One fetcher for the life of the page: GraphiQL reads the whole schema again whenever it changes.
  const fetcher = useMemo(
    () =>
      createGraphFetcher({
        graphAddress: location.pathname,
        tokenAddress: 'explorer/token',
        chosenPerson: () => (chosen.current === ANONYMOUS ? undefined : chosen.current),
        onAnswer: setAnswer,
        now: () => performance.now(),
      }),
    [],
  );
  const operationsPlugin = useMemo(() => createOperationsPlugin(settings.operations), [settings]);
  const plugins = useMemo(() => [operationsPlugin, HISTORY_PLUGIN], [operationsPlugin]);
  const firstVisit = useMemo(() => firstVisitTabs(settings.operations), [settings]);

  return (
    <div className="explorer">
      <header className="explorer-bar">
        <h1>
          Mashang <span lang="zh">马上就办</span>
        </h1>
        {settings.people.length > 0 && (
          <label>
            Ask as <span lang="zh">以此身份查询</span>
            <select value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value={ANONYMOUS}>{ANONYMOUS_NAME}</option>
              {settings.people.map(({ name, displayName }) => (
                <option key={name} value={name}>
                  {displayName}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      <GraphiQL
        fetcher={fetcher}
        // Drafts and history may hold what a clerk typed about a person: they end with the browser tab.
        storage={sessionStorage}
        shouldPersistHeaders={false}
        defaultEditorToolsVisibility
        plugins={plugins}
        visiblePlugin={operationsPlugin}
        {...firstVisit}
      >
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
        <GraphiQL.Footer>
          <div className="explorer-footer" role="status">
            {answer !== undefined && summary(settings, answer)}
          </div>
        </GraphiQL.Footer>
      </GraphiQL>
    </div>
  );
}

function summary({ people }: ExplorerSettings, { asker, status, milliseconds }: Answer): string {
  const who =
    asker.kind === 'headers'
      ? 'Token of the headers editor (请求头令牌)'
      : (people.find(({ name }) => name === asker.person)?.displayName ?? ANONYMOUS_NAME);
  return `${who} · HTTP ${status} · ${Math.round(milliseconds)} ms`;
}

interface FirstVisit {
  readonly defaultTabs?: { readonly query: string; readonly variables: string }[];
  readonly initialQuery?: string;
  readonly initialVariables?: string;
}

/**
 * Each operation as a tab. GraphiQL fills the first tab's editors from `initial…`, which would also overwrite the
 * drafts of a visit that goes on, so they are given on the first visit only.
 */
function firstVisitTabs(operations: readonly ReadyOperation[]): FirstVisit {
  const tabs = operations.map((operation) => ({ query: operation.document, variables: variablesText(operation) }));
  const [first] = tabs;
  if (first === undefined || sessionStorage.getItem('graphiql:tabState') !== null) return {};
  // The width GraphiQL would remember after dragging: its own default gives the list a third of the page.
  sessionStorage.setItem('graphiql:docExplorerFlex', '0.25');
  return { defaultTabs: tabs, initialQuery: first.query, initialVariables: first.variables };
}
