/** Asks for work again and again; the work is in the database, so nothing is lost while nobody asks. */
export class Poll {
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private running: Promise<number> | null = null;

  constructor(
    private readonly work: () => Promise<number>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Whether the work should begin nothing more. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Whoever asks while it runs waits for the same run. */
  run(): Promise<number> {
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  start(everyMs: number): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      void this.run()
        .catch(this.onFailure)
        .finally(() => this.start(everyMs));
    }, everyMs);
    // Nobody keeps a process alive to wait for a timer.
    this.timer.unref();
  }

  /** Begins nothing more and waits for what runs. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running?.catch(() => undefined);
  }
}
