/** A case as this subgraph knows one: by its number. */
export interface CaseReference {
  readonly caseNo: string;
}
