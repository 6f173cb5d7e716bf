import { z } from 'zod';

/** One environment variable: how it is read, and how it is explained. */
export interface Variable<T> {
  readonly name: string;
  /** What it is for: half a sentence, for the table of the README. */
  readonly meaning: string;
  /** What a right value looks like, as `expected …` continues. */
  readonly expected: string;
  /** A secret's value is never printed. A URL that may hold a password is one. */
  readonly secret: boolean;
  /** Reads the text as set; an unset or empty variable never gets here. */
  readonly schema: z.ZodType<T, string>;
  readonly whenAbsent: WhenAbsent<T>;
}

/** `shown` is what the table prints for the default. */
export type WhenAbsent<T> =
  { readonly kind: 'refuse' } | { readonly kind: 'use'; readonly value: T; readonly shown: string };

interface Explained {
  readonly name: string;
  readonly meaning: string;
}

interface Patterned extends Explained {
  readonly expected: string;
  readonly pattern: RegExp;
}

/** Required, as every variable is until `withDefault` or `optional` says otherwise. */
export function variable<T>(
  options: Explained & { readonly expected: string; readonly schema: z.ZodType<T, string> },
): Variable<T> {
  const { name, meaning, expected, schema } = options;
  return { name, meaning, expected, secret: false, schema, whenAbsent: { kind: 'refuse' } };
}

export function text(options: Patterned): Variable<string> {
  return variable({ ...options, schema: z.string().regex(options.pattern) });
}

export function secret(options: Patterned): Variable<string> {
  return { ...text(options), secret: true };
}

/** A symmetric key: 32 bytes in base64url, whose last character carries four bits only. */
export function key(options: Explained): Variable<string> {
  return secret({
    ...options,
    expected: '32 random bytes in base64url (43 characters)',
    pattern: /^[\w-]{42}[AEIMQUYcgkosw048]$/,
  });
}

export function integer(options: Explained & { readonly minimum: number; readonly maximum: number }): Variable<number> {
  const { minimum, maximum } = options;
  return variable({
    ...options,
    expected: `an integer from ${minimum} to ${maximum}`,
    schema: z
      .string()
      .regex(/^(0|[1-9]\d*)$/)
      .transform(Number)
      .pipe(z.int().min(minimum).max(maximum)),
  });
}

/** Only `true` and `false`: whoever writes `0`, `no` or `off` should not have to guess how it is understood. */
export function flag(options: Explained): Variable<boolean> {
  return variable({
    ...options,
    expected: 'true or false',
    schema: z.enum(['true', 'false']).transform((value) => value === 'true'),
  });
}

export function oneOf<const Choice extends string>(
  options: Explained & { readonly choices: readonly [Choice, ...Choice[]] },
): Variable<Choice> {
  return variable({
    ...options,
    expected: `one of ${options.choices.join(', ')}`,
    schema: z.string().pipe(z.enum(options.choices)),
  });
}

export function httpUrl(options: Explained): Variable<string> {
  return variable({
    ...options,
    expected: 'an http or https URL without user and password',
    schema: z.string().refine(isHttpUrl),
  });
}

/** Credentials in a URL would end up in logs and error messages. */
export function isHttpUrl(value: string): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

export function withDefault<T extends string | number | boolean>(read: Variable<T>, value: T): Variable<T> {
  return { ...read, whenAbsent: { kind: 'use', value, shown: String(value) } };
}

/** May be left unset; `shown` says what happens then. */
export function optional<T>(read: Variable<T>, shown: string): Variable<T | undefined> {
  return { ...read, whenAbsent: { kind: 'use', value: undefined, shown } };
}
