import { pino, stdTimeFunctions } from 'pino';
import { redactFields, redactText } from './redaction';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the event is about. Errors go under `error`. Identifiers and counts, never a person's data. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes events, not sentences: `event` is a constant text, what varies is in the fields. */
export interface Logger {
  trace(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  fatal(event: string, fields?: LogFields): void;
  /** A logger that adds `fields` to each of its events, e.g. the request id. */
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  /** The process, e.g. `township` or `cases-subgraph`. */
  readonly name: string;
  readonly level: LogLevel;
  /** Takes one JSON line at a time; standard output when absent. */
  readonly destination?: { write(line: string): void };
}

export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { name },
    messageKey: 'event',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrapped(destination === undefined ? pino(options) : pino(options, destination), {});
}

/** Drops everything; for tests and tools. */
export const silentLogger: Logger = createLogger({ name: 'silent', level: 'silent' });

type Sink = ReturnType<typeof pino>;
type WritingLevel = Exclude<LogLevel, 'silent'>;

function wrapped(sink: Sink, bound: LogFields): Logger {
  const at =
    (level: WritingLevel) =>
    (event: string, fields: LogFields = {}): void => {
      // Checked first, because redaction costs more than an event below the level may.
      if (sink.isLevelEnabled(level)) sink[level](redactFields({ ...bound, ...fields }), redactText(event));
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (fields) => wrapped(sink, { ...bound, ...fields }),
  };
}
