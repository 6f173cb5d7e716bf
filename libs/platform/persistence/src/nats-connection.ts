import { setTimeout as pause } from 'node:timers/promises';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connect } from '@nats-io/transport-node';

/** Shorter than what a process is given to stop. */
const CONNECT_TIMEOUT_MS = 5_000;

/** How long a live server may take to answer before its connection is closed all the same. */
const NOTICE_MS = 1_000;

export interface NatsLine {
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** One connection to the server, opened when it is first needed and again when it is lost for good. */
export class NatsConnections {
  private opening: Promise<{ readonly connection: NatsConnection; readonly line: NatsLine }> | null = null;

  constructor(
    private readonly url: string,
    private readonly name: string,
  ) {}

  /** Rejects while the server does not answer; the next call tries again. */
  async line(): Promise<NatsLine> {
    this.opening ??= this.open();
    try {
      const { connection, line } = await this.opening;
      if (!connection.isClosed()) return line;
    } catch (error) {
      this.opening = null;
      throw error;
    }
    this.opening = null;
    return this.line();
  }

  async close(): Promise<void> {
    const open = await this.opening?.catch(() => null);
    if (!open) return;
    // A socket that has just ended must be found out first: the transport (3.4.0) would write to it while it closes, and take its
    // listeners away before the error arrives, which then ends the process.
    await Promise.race([open.connection.flush().catch(() => undefined), pause(NOTICE_MS, undefined, { ref: false })]);
    await open.connection.close();
  }

  private async open() {
    const { protocol, host, username, password } = new URL(this.url);
    const servers = `${protocol}//${host}`;
    const credentials = username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    const connection = await connect({ servers, name: this.name, maxReconnectAttempts: -1, timeout: CONNECT_TIMEOUT_MS, ...credentials });
    try {
      return { connection, line: { client: jetstream(connection), manager: await jetstreamManager(connection) } };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}
