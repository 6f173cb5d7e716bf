/** A case as this subgraph knows one: by its number. */
export interface CaseReference {
  readonly caseNo: string;
}

/** An agency point as this subgraph knows it: by its key. */
export interface AgencyPointReference {
  readonly code: string;
}

/** A window as this subgraph knows it: by its key. */
export interface ServiceWindowReference {
  readonly code: string;
}
