/** A value that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * A refusal the caller can act on. `code` is stable and declared once, beside the rule that raises it;
 * `message` is one sentence that says what to mend and carries no personal data.
 * Anything thrown that is not a `DomainError` is a defect and is masked at the edge.
 */
export class DomainError<Code extends string = string> extends Error {
  override readonly name: string = 'DomainError';

  constructor(
    readonly code: Code,
    message: string,
    readonly details: Readonly<Record<string, JsonValue>> = {},
  ) {
    super(message);
  }
}
