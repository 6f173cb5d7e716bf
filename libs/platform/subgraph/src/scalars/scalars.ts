import { Area, DomainError, Money, parseBusinessDate, Period, YearMonth } from '@mashang/domain';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A value in memory and its text on the wire; `parse` throws a `DomainError` with a stable code for malformed text. */
interface TextScalar<Value> {
  readonly name: string;
  readonly parse: (text: string) => Value;
  readonly format: (value: Value) => string;
  /** The code for input that is no text at all. */
  readonly code: string;
  /** Whether a JSON number that is a whole one may stand for its digits. */
  readonly takesWholeNumbers?: boolean;
}

/** Keeps a scalar's own code through graphql-js, which would otherwise file every bad value under one. */
function refusing<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof DomainError) throw new GraphQLError(error.message, { extensions: { code: error.code, ...error.details } });
    throw error;
  }
}

function textScalar<Value>({ name, parse, format, code, takesWholeNumbers = false }: TextScalar<Value>): GraphQLScalarType<Value, string> {
  const fromInput = (input: unknown): Value =>
    refusing(() => {
      if (takesWholeNumbers && Number.isSafeInteger(input)) return parse(String(input));
      if (typeof input !== 'string') throw new DomainError(code, `${name} is written as a string.`);
      return parse(input);
    });
  return new GraphQLScalarType<Value, string>({
    name,
    // graphql-js hands over `unknown`; the generated resolver types already hold resolvers to the scalar's type.
    serialize: (value) => onlyText(format(value as Value)),
    parseValue: fromInput,
    parseLiteral: (node) => fromInput(node.kind === Kind.STRING || (takesWholeNumbers && node.kind === Kind.INT) ? node.value : null),
  });
}

/** What crosses to another process is the same as what stays in this one: a text, and never a value that merely prints as one. */
function onlyText(formatted: unknown): string {
  if (typeof formatted !== 'string') throw new TypeError(`a scalar was answered with a ${typeof formatted} that is not of its type`);
  return formatted;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(text: string): Date {
  const instant = new Date(text);
  const isReal = INSTANT.test(text) && !Number.isNaN(instant.getTime()) && isRealDay(text.slice(0, 10));
  if (!isReal) throw new DomainError('MALFORMED_DATE_TIME', 'Not an instant: write e.g. "2012-07-31T17:00:00+08:00", with an offset.');
  return instant;
}

function isRealDay(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

function parseDecimal(text: string): string {
  if (!/^-?(0|[1-9]\d{0,30})(\.\d{1,20})?$/.test(text)) {
    throw new DomainError('MALFORMED_DECIMAL', 'Not a decimal: write digits with at most one point, e.g. "58.78".');
  }
  return text;
}

function parseBigInt(text: string): bigint {
  if (!/^-?\d{1,40}$/.test(text)) throw new DomainError('MALFORMED_BIG_INT', 'Not a whole number: write digits only, e.g. "546".');
  return BigInt(text);
}

function formatBigInt(value: bigint): string {
  const whole: unknown = value;
  if (typeof whole === 'bigint' || Number.isSafeInteger(whole)) return String(whole);
  throw new TypeError('a BigInt was answered with a value that is not a whole number');
}

const text = (value: string): string => value;

/** The scalars of the shared SDL; each serialises to a JSON string. */
export const sharedScalars = {
  Money: textScalar({ name: 'Money', code: 'MALFORMED_MONEY', parse: Money.ofYuan, format: (money) => money.toYuan() }),
  Decimal: textScalar({ name: 'Decimal', code: 'MALFORMED_DECIMAL', parse: parseDecimal, format: text }),
  BigInt: textScalar({ name: 'BigInt', code: 'MALFORMED_BIG_INT', parse: parseBigInt, format: formatBigInt, takesWholeNumbers: true }),
  Date: textScalar({ name: 'Date', code: 'MALFORMED_DATE', parse: parseBusinessDate, format: text }),
  DateTime: textScalar({
    name: 'DateTime',
    code: 'MALFORMED_DATE_TIME',
    parse: parseInstant,
    format: (instant) => instant.toISOString(),
  }),
  YearMonth: textScalar({ name: 'YearMonth', code: 'MALFORMED_YEAR_MONTH', parse: YearMonth.parse, format: text }),
  Period: textScalar({ name: 'Period', code: 'MALFORMED_PERIOD', parse: Period.parse, format: String }),
  Area: textScalar({ name: 'Area', code: 'MALFORMED_AREA', parse: Area.ofMu, format: String }),
} as const;
