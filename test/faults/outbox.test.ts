import { openDatabase } from '@partner-commons/platform/database';
import { log } from '@partner-commons/platform/log';
import { Outbox } from '@partner-commons/platform/outbox/outbox';
import { outboxTables } from '@partner-commons/platform/outbox/outbox.tables';
import { OutboxFeed } from '@partner-commons/platform/outbox/outbox-feed';
import { compact, publishWaiting, startPublisher } from '@partner-commons/platform/outbox/outbox-publisher';
import type { DataSource } from 'typeorm';
import { platformDatabase, type TestDatabase } from '../support/databases';

let database: TestDatabase;
let app: DataSource;
let job: DataSource;

beforeAll(async () => {
  database = await platformDatabase([outboxTables]);
  app = await openDatabase({ url: database.appUrl, applicationName: 'requests' });
  job = await openDatabase({ url: database.jobUrl, applicationName: 'workers' });
});

afterAll(async () => {
  await app.destroy();
  await job.destroy();
  await database.drop();
});

const described = 'registry.thing-described';
const publish = (subject: string, version: number, type = described) =>
  new Outbox(app.manager).publish({ type, subject, audience: 'INTERNAL', data: { version } });

const kept = async (type = described) => {
  const rows = await job.query(
    `SELECT subject, data ->> 'version' AS version FROM outbox_event
    WHERE type = $1 ORDER BY subject, id`,
    [type],
  );
  return rows.map(({ subject, version }: { subject: string; version: string }) => subject + version);
};

test('compaction keeps the latest published event of a subject, and what is not yet published', async () => {
  for (const version of [1, 2]) await publish('a', version);
  for (const version of [1, 2]) await publish('a', version, 'registry.thing-registered');
  await publishWaiting(job, [described]);
  expect(await kept()).toEqual(['a2']);
  await publish('b', 1);
  await publish('a', 3);
  expect(await kept()).toEqual(['a2', 'a3', 'b1']);
  await job.transaction((manager) => compact(manager, [described], '0'));
  expect(await kept()).toEqual(['a2', 'a3', 'b1']);
  await publishWaiting(job, [described]);
  expect(await kept()).toEqual(['a3', 'b1']);
  expect(await kept('registry.thing-registered')).toEqual(['a1', 'a2']);
});

test('a type that is newly declared compacted loses its past at the next start', async () => {
  const feed = new OutboxFeed(job, 'registry', log);
  const type = 'registry.thing-renamed';
  for (const version of [1, 2, 3]) await publish('a', version, type);
  await publishWaiting(job, []);
  expect(await kept(type)).toEqual(['a1', 'a2', 'a3']);
  const publisher = startPublisher(job, log, [type]);
  await publish('b', 1, type);
  await feed.poll({ lastEventId: '0', timeout: 5_000, types: [type], limit: 1 });
  for (const end = Date.now() + 5_000; Date.now() < end && (await kept(type)).length > 2; );
  expect(await kept(type)).toEqual(['a3', 'b1']);
  await publisher.stop();
  await feed.stop();
});

test('the feed filters by type, pages by position, and refuses a cursor that is none', async () => {
  const feed = new OutboxFeed(job, 'registry', log);
  const type = 'registry.thing-paged';
  for (const version of [1, 2, 3]) {
    await publish('a', version, type);
    await publish('a', version, 'registry.thing-other');
  }
  await publishWaiting(job, []);
  const first = await feed.poll({ lastEventId: '0', timeout: 0, types: [type], limit: 2 });
  const second = await feed.poll({ lastEventId: first[1]?.id ?? '', timeout: 0, types: [type], limit: 2 });
  expect([...first, ...second].map(({ data }) => data)).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  await expect(feed.poll({ lastEventId: '1 OR true', timeout: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await feed.stop();
});

test('a long poll answers with the news, ends with its signal, and ends when the feed stops', async () => {
  const feed = new OutboxFeed(job, 'registry', log);
  const type = 'registry.thing-awaited';
  const ask = (signal?: AbortSignal) => feed.poll({ lastEventId: '0', timeout: 20_000, types: [type], signal });
  const leaving = new AbortController();
  const left = expect(ask(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
  const answered = ask();
  leaving.abort();
  await left;
  await publish('a', 1, type);
  await publishWaiting(job, []);
  expect(await answered).toMatchObject([
    { type, subject: 'a', data: { version: 1 }, source: 'partner-commons/registry' },
  ]);
  const [last] = await answered;
  const cut = expect(feed.poll({ lastEventId: last?.id ?? '', timeout: 20_000, types: [type] })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  await feed.stop();
  await cut;
});

test.each([
  ['read events', 'SELECT * FROM outbox_event'],
  ['change events', `UPDATE outbox_event SET data = '{}'`],
  ['remove events', 'DELETE FROM outbox_event'],
  [
    'place events',
    `INSERT INTO outbox_event (position, type, subject, audience, data) VALUES (1, 't', 's', 'AGENCY', '{}')`,
  ],
  ['take positions', `SELECT nextval('outbox_position')`],
  ['move a cursor', 'UPDATE feed_cursor SET last_event_id = 0'],
])('a request cannot %s', async (_, statement) => {
  await expect(app.query(statement)).rejects.toMatchObject({ driverError: { code: '42501' } });
});
