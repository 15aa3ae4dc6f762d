import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AccessPurpose } from '../../terms/access-purpose.enum';
import type { LiveGrant } from './access-grant.rules';
import type { Disclosable } from './disclosable.enum';
import type { DisclosureLevel } from './disclosure-level.enum';

export interface AccessGrantRow {
  id: string;
  resourceType: `${Disclosable}`;
  resourceId: string;
  ownerAgency: string;
  partnerId: string;
  granteeAgency: string;
  level: `${DisclosureLevel}`;
  purpose: `${AccessPurpose}`;
  grantedBy: string;
  grantedAt: Date;
  until: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
}

export interface GrantSearch {
  ownerAgency: string | null;
  granteeAgency: string | null;
  resourceType: string | null;
  resourceId: string | null;
  partnerId: string | null;
  isActive: boolean | null;
  now: Date;
  after: string | null;
  limit: number;
}

export interface Revocation {
  at: Date;
  by: string;
}

const columns = `g.id, g.resource_type AS "resourceType", g.resource_id AS "resourceId", g.owner_agency AS "ownerAgency",
  g.partner_id AS "partnerId", g.grantee_agency AS "granteeAgency", g.level, g.purpose, g.granted_by AS "grantedBy",
  g.granted_at AS "grantedAt", g.until, g.revoked_at AS "revokedAt", g.revoked_by AS "revokedBy"`;

const matching = `FROM access_grant g
  WHERE ($1::text IS NULL OR g.owner_agency = $1) AND ($2::text IS NULL OR g.grantee_agency = $2)
    AND ($3::text IS NULL OR g.resource_type = $3) AND ($4::uuid IS NULL OR g.resource_id = $4)
    AND ($5::uuid IS NULL OR g.partner_id = $5
         OR g.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $5))
    AND ($6::boolean IS NULL OR (g.revoked_at IS NULL AND g.until > $7) = $6)`;

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

  search(search: GrantSearch): Promise<AccessGrantRow[]> {
    return this.manager.query(
      `/* AccessGrantRepository.search */
       SELECT ${columns} ${matching} AND ($8::uuid IS NULL OR g.id < $8) ORDER BY g.id DESC LIMIT $9`,
      [...conditionsOf(search), search.after, search.limit],
    );
  }

  async count(search: GrantSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* AccessGrantRepository.count */ ${countUpTo(matching)}`,
      conditionsOf(search),
    );
    return count;
  }

  find(ids: readonly string[]): Promise<AccessGrantRow[]> {
    return this.manager.query(
      `/* AccessGrantRepository.find */ SELECT ${columns} FROM access_grant g WHERE g.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string): Promise<AccessGrantRow | null> {
    const [row] = await this.manager.query(
      `/* AccessGrantRepository.lock */ SELECT ${columns} FROM access_grant g WHERE g.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: AccessGrantRow): Promise<void> {
    await this.manager.query(
      `/* AccessGrantRepository.insert */
       INSERT INTO access_grant (id, resource_type, resource_id, owner_agency, partner_id, grantee_agency, level, purpose,
                                 granted_by, granted_at, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.resourceType,
        row.resourceId,
        row.ownerAgency,
        row.partnerId,
        row.granteeAgency,
        row.level,
        row.purpose,
        row.grantedBy,
        row.grantedAt,
        row.until,
      ],
    );
  }

  async revoke(id: string, { at, by }: Revocation): Promise<void> {
    await this.manager.query(
      `/* AccessGrantRepository.revoke */
       UPDATE access_grant SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL`,
      [id, at, by],
    );
  }
}

const conditionsOf = (search: GrantSearch) => [
  search.ownerAgency,
  search.granteeAgency,
  search.resourceType,
  search.resourceId,
  search.partnerId,
  search.isActive,
  search.now,
];
