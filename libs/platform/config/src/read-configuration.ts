import type { ConfigurationProblem } from './configuration-error';
import { ConfigurationError } from './configuration-error';
import type { Variable } from './variable';

/** What the configuration calls a value → the variable it is read from. */
export type ConfigurationSchema = Readonly<Record<string, Variable<unknown>>>;

export type Configuration<Schema extends ConfigurationSchema> = {
  readonly [Key in keyof Schema]: Schema[Key] extends Variable<infer T> ? T : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every variable of the schema; an empty one counts as unset, because that is what a compose file makes of an
 * unset one. `rules` are what no variable can say alone; they are asked when each variable by itself is right.
 * @throws {ConfigurationError} naming all that is wrong
 */
export function readConfiguration<Schema extends ConfigurationSchema>(
  schema: Schema,
  environment: Environment = process.env,
  rules: (values: Configuration<Schema>) => readonly ConfigurationProblem[] = () => [],
): Configuration<Schema> {
  const problems: ConfigurationProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries(schema)) {
    const outcome = readVariable(variable, environment[variable.name]);
    if ('problem' in outcome) problems.push({ variables: [variable.name], message: outcome.problem });
    else values[key] = outcome.value;
  }
  if (problems.length > 0 || !isWhole(values, schema)) throw new ConfigurationError(problems);
  const broken = rules(values);
  if (broken.length > 0) throw new ConfigurationError(broken);
  return Object.freeze(values);
}

/** Each value was read by the schema's own variable of that key, which a loop over entries cannot tell the compiler. */
function isWhole<Schema extends ConfigurationSchema>(values: object, schema: Schema): values is Configuration<Schema> {
  return Object.keys(schema).every((key) => key in values);
}

type Outcome = { readonly value: unknown } | { readonly problem: string };

function readVariable(variable: Variable<unknown>, raw: string | undefined): Outcome {
  const { name, expected, secret, schema, whenAbsent } = variable;
  if (raw === undefined || raw === '') {
    return whenAbsent.kind === 'use' ? { value: whenAbsent.value } : { problem: notSet(name, expected) };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  return { problem: `${name} is ${secret ? 'malformed (its value is not shown)' : quoted(raw)}, expected ${expected}` };
}

export function notSet(name: string, expected: string): string {
  return `${name} is not set, expected ${expected}`;
}

const LONGEST_SHOWN = 60;

/** Escaped, because the message is one line whatever was set; and without what a URL says before its host. */
function quoted(raw: string): string {
  const shown = raw.replace(/\/\/.*@/gs, '//(not shown)@');
  return JSON.stringify(shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown);
}
