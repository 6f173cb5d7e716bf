import type { Clock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { TestSubgraph } from './test-subgraph';

/** What is asked or answered, by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** A clock that the test moves to times of day in Shanghai, e.g. `2012-07-04T10:00`. */
export class MovingClock implements Clock {
  private instant = new Date(0);

  constructor(local: string) {
    this.at(local);
  }

  at(local: string): void {
    this.instant = new Date(`${local}:00+08:00`);
  }

  now(): Date {
    return this.instant;
  }
}

/** Where the people of a test work with a subgraph: a clock that the test moves, and mutations with a key of their own. */
export abstract class Desk {
  private sent = 0;

  constructor(
    readonly subgraph: TestSubgraph,
    private readonly clock: MovingClock,
  ) {}

  close(): Promise<void> {
    return this.subgraph.close();
  }

  /** Moves the clock to a time of day in Shanghai, e.g. `2012-07-04T10:00`. */
  at(local: string): void {
    this.clock.at(local);
  }

  /** Runs what is due; answers how many jobs took effect. */
  timers(): Promise<number> {
    return this.subgraph.runDueJobs();
  }

  /** Sends a mutation; answers its result, where a refusal, thrown or in the union, is `{ code }`. */
  protected async mutate(mutation: string, inputType: string, input: Fields, selection: string, as: Principal): Promise<Fields> {
    // A payload that is no union cannot be a refusal.
    const refusal = selection === '' || selection.startsWith('...') ? '... on UserError { code }' : '';
    const operation = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ${refusal} ${selection} } }`;
    const { data, errors } = await this.subgraph.ask(operation, { as, variables: { input: { idempotencyKey: `desk-key-${(this.sent += 1)}`, ...input } } });
    if (errors) return { code: errors[0]?.extensions?.['code'] ?? errors[0]?.message };
    const { __typename: _, ...result } = data?.[mutation] as Fields;
    return result;
  }
}
