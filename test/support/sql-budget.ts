import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type SentStatement, sqlChannel } from '@partner-commons/platform/database';

/** What frames a transaction is not counted: a budget is about statements on tables (architecture.md 7). */
const framing = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SELECT set_config)\b/i;

interface Watched<Result> {
  result: Result;
  statements: string[];
}

/** The statements that requests sent meanwhile; publishers, consumers and jobs of the same process are not requests. */
export async function watchSql<Result>(work: () => Promise<Result>): Promise<Watched<Result>> {
  const statements: string[] = [];
  const note = (message: unknown) => {
    const { sql, applicationName } = message as SentStatement;
    if (applicationName.endsWith('-app') && !framing.test(sql)) statements.push(sql);
  };
  subscribe(sqlChannel.name, note);
  try {
    return { result: await work(), statements };
  } finally {
    unsubscribe(sqlChannel.name, note);
  }
}

/** Fails with the statements themselves, so that the one too many is seen at once. */
export async function expectSql<Result>(budget: number, work: () => Promise<Result>): Promise<Result> {
  const { result, statements } = await watchSql(work);
  if (statements.length !== budget) {
    throw new Error(`${statements.length} statements instead of ${budget}:\n${statements.map(firstLine).join('\n')}`);
  }
  return result;
}

const firstLine = (sql: string) => `  ${sql.trim().replace(/\s+/g, ' ').slice(0, 110)}`;
