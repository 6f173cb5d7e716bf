import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { ReactElement } from 'react';
import type { ReadyOperation } from '../explorer.settings';

interface Plugin {
  readonly title: string;
  readonly icon: () => ReactElement;
  readonly content: () => ReactElement;
}

/** The pane that lists the ready operations; a click opens one in a tab. */
export function createOperationsPlugin(operations: readonly ReadyOperation[]): Plugin {
  return {
    title: 'Ready operations (现成查询)',
    icon: ListIcon,
    content: () => <OperationList operations={operations} />,
  };
}

function OperationList({ operations }: { readonly operations: readonly ReadyOperation[] }): ReactElement {
  const { addTab, changeTab, setOperationName, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => state);

  const open = (operation: ReadyOperation): void => {
    const query = operation.document;
    const variables = variablesText(operation);
    const opened = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (opened === activeTabIndex) return;
    if (opened >= 0) return changeTab(opened);
    // GraphiQL learns an operation's name from the editor after a pause; within it, adding a tab would label the tab
    // one leaves with the name of the operation shown before.
    const leaving = tabs[activeTabIndex]?.operationName;
    if (leaving != null) setOperationName(leaving);
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    // The editors report a change after a pause; a click on another tab within it would lose the operation.
    updateActiveTabValues({ query, variables });
  };

  return (
    <section aria-label="Ready operations" className="explorer-operations">
      <h2>
        Ready operations <span lang="zh">现成查询</span>
      </h2>
      <ul>
        {operations.map((operation) => (
          <li key={operation.name}>
            <button type="button" onClick={() => open(operation)} data-operation={operation.name}>
              {operation.title.en}
              <span lang="zh">{operation.title.zh}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the variables editor shows: nothing when there are none. */
export function variablesText({ variables }: ReadyOperation): string {
  return Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, undefined, 2);
}

function ListIcon(): ReactElement {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2 3.5h1M2 8h1M2 12.5h1M6 3.5h8M6 8h8M6 12.5h8" />
    </svg>
  );
}
