import { DomainError } from '@mashang/domain';

/** One thing that is wrong. `message` names the variables and what is expected, never a secret's value. */
export interface ConfigurationProblem {
  readonly variables: readonly string[];
  readonly message: string;
}

/** Stops the start. Its message is one line, to be printed as it is, without a stack. */
export class ConfigurationError extends DomainError<'CONFIGURATION_INVALID'> {
  constructor(problems: readonly ConfigurationProblem[]) {
    super('CONFIGURATION_INVALID', `Configuration: ${problems.map((problem) => problem.message).join('; ')}`, {
      variables: [...new Set(problems.flatMap((problem) => problem.variables))],
    });
  }
}
