/** One row on its way into a table: values by column name, as the entity's property holds them (Date, Money, text, number). */
export interface TableRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The rows of one subgraph, parents before children. */
export type Rows = Iterable<TableRow>;
