import type { EntityManager } from 'typeorm';
import { AppError } from '../errors';

/**
 * Runs work that only one process may do at a time, such as an import of one source (trust.md L12). The lock belongs to
 * the transaction of `manager`: it ends with it, also when the process is killed.
 */
export async function withAdvisoryLock<Result>(
  manager: EntityManager,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!manager.queryRunner?.isTransactionActive) throw new Error(`The lock ${name} needs a transaction to live in`);
  const [{ locked }] = await manager.query(
    '/* withAdvisoryLock */ SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked',
    [`work:${name}`],
  );
  if (!locked) {
    throw new AppError('CONFLICT', 'The same work is already running. Wait until it has finished, then try again.', {
      reason: 'ALREADY_RUNNING',
    });
  }
  return work();
}
