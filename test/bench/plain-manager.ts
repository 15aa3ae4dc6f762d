import type { ClientBase, Pool } from 'pg';
import type { EntityManager } from 'typeorm';

/** Lets our own repositories run on bare `pg`, so that what they are compared with sends the very same SQL. */
export const plainManager = (database: Pick<ClientBase | Pool, 'query'>): EntityManager =>
  ({ query: async (sql: string, values: unknown[]) => (await database.query(sql, values)).rows }) as EntityManager;
