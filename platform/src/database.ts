import { channel } from 'node:diagnostics_channel';
import { DataSource, type EntityManager, type EntitySchema, type Logger } from 'typeorm';
import { ConfigError } from './config';
import { log } from './log';
import type { Viewer } from './viewer';

/** Every statement that TypeORM sends; tests count them, nothing listens in production. */
export const sqlChannel = channel('partner-commons:sql');

export interface SentStatement {
  sql: string;
  /** Of the pool that sent it; pools for requests end in `-app`. */
  applicationName: string;
}

/** TypeORM's own loggers print parameters, which are personal data. */
class SqlChannelLogger implements Logger {
  constructor(private readonly applicationName: string) {}

  logQuery(sql: string) {
    if (!sqlChannel.hasSubscribers) return;
    sqlChannel.publish({ sql, applicationName: this.applicationName } satisfies SentStatement);
  }
  logQueryError() {}
  logQuerySlow() {}
  logSchemaBuild() {}
  logMigration() {}
  log() {}
}

export interface DatabaseOptions {
  url: string;
  /** Names the process in pg_stat_activity. */
  applicationName: string;
  entities?: (new () => object)[] | EntitySchema[];
  poolSize?: number;
  statementTimeout?: number;
}

/** Opens a pool; waits for nothing longer than seconds, since `pg` alone waits for ever (trust.md, fact 10). */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities ?? [],
    synchronize: false,
    migrationsRun: false,
    logging: ['query'],
    logger: new SqlChannelLogger(options.applicationName),
    applicationName: options.applicationName,
    // The message only: the error carries the client with its password and cancel key.
    poolErrorHandler: (error: Error) => log.warn({ failure: error.message }, 'an idle database connection was lost'),
    extra: {
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: options.statementTimeout ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return dataSource.initialize();
}

/** Refuses a database on which our rules would not hold: wrong encoding, or a role that row-level security does not bind. */
export async function checkDatabase(dataSource: DataSource, name: string): Promise<void> {
  const [facts] = await dataSource.query(`/* checkDatabase */
    SELECT current_setting('server_encoding') AS encoding,
           current_setting('server_version_num')::int AS version,
           (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS unbound,
           EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                     AND pg_get_userbyid(c.relowner) = current_user) AS owns`);
  if (facts.encoding !== 'UTF8')
    throw new ConfigError(`The database of ${name} is ${facts.encoding}; it must be UTF8.`);
  if (facts.version < 150_000) throw new ConfigError(`The database of ${name} is older than PostgreSQL 15.`);
  if (facts.unbound || facts.owns) {
    throw new ConfigError(
      `The role in the URL of ${name} owns tables or bypasses row-level security; use the roles that npm run database:create makes.`,
    );
  }
}

/**
 * A transaction in which the viewer is set for row-level security. Repositories of confidential tables take nothing
 * else, so no statement on them can run without a viewer.
 */
export class ViewerTransaction {
  constructor(readonly manager: EntityManager) {}
}

/** What features get to reach SQL with. */
export interface Database {
  readonly manager: EntityManager;
  /** Runs work on confidential tables: a short transaction of its own, or the one that is already open. */
  confidential<Result>(work: (transaction: ViewerTransaction) => Promise<Result>): Promise<Result>;
}

/** Outside a transaction: plain reads auto-commit, confidential ones open a transaction per call, never nested. */
export class RequestDatabase implements Database {
  constructor(
    private readonly dataSource: DataSource,
    private readonly viewer: Viewer,
  ) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  confidential<Result>(work: (transaction: ViewerTransaction) => Promise<Result>): Promise<Result> {
    return inViewerTransaction(this.dataSource, this.viewer, work);
  }
}

/** Inside a transaction: everything runs in it. */
export class TransactionDatabase implements Database {
  constructor(private readonly transaction: ViewerTransaction) {}

  get manager(): EntityManager {
    return this.transaction.manager;
  }

  confidential<Result>(work: (transaction: ViewerTransaction) => Promise<Result>): Promise<Result> {
    return work(this.transaction);
  }
}

/** Sets the viewer for this transaction only: a session-level setting would leak to the next request on the pool. */
export function inViewerTransaction<Result>(
  dataSource: DataSource,
  viewer: Viewer,
  work: (transaction: ViewerTransaction) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
    return work(new ViewerTransaction(manager));
  });
}
