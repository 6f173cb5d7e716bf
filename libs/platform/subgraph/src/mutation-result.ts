import type { JsonValue } from '@mashang/domain';
import { DomainError } from '@mashang/domain';

/** The members every `UserError` type shares, from the refusal that caused it. */
export interface UserErrorFields {
  readonly code: string;
  readonly message: string;
}

/** Makes a union member of a refusal; `details` are those of the `DomainError`. */
export type Outcome = (error: UserErrorFields, details: Readonly<Record<string, JsonValue>>) => unknown;

/**
 * The two families of a mutation's outcomes: what the person asking can act on becomes a member of the result union,
 * everything else stays thrown. `outcomes` maps refusal codes to union members; a code that is not in it is rethrown.
 */
export async function mutationResult<T, Success, Outcomes extends Readonly<Record<string, Outcome>>>(
  work: Promise<T>,
  onSuccess: (value: T) => Success | Promise<Success>,
  outcomes: Outcomes,
): Promise<Success | Awaited<ReturnType<Outcomes[keyof Outcomes]>>>;
export async function mutationResult(
  work: Promise<unknown>,
  onSuccess: (value: unknown) => unknown,
  outcomes: Readonly<Record<string, Outcome>>,
): Promise<unknown> {
  try {
    return await onSuccess(await work);
  } catch (error) {
    const outcome = error instanceof DomainError ? outcomes[error.code] : undefined;
    if (!(error instanceof DomainError) || !outcome) throw error;
    return outcome({ code: error.code, message: error.message }, error.details);
  }
}
