import { randomUUID } from 'node:crypto';
import { redactText } from './redaction';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Letters, digits and `._-` only: a request id is printed in logs, headers and error messages. */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether a text may serve as a request id; a personal number may not. */
export function isRequestId(text: string): boolean {
  return SAFE.test(text) && redactText(text) === text;
}

/** The client's own request id where it is safe to print, otherwise a new one. */
export function requestIdFrom(
  header: string | readonly string[] | undefined,
  newId: () => string = randomUUID,
): string {
  return typeof header === 'string' && isRequestId(header) ? header : newId();
}
