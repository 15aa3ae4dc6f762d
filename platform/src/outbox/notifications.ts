import { Client } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Doorbell } from '../doorbell';
import type { Log } from '../log';
import { failureOf, pause, retryDelay } from './retry';

export interface ListenOptions {
  dataSource: DataSource;
  channel: string;
  doorbell: Doorbell;
  log: Log;
}

/**
 * Rings the doorbell at every NOTIFY on the channel. It holds a connection outside the pool and renews it when it
 * breaks; notices of the meantime are gone, so a new connection rings as well.
 */
export class Notifications {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private connected = false;

  constructor(private readonly options: ListenOptions) {
    this.running = this.run();
  }

  /** False while only polling tells of news. */
  isConnected(): boolean {
    return this.connected;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { channel, log } = this.options;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listenUntilBroken(() => {
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        log.warn(
          { channel, failure: failureOf(error) },
          'not listening for notifications; polling until it works again',
        );
        await pause(retryDelay(failures), this.stopping.signal);
      }
    }
  }

  private async listenUntilBroken(onConnected: () => void): Promise<void> {
    const { dataSource, channel, doorbell } = this.options;
    const { url, applicationName } = dataSource.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    const client = new Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    const { signal } = this.stopping;
    let leave = () => {};
    const ended = new Promise<void>((resolve, reject) => {
      leave = resolve;
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection ended')));
    });
    ended.catch(() => undefined);
    client.on('notification', () => doorbell.ring());
    signal.addEventListener('abort', leave, { once: true });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      this.connected = true;
      onConnected();
      doorbell.ring();
      if (!signal.aborted) await ended;
    } finally {
      this.connected = false;
      signal.removeEventListener('abort', leave);
      await client.end().catch(() => undefined);
    }
  }
}
