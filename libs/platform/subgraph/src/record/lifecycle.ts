export type Transitions<State extends string, Step extends string> = Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>>;

/** State × step → next state; a missing cell is a refusal. The one reader of every small transition table. */
export class Lifecycle<State extends string, Step extends string> {
  constructor(
    private readonly transitions: Transitions<State, Step>,
    private readonly steps: readonly Step[],
  ) {}

  /** The state after a step, or null when the step is not possible from here. */
  next(state: State, step: Step): State | null {
    return this.transitions[state][step] ?? null;
  }

  /** The steps that are possible from here; a refusal lists them. */
  stepsFrom(state: State): readonly Step[] {
    return this.steps.filter((step) => this.next(state, step) !== null);
  }

  /** One line for each state of the table, as its test prints it. */
  grid(states: readonly State[]): readonly string[] {
    return states.map((state) => [`${state}:`, ...this.stepsFrom(state).map((step) => `${step}→${this.next(state, step)}`)].join(' '));
  }
}
