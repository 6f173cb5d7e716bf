/** A division as this subgraph knows it: by its key. */
export interface DivisionReference {
  readonly code: string;
}

/** A department as this subgraph knows it: by its key. */
export interface DepartmentReference {
  readonly code: string;
}

/** An officer as this subgraph knows one: by the key. */
export interface OfficerReference {
  readonly staffNo: string;
}

/** The reference to an officer of a staff number; null for nobody. */
export function officerOf(staffNo: string | null): OfficerReference | null {
  return staffNo === null ? null : { staffNo };
}
