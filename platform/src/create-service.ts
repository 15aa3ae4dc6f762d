import type { GraphQLSchema } from 'graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { auditPermissions, auditResolverOf } from './audit/audit.resolver';
import { Refusals } from './audit/refusals';
import { Cipher, type CipherKeys } from './cipher';
import { type Clock, systemClock } from './clock';
import { checkDatabase, openDatabase, ViewerTransaction } from './database';
import type { FeedEvent } from './feed';
import { type FileKinds, FileStore } from './files/file-store';
import { uploadResolverOf } from './files/upload.resolver';
import { type JobRunner, startJobRunner, type Task } from './jobs/job.runner';
import { startTimers, type Timer } from './jobs/timers';
import { log } from './log';
import { type MigrationClass, pendingMigrations } from './migrate';
import { type Consumer, startConsumer } from './outbox/feed-consumer';
import { OutboxFeed } from './outbox/outbox-feed';
import { type Publisher, startPublisher } from './outbox/outbox-publisher';
import { mergePermissions } from './permissions';
import type { Readiness, Service, ServiceName } from './service';
import { buildSubgraph, type SubgraphParts } from './subgraph';
import { type Background, type Compose, createBackground, createRequestContext } from './work';

/** What a consumer does with the facts of another service; all effects go through the features it is given. */
export interface Consumption<Features> {
  from: ServiceName;
  types: string[];
  apply(event: FeedEvent, features: Features): Promise<void>;
}

/** All that makes one service different from another. */
export interface ServiceDefinition<Features extends object> {
  name: ServiceName;
  graph: SubgraphParts;
  compose: Compose<Features>;
  fileKinds: FileKinds;
  tasks(background: Background<Features>, files: FileStore): Record<string, Task>;
  /** Work that time brings. */
  timers?: readonly Timer<Features>[];
  consumptions: Consumption<Features>[];
  migrations: readonly MigrationClass[];
  /** Event types of which only the latest per subject is kept. */
  compactedEvents: string[];
}

export interface ServiceSettings {
  /** URL of the app role, for requests. */
  databaseUrl: string;
  /** URL of the job role, for jobs, the publisher and feed consumers. */
  jobDatabaseUrl: string;
  /** Where clients reach the gateway; signed file URLs begin with it. */
  publicUrl: string;
  /** Secret from which the keys of signed file URLs are derived. */
  fileSecret: string;
  /** Keys for personal data and for texts about people. */
  personalDataKeys?: CipherKeys;
  poolSize?: number;
  clock?: Clock;
  /** Milliseconds between two runs of each timer, in place of their own; for tests. */
  timerPace?: number;
  /** Milliseconds that a quiet poll of a feed waits; for tests that jump in time. */
  pollFor?: number;
}

export interface RunningService<Features> extends Service {
  /** The features on the job role, for programs that prepare a service, such as the seed. */
  readonly background: Background<Features>;
}

/** What every service has besides its own: the record of what was done in it, and the door for its files. */
export function completeGraph({
  name,
  graph,
  fileKinds,
}: Pick<ServiceDefinition<object>, 'name' | 'graph' | 'fileKinds'>): SubgraphParts {
  const kinds = Object.keys(fileKinds);
  const uploads = kinds.length > 0 ? [uploadResolverOf(name, kinds)] : [];
  return {
    ...graph,
    resolvers: [...graph.resolvers, auditResolverOf(name), ...uploads],
    permissions: mergePermissions(graph.permissions, auditPermissions(name)),
  };
}

export async function createService<Features extends object>(
  definition: ServiceDefinition<Features>,
  settings: ServiceSettings,
): Promise<RunningService<Features>> {
  const { name } = definition;
  const clock = settings.clock ?? systemClock;
  const { app, job } = await openDatabases(name, settings);
  const schema = schemaOf(definition);
  const cipher = settings.personalDataKeys ? new Cipher(settings.personalDataKeys) : null;
  const files = new FileStore({
    service: name,
    dataSource: app,
    secret: settings.fileSecret,
    kinds: definition.fileKinds,
    publicUrl: settings.publicUrl,
    clock,
    log,
    cipher,
  });
  const { compose } = definition;
  const background = createBackground({ compose, clock, files, cipher, dataSource: job }, name);
  const feed = new OutboxFeed(job, name, log);
  const refusals = new Refusals({ dataSource: app, clock, log });
  const running: (Publisher | Consumer | JobRunner)[] = [];

  return {
    name,
    schema,
    feed,
    background,
    createContext: (request) =>
      createRequestContext({ compose, clock, files, cipher, dataSource: app }, request, refusals),
    handleFile: (request, response) => files.handle(request, response),
    readiness: readinessOf(app, definition.migrations),
    async startWorkers(sources) {
      running.push(startPublisher(job, log, definition.compactedEvents));
      running.push(
        startTimers({
          timers: definition.timers ?? [],
          background,
          dataSource: job,
          log,
          clock,
          pace: settings.timerPace,
        }),
      );
      running.push(
        await startJobRunner({
          jobUrl: settings.jobDatabaseUrl,
          tasks: definition.tasks(background, files),
          concurrency: 2,
          log,
        }),
      );
      for (const { from, types, apply } of definition.consumptions) {
        const source = sources[from];
        if (!source) continue;
        running.push(
          startConsumer({
            name: from,
            source,
            types,
            dataSource: job,
            apply: (event: FeedEvent, manager: EntityManager) =>
              apply(event, background.within(new ViewerTransaction(manager), event.type, `feed:${from}:${event.id}`)),
            log,
            clock,
            pollFor: settings.pollFor,
          }),
        );
      }
    },
    async stop() {
      await Promise.all(running.map((worker) => worker.stop()));
      await feed.stop();
      await refusals.stop();
      await Promise.all([app.destroy(), job.destroy()]);
    },
  };
}

const schemas = new WeakMap<SubgraphParts, GraphQLSchema>();

/** Built once for a graph: it costs half a second, and a process of tests starts the same service many times. */
function schemaOf(definition: Pick<ServiceDefinition<object>, 'name' | 'graph' | 'fileKinds'>): GraphQLSchema {
  const schema = schemas.get(definition.graph) ?? buildSubgraph(completeGraph(definition));
  schemas.set(definition.graph, schema);
  return schema;
}

interface Databases {
  app: DataSource;
  job: DataSource;
}

/** Both or none: a caller that tries again must not gather half-open pools. */
async function openDatabases(name: string, settings: ServiceSettings): Promise<Databases> {
  const { databaseUrl, jobDatabaseUrl, poolSize } = settings;
  const app = await openDatabase({ url: databaseUrl, applicationName: `${name}-app`, poolSize });
  try {
    await checkDatabase(app, name);
    return { app, job: await openDatabase({ url: jobDatabaseUrl, applicationName: `${name}-job`, poolSize }) };
  } catch (error) {
    await app.destroy();
    throw error;
  }
}

/** Ready is who reaches its database and finds there what this release expects. */
function readinessOf(dataSource: DataSource, migrations: readonly MigrationClass[]): () => Promise<Readiness> {
  let migrated = false;
  return async () => {
    try {
      if (migrated) await dataSource.query('/* readiness */ SELECT 1');
      else migrated = (await pendingMigrations(dataSource, migrations)).length === 0;
      return migrated ? { ready: true, failing: [] } : { ready: false, failing: ['migrations'] };
    } catch {
      return { ready: false, failing: ['database'] };
    }
  };
}
