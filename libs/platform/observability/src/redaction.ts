import { isNativeError } from 'node:util/types';

/**
 * The second line of defence: nothing should log personal data or credentials, and what slips through is struck
 * out here.
 */
const REDACTED = '[redacted]';

/** Fields struck out whatever they hold, compared without case, `-` and `_`. */
const SECRET_FIELDS = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'mashangstatement',
  'password',
  'secret',
  'token',
  'privatekey',
  'personalnumber',
  'idcard',
  'idcardnumber',
  'bankaccount',
  'phone',
  'phonenumber',
]);

/**
 * ID card (17 digits and a digit or X; 15 digits in the old form), bank card (16 to 19, also in groups of four), mobile
 * phone. A number that touches a hex letter is left alone, because otherwise one UUID in some thousands would match.
 */
const PERSONAL_NUMBER = new RegExp(
  '(?<![0-9a-f])(?:' +
    [
      '\\d{17}x',
      '\\d{15,19}',
      '\\d{4}(?:[ -]\\d{4}){3}(?:[ -]?\\d{1,3})?',
      '(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}',
    ].join('|') +
    ')(?![0-9a-f])',
  'gi',
);
const JWT = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g;
const BEARER = /\bbearer +[\w.~+/=-]+/gi;
/** `scheme://user:password@`: a password may itself hold an `@`, so everything up to the last one before a space goes. */
const URL_CREDENTIALS = /(:\/\/)\S*@/g;

/** Strikes personal numbers, tokens and the credentials of URLs out of a text. */
export function redactText(text: string): string {
  return text
    .replace(BEARER, REDACTED)
    .replace(JWT, REDACTED)
    .replace(URL_CREDENTIALS, `$1${REDACTED}@`)
    .replace(PERSONAL_NUMBER, REDACTED);
}

/** Deeper structures and longer lists are somebody's data, not a log event's fields. */
const DEEPEST = 6;
const LONGEST = 100;

/** A copy fit for a log: plain JSON, bounded, with secret fields and personal numbers struck out. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactRecord(fields, 0);
}

function redactRecord(fields: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, LONGEST);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      redactText(key),
      SECRET_FIELDS.has(key.toLowerCase().replace(/[-_]/g, '')) ? REDACTED : redactValue(value, depth + 1),
    ]),
  );
}

function redactValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return redactText(value);
    case 'number':
      // A number with a fraction measures something, e.g. seconds; its digits are nobody's number.
      if (!Number.isInteger(value)) return value;
      return redactText(String(value)) === String(value) ? value : REDACTED;
    case 'bigint':
      return redactText(String(value));
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      return value === null ? null : redactObject(value, depth);
    default:
      return `[${typeof value}]`;
  }
}

function redactObject(value: object, depth: number): unknown {
  // Not `instanceof`: an error of another realm (a VM, a test runner's) is an error too.
  if (isNativeError(value)) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (depth > DEEPEST) return '[deeper]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, LONGEST).map((item) => redactValue(item, depth + 1));
  if (value instanceof Map) return redactValue([...value], depth);
  if (value instanceof Set) return redactValue([...value], depth);
  return redactRecord(value, depth);
}

/** Type, message, code, stack and causes. Other own fields stay out: drivers keep statements and parameters there. */
function redactError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.constructor.name,
    message: redactText(error.message),
    ...('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? { code: error.code }
      : {}),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined || depth > DEEPEST ? {} : { cause: redactValue(error.cause, depth + 1) }),
  };
}
