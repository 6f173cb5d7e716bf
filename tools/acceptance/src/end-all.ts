interface Closable {
  close(): Promise<void>;
}

interface Removable {
  remove(): Promise<void>;
}

/** Ends what a test has begun, one after the other; what never began, because the start before it failed, has nothing to end. */
export async function endAll(...begun: readonly (Closable | Removable | undefined)[]): Promise<void> {
  for (const part of begun) {
    if (part === undefined) continue;
    await ('close' in part ? part.close() : part.remove());
  }
}
