import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { outboxTables } from '@partner-commons/platform/outbox/outbox.tables';
import type { SchemaPart } from '@partner-commons/platform/schema-part';
import { platformDatabase, type TestDatabase, withClient } from '../support/databases';
import { eventually } from '../support/eventually';

jest.setTimeout(240_000);

/** What changes, and what a consumer makes of it; nothing in it forbids a double effect. */
const probeTables: SchemaPart = {
  up: ({ app, job }) => [
    'CREATE TABLE thing (subject text PRIMARY KEY, version int NOT NULL)',
    'CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, event_id bigint, subject text, version int)',
    `GRANT SELECT, INSERT, UPDATE ON thing TO ${app}`,
    `GRANT SELECT, INSERT ON effect TO ${job}`,
  ],
  down: () => ['DROP TABLE effect', 'DROP TABLE thing'],
};

const roles = ['writer', 'relay', 'consumer'] as const;
const rounds = 20;
let database: TestDatabase;
/** The highest version of each thing that a writer said was committed. */
const acknowledged = new Map<string, number>();

class Part {
  readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private readonly gone: Promise<void>;

  constructor(role: (typeof roles)[number]) {
    const url = role === 'writer' ? database.appUrl : database.jobUrl;
    const program = join(__dirname, 'fixtures', 'outbox-part.ts');
    this.child = spawn(process.execPath, ['--import', 'tsx', program, role, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.gone = new Promise((resolve) => this.child.once('close', () => resolve()));
    this.ready = new Promise((resolve) => {
      createInterface({ input: this.child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line === 'ready') return resolve();
        const [subject = '', version] = line.split(' ');
        acknowledged.set(subject, Math.max(Number(version), acknowledged.get(subject) ?? 0));
      });
    });
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}

beforeAll(async () => {
  database = await platformDatabase([outboxTables, probeTables]);
});
afterAll(() => database?.drop());

const rows = (sql: string): Promise<{ subject: string; version: number }[]> =>
  withClient(database.adminUrl, async (client) => (await client.query(sql)).rows);

test(`I03: ${rounds * roles.length} kills of writer, relay and consumer: nothing is missing, nothing double, the order is kept`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const parts = roles.map((role) => new Part(role));
    await Promise.all(parts.map(({ ready }) => ready));
    // Each at a moment of its own, so that each is caught in the middle of something else.
    await Promise.all(parts.map(async (part) => delay(Math.random() * 250).then(() => part.kill())));
  }
  const survivors = (['relay', 'consumer'] as const).map((role) => new Part(role));
  const things = await rows('SELECT subject, version FROM thing ORDER BY subject');
  const total = things.reduce((sum, { version }) => sum + version, 0);
  expect(total).toBeGreaterThan(200);
  for (const { subject, version } of things) expect(version).toBeGreaterThanOrEqual(acknowledged.get(subject) ?? 0);
  await eventually(async () => expect(await rows('SELECT subject FROM effect')).toHaveLength(total), 20_000);
  for (const { subject, version } of things) {
    const versions = (await rows('SELECT subject, version FROM effect ORDER BY id'))
      .filter((effect) => effect.subject === subject)
      .map((effect) => effect.version);
    expect(versions).toEqual(Array.from({ length: version }, (_, index) => index + 1));
  }
  await Promise.all(survivors.map((part) => part.kill()));
});
