import type { JsonValue } from '@mashang/domain';

/** An operation ready to run: shown in the list of ready operations and opened as a tab on the first visit. */
export interface ReadyOperation {
  /** Unique in the list; stable, so that a link or a test can name it. */
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** GraphQL source with one named operation: GraphiQL takes the tab's label from that name. */
  readonly document: string;
  readonly variables: Readonly<Record<string, JsonValue>>;
}

/** A demo person one can ask as. Nobody (anonymous) is always offered and is not in the list. */
export interface DemoPerson {
  /** What `POST /explorer/token` takes as `as`. */
  readonly name: string;
  /** What the choice shows, bilingual. */
  readonly displayName: string;
}

/** What the server tells the page. It holds no secret: everyone who opens the page reads it. */
export interface ExplorerSettings {
  readonly operations: readonly ReadyOperation[];
  /** Empty when the deployment issues no demo tokens; the page then shows no choice. */
  readonly people: readonly DemoPerson[];
}

/** The id of the page's data block that carries the settings. */
export const SETTINGS_ELEMENT_ID = 'explorer-settings';
