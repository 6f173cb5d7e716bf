/** A division as this subgraph knows it: by its key. */
export interface DivisionReference {
  readonly code: string;
}
