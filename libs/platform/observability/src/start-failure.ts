import { DomainError } from '@mashang/domain';

/**
 * Ends a process that could not start, with code 1: one line where the cause is something the operator can mend (a
 * `DomainError`, e.g. a configuration mistake), the stack where it is a defect.
 */
export function endFailedStart(error: unknown): never {
  const defect = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof DomainError ? error.message : defect}\n`);
  process.exit(1);
}
