import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '@partner-commons/platform/clock';
import { openDatabase } from '@partner-commons/platform/database';
import type { FeedEvent, FeedPoll } from '@partner-commons/platform/feed';
import { type ConsumerOptions, startConsumer } from '@partner-commons/platform/outbox/feed-consumer';
import { Outbox } from '@partner-commons/platform/outbox/outbox';
import { outboxTables } from '@partner-commons/platform/outbox/outbox.tables';
import { OutboxFeed } from '@partner-commons/platform/outbox/outbox-feed';
import { type Publisher, publishWaiting, startPublisher } from '@partner-commons/platform/outbox/outbox-publisher';
import type { SchemaPart } from '@partner-commons/platform/schema-part';
import { pino } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { platformDatabase, type TestDatabase, withClient } from '../support/databases';

/** A changing thing with a row to lock, and what a consumer makes of its events; nothing in it forbids a double effect. */
const probeTables: SchemaPart = {
  up: ({ app, job }) => [
    'CREATE TABLE thing (subject text PRIMARY KEY, version int NOT NULL DEFAULT 0)',
    'CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, event_id bigint, subject text, version int)',
    `GRANT SELECT, INSERT, UPDATE ON thing TO ${app}`,
    `GRANT SELECT, INSERT, TRUNCATE ON effect TO ${job}`,
  ],
  down: () => ['DROP TABLE effect', 'DROP TABLE thing'],
};

const type = 'registry.thing-changed';
const lines: Record<string, unknown>[] = [];
const log = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line)) });

let database: TestDatabase;
let app: DataSource;
let jobs: [DataSource, DataSource];
let cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await platformDatabase([outboxTables, probeTables]);
  app = await openDatabase({ url: database.appUrl, applicationName: 'writers', poolSize: 10 });
  const openJobs = () => openDatabase({ url: database.jobUrl, applicationName: 'workers', poolSize: 5 });
  jobs = [await openJobs(), await openJobs()];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
});

afterAll(async () => {
  await Promise.all([app, ...jobs].map((dataSource) => dataSource.destroy()));
  await database.drop();
});

function publishing(dataSource: DataSource): Publisher {
  const publisher = startPublisher(dataSource, log);
  cleanups.push(() => publisher.stop());
  return publisher;
}

function openFeed(dataSource: DataSource): OutboxFeed {
  const feed = new OutboxFeed(dataSource, 'registry', log);
  cleanups.push(() => feed.stop());
  return feed;
}

function consuming(dataSource: DataSource, options: Partial<ConsumerOptions> & { name: string }) {
  const source = options.source ?? openFeed(dataSource);
  const consumer = startConsumer({
    source,
    types: [type],
    dataSource,
    apply: record,
    log,
    clock: systemClock,
    ...options,
  });
  cleanups.push(() => consumer.stop());
  return consumer;
}

async function record({ id, subject, data }: FeedEvent, manager: EntityManager): Promise<void> {
  const { version } = data as { version: number };
  await manager.query('INSERT INTO effect (event_id, subject, version) VALUES ($1, $2, $3)', [id, subject, version]);
}

const effects = (prefix: string): Promise<{ event_id: string; subject: string; version: number }[]> =>
  jobs[0].query(`SELECT event_id, subject, version FROM effect WHERE starts_with(subject, $1) ORDER BY id`, [prefix]);

const cursorOf = async (name: string) =>
  (await app.query('SELECT last_event_id, caught_up_at FROM feed_cursor WHERE consumer = $1', [name]))[0];

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await delay(20)) if (await holds()) return;
  throw new Error(`Not within 10 s: ${what}`);
}

/** One change: lock the row, write the fact, and commit whenever the caller lets go. */
async function change(subject: string, pauseBeforeCommit: () => Promise<unknown> = async () => {}): Promise<void> {
  await app.query('INSERT INTO thing (subject) VALUES ($1) ON CONFLICT DO NOTHING', [subject]);
  await app.transaction(async (manager) => {
    await manager.query('SELECT FROM thing WHERE subject = $1 FOR UPDATE', [subject]);
    const [[{ version }]] = await manager.query(
      'UPDATE thing SET version = version + 1 WHERE subject = $1 RETURNING version',
      [subject],
    );
    await new Outbox(manager).publish({ type, subject, audience: 'INTERNAL', data: { version } });
    await pauseBeforeCommit();
  });
}

test('ten writers, two publishers, two consumers, broken connections: each commit takes effect once, in order', async () => {
  jobs.map((dataSource) => publishing(dataSource));
  jobs.map((dataSource) => consuming(dataSource, { name: 'crowd' }));
  const committed: Record<string, number> = {};
  let turns = 0;
  const write = async () => {
    for (let turn = 0; turn < 40; turn += 1) {
      turns += 1;
      // Both publishers, both consumers and their listeners lose every connection under way.
      if (turns % 150 === 0) await breakConnections();
      const subject = `crowd-${Math.floor(Math.random() * 6)}`;
      await delay(Math.random() * 10);
      await change(subject, async () => {
        await delay(Math.random() * 25);
        if (Math.random() < 0.2) throw new Error('rolled back');
      }).then(
        () => {
          committed[subject] = (committed[subject] ?? 0) + 1;
        },
        (error) => expect(error.message).toBe('rolled back'),
      );
    }
  };
  await Promise.all(Array.from({ length: 10 }, write));
  const expected = Object.values(committed).reduce((sum, count) => sum + count, 0);
  await until(`${expected} effects`, async () => (await effects('crowd')).length >= expected);
  await delay(300);

  const arrived = await effects('crowd');
  expect(arrived).toHaveLength(expected);
  expect(expected).toBeGreaterThan(200);
  const positions = arrived.map(({ event_id }) => Number(event_id));
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
  for (const [subject, count] of Object.entries(committed)) {
    const versions = arrived.filter((effect) => effect.subject === subject).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  }
});

const breakConnections = () =>
  withClient(database.adminUrl, (admin) =>
    admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'workers'`),
  );

test('publishers take turns: two at once could show a higher number before a lower one', async () => {
  await change('turns');
  await jobs[1].transaction(async (other) => {
    await other.query(`SELECT pg_advisory_xact_lock(hashtext('outbox_position'))`);
    expect(await publishWaiting(jobs[0], [])).toBe(0);
  });
  expect(await publishWaiting(jobs[0], [])).toBe(1);
});

test('a transaction that commits late is behind, not lost', async () => {
  publishing(jobs[0]);
  consuming(jobs[0], { name: 'late' });
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let late: Promise<void> = Promise.resolve();
  await new Promise<void>((written) => {
    late = change('late-slow', () => {
      written();
      return mayCommit;
    });
  });
  await change('late-first');
  await until('a later event overtakes', async () => (await effects('late-first')).length === 1);
  commit();
  await late;
  await until('the slow one arrives', async () => (await effects('late-slow')).length === 1);
  const order = (await effects('late')).map(({ subject }) => subject);
  expect(order).toEqual(['late-first', 'late-slow']);
});

test('an event that cannot be applied is retried slowly and logged; what stands before it takes effect, nothing twice', async () => {
  const publisher = publishing(jobs[0]);
  for (let index = 0; index < 6; index += 1) await change('poison');
  await until('all are published', async () => {
    const [{ waiting }] = await jobs[0].query(
      'SELECT count(*)::int AS waiting FROM outbox_event WHERE position IS NULL',
    );
    return waiting === 0;
  });
  await publisher.stop();
  lines.length = 0;
  let broken = true;
  let failed = 0;
  consuming(jobs[0], {
    name: 'poison',
    async apply(event, manager) {
      if (event.subject !== 'poison') return;
      await record(event, manager);
      if (broken && (event.data as { version: number }).version === 4) {
        failed += 1;
        throw new Error('cannot take number 4');
      }
    },
  });
  await until('the events before take effect', async () => (await effects('poison')).length === 3);
  await delay(1_000);
  expect((await effects('poison')).map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(failed).toBeGreaterThan(1);
  expect(failed).toBeLessThan(8);
  expect((await cursorOf('poison')).caught_up_at).toBeNull();
  expect(lines.filter(({ msg }) => msg === 'an event could not be applied; trying again')).toHaveLength(failed);
  expect(lines[0]).toMatchObject({ consumer: 'poison', type, event: expect.stringMatching(/^\d+$/) });
  broken = false;
  await until('the rest takes effect', async () => (await effects('poison')).length === 6);
  expect((await effects('poison')).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('caught_up_at is the moment of asking; it ages while the source is away, and a long poll ends at once', async () => {
  let away = true;
  const feed = openFeed(jobs[0]);
  const asked = new Date('2026-03-01T09:00:00.000Z');
  const source = {
    async poll(request: FeedPoll) {
      if (away) throw new Error('connection refused');
      return feed.poll(request);
    },
  };
  let caughtUp = 0;
  const consumer = consuming(jobs[0], {
    name: 'ages',
    source,
    types: ['registry.never-published'],
    clock: { now: () => asked },
    onCaughtUp: () => {
      caughtUp += 1;
    },
  });
  await until('a row for the cursor', async () => (await cursorOf('ages')) !== undefined);
  await delay(300);
  expect(await cursorOf('ages')).toEqual({ last_event_id: '0', caught_up_at: null });
  away = false;
  await delay(700);
  const stopped = performance.now();
  await consumer.stop();
  expect(performance.now() - stopped).toBeLessThan(500);
  // The long poll was cut off, which proves nothing about the end of the feed.
  expect(await cursorOf('ages')).toEqual({ last_event_id: '0', caught_up_at: null });
  expect(caughtUp).toBe(0);

  consuming(jobs[0], {
    name: 'ages',
    source: { poll: (request) => feed.poll({ ...request, timeout: 50 }) },
    types: ['registry.never-published'],
    clock: { now: () => asked },
    onCaughtUp: () => {
      caughtUp += 1;
    },
  });
  await until('the end is reached', () => caughtUp > 0);
  expect((await cursorOf('ages')).caught_up_at).toEqual(asked);
});

test('a cursor that an operator set back during a poll is not overrun', async () => {
  publishing(jobs[0]);
  consuming(jobs[0], { name: 'replay' });
  await change('replay');
  await until('first effect', async () => (await effects('replay')).length === 1);
  await jobs[0].query(`UPDATE feed_cursor SET last_event_id = 0 WHERE consumer = 'replay'`);
  await change('replay');
  await until('everything again', async () => (await effects('replay')).length === 3);
  expect((await effects('replay')).map(({ version }) => version)).toEqual([1, 1, 2]);
});
