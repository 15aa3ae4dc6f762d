import type { Database, ViewerTransaction } from '../database';
import { invalidInput } from '../errors';
import { isId } from '../id';
import { countUpTo, decodeCursor, type Page, type PageArgs, pageOf } from '../page';
import type { AuditEvent } from './audit-event.type';
import type { AuditTrail } from './audit-trail';

/** Reads the record for auditors. Which rows they get is decided by row-level security alone. */
export class AuditRecord {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
  ) {}

  async list({ first, after }: PageArgs, action: string): Promise<Page<AuditEvent>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.database.confidential(async (transaction) => {
      const rows = await findEvents(transaction, last, first + 1);
      const counted = await countEvents(transaction);
      await this.trail.within(transaction, action).record({ objectType: 'AuditEvent' });
      return pageOf(rows, first, counted, { cursor: (row) => [row.id], node: (row) => row });
    });
  }
}

/** Ids are time-ordered, so they are the order of the record as well as its key. */
function findEvents({ manager }: ViewerTransaction, before: string | null, limit: number): Promise<AuditEvent[]> {
  return manager.query(
    `/* findEvents */
     SELECT id, at, request_id AS "requestId", actor, purpose, action, outcome, object_type AS "objectType", object_id AS "objectId"
     FROM audit_event WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
    [before, limit],
  );
}

async function countEvents({ manager }: ViewerTransaction): Promise<number> {
  const [row] = await manager.query(`/* countEvents */ ${countUpTo('FROM audit_event')}`);
  return row.count;
}
