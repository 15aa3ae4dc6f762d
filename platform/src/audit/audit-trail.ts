import type { EntityManager } from 'typeorm';
import type { ViewerTransaction } from '../database';
import { newId } from '../id';
import type { Viewer } from '../viewer';
import type { AuditOutcome } from './audit-event.type';

export interface AuditEntry {
  objectType?: string;
  objectId?: string;
  /** Identifiers and hashes only, never text of a person or a confidential body. */
  detail?: Record<string, unknown>;
}

export interface Actor {
  viewer: Viewer;
  requestId: string;
}

/** Writes the audit record in the transaction it is given, so that no change exists without its record. */
export class AuditTrail {
  entries = 0;

  constructor(
    private readonly manager: EntityManager,
    private readonly actor: Actor,
    /** The mutation, confidential read or job, by its GraphQL name. */
    private readonly action: string,
  ) {}

  /** For a confidential read, whose record belongs into the transaction that reads. */
  within({ manager }: ViewerTransaction, action: string): AuditTrail {
    return new AuditTrail(manager, this.actor, action);
  }

  async record(entry: AuditEntry, outcome: keyof typeof AuditOutcome = 'DONE'): Promise<void> {
    await this.manager.query(
      `/* AuditTrail.record */
       INSERT INTO audit_event (id, request_id, actor, agency, purpose, action, outcome, object_type, object_id, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      this.valuesOf(entry, outcome),
    );
    this.entries += 1;
  }

  /**
   * For a manager without a transaction: one statement that is its own, since being refused must cost us no more than it
   * costs the caller. The row is selected from what sets the viewer, so the policy of the table finds it set.
   */
  async recordAlone(entry: AuditEntry, outcome: keyof typeof AuditOutcome): Promise<void> {
    await this.manager.query(
      `/* AuditTrail.recordAlone */
       WITH viewer_set AS MATERIALIZED (SELECT set_config('commons.viewer', $11, true))
       INSERT INTO audit_event (id, request_id, actor, agency, purpose, action, outcome, object_type, object_id, detail)
       SELECT $1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb FROM viewer_set`,
      [...this.valuesOf(entry, outcome), JSON.stringify(this.actor.viewer)],
    );
    this.entries += 1;
  }

  private valuesOf({ objectType, objectId, detail }: AuditEntry, outcome: keyof typeof AuditOutcome): unknown[] {
    const { viewer, requestId } = this.actor;
    return [
      newId(),
      requestId,
      viewer.subject ?? viewer.kind,
      viewer.agency,
      viewer.purpose,
      this.action,
      outcome,
      objectType ?? null,
      objectId ?? null,
      detail ? JSON.stringify(detail) : null,
    ];
  }
}
