import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface AccessViewRow {
  id: string;
  resourceType: string;
  resourceId: string;
  ownerAgency: string;
  partnerId: string;
  viewerAgency: string;
  viewerSubject: string;
  field: string;
  level: string;
  purpose: string | null;
  grantId: string | null;
  at: Date;
}

/** Who read what of whom; append-only. */
export class AccessViewRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async insert(rows: readonly AccessViewRow[]): Promise<void> {
    await this.manager.query(
      `/* AccessViewRepository.insert */
       INSERT INTO access_view (id, resource_type, resource_id, owner_agency, partner_id, viewer_agency, viewer_subject,
                                field, level, purpose, grant_id, at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, "resourceType" text, "resourceId" uuid, "ownerAgency" text,
         "partnerId" uuid, "viewerAgency" text, "viewerSubject" text, field text, level text, purpose text,
         "grantId" uuid, at timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
