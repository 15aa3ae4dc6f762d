import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { LiveGrant } from './access-grant.rules';

/** Row-level security shows grants to the owner, the agency that may read, and the partner. */
export class AccessGrantRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** What is granted to the agency now; the caller looks at the time. */
  findLive(resourceIds: readonly string[], granteeAgency: string): Promise<LiveGrant[]> {
    return this.manager.query(
      `/* AccessGrantRepository.findLive */
       SELECT id, resource_id AS "resourceId", level, purpose, until FROM access_grant
       WHERE resource_id = ANY ($1) AND grantee_agency = $2 AND revoked_at IS NULL`,
      [resourceIds, granteeAgency],
    );
  }
}
