import { DomainError } from '@mashang/domain';

/** Each refusal of the explorer's routes and the HTTP status it travels with. */
const STATUS_BY_CODE = {
  EXPLORER_NOT_ACCEPTABLE: 406,
  EXPLORER_NOT_FOUND: 404,
  EXPLORER_CROSS_SITE: 403,
  EXPLORER_UNSUPPORTED_MEDIA_TYPE: 415,
  EXPLORER_BAD_REQUEST: 400,
  EXPLORER_UNKNOWN_PERSON: 400,
} as const;

export type ExplorerErrorCode = keyof typeof STATUS_BY_CODE;

export class ExplorerError extends DomainError<ExplorerErrorCode> {
  override readonly name = 'ExplorerError';

  get status(): number {
    return STATUS_BY_CODE[this.code];
  }
}

/** The same shape as a GraphQL answer, so that one client code reads every error of the gateway. */
export function errorBody(code: string, message: string): { readonly errors: readonly object[] } {
  return { errors: [{ message, extensions: { code } }] };
}
