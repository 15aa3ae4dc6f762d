import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AccessPurpose } from '../../terms/access-purpose.enum';
import type { Disclosable } from '../access-grants/disclosable.enum';
import type { DisclosureLevel } from '../access-grants/disclosure-level.enum';
import type { DisclosureState } from './disclosure-request.view';

/** What the timer may know of a request. */
export interface LapsingRequest {
  id: string;
  resourceType: `${Disclosable}`;
  resourceId: string;
  ownerAgency: string;
  partnerId: string;
  requesterAgency: string;
  level: `${DisclosureLevel}`;
  purpose: `${AccessPurpose}`;
  state: `${DisclosureState}`;
  lapsesAt: Date;
  version: number;
}

export interface DisclosureRequestRow extends LapsingRequest {
  requestedBy: string;
  /** Sealed, as is the reason. */
  explanation: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  grantId: string | null;
}

export interface RequestSearch {
  agency: string;
  isOwner: boolean;
  isRequester: boolean;
  state: string | null;
  resourceType: string | null;
  resourceId: string | null;
  partnerId: string | null;
  after: string | null;
  limit: number;
}

const plain = `r.id, r.resource_type AS "resourceType", r.resource_id AS "resourceId", r.owner_agency AS "ownerAgency",
  r.partner_id AS "partnerId", r.requester_agency AS "requesterAgency", r.level, r.purpose, r.state,
  r.lapses_at AS "lapsesAt", r.version`;

const columns = `${plain}, r.requested_by AS "requestedBy", r.explanation, r.requested_at AS "requestedAt",
  r.decided_by AS "decidedBy", r.decided_at AS "decidedAt", r.reason, r.grant_id AS "grantId"`;

const matching = `FROM disclosure_request r
  WHERE (($2 AND r.owner_agency = $1) OR ($3 AND r.requester_agency = $1)) AND ($4::text IS NULL OR r.state = $4)
    AND ($5::text IS NULL OR r.resource_type = $5) AND ($6::uuid IS NULL OR r.resource_id = $6)
    AND ($7::uuid IS NULL OR r.partner_id = $7
         OR r.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $7))`;

/** Row-level security shows a request to the agency that asks and to the one that is asked. */
export class DisclosureRequestRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search(search: RequestSearch): Promise<DisclosureRequestRow[]> {
    return this.manager.query(
      `/* DisclosureRequestRepository.search */
       SELECT ${columns} ${matching} AND ($8::uuid IS NULL OR r.id < $8) ORDER BY r.id DESC LIMIT $9`,
      [...conditionsOf(search), search.after, search.limit],
    );
  }

  async count(search: RequestSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* DisclosureRequestRepository.count */ ${countUpTo(matching)}`,
      conditionsOf(search),
    );
    return count;
  }

  async find(id: string): Promise<DisclosureRequestRow | null> {
    const [row] = await this.manager.query(
      `/* DisclosureRequestRepository.find */ SELECT ${columns} FROM disclosure_request r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<DisclosureRequestRow | null> {
    const [row] = await this.manager.query(
      `/* DisclosureRequestRepository.lock */ SELECT ${columns} FROM disclosure_request r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** False when the agency has one open for it already; waits for one that is being made. */
  async insert(row: DisclosureRequestRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* DisclosureRequestRepository.insert */
       INSERT INTO disclosure_request (id, resource_type, resource_id, owner_agency, partner_id, requester_agency, requested_by,
                                       level, purpose, explanation, state, requested_at, lapses_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'PENDING', $11, $12)
       ON CONFLICT (resource_id, requester_agency) WHERE state = 'PENDING' DO NOTHING RETURNING id`,
      [
        row.id,
        row.resourceType,
        row.resourceId,
        row.ownerAgency,
        row.partnerId,
        row.requesterAgency,
        row.requestedBy,
        row.level,
        row.purpose,
        row.explanation,
        row.requestedAt,
        row.lapsesAt,
      ],
    );
    return inserted.length > 0;
  }

  async close({ id, state, decidedBy, decidedAt, reason, grantId }: DisclosureRequestRow): Promise<void> {
    await this.manager.query(
      `/* DisclosureRequestRepository.close */
       UPDATE disclosure_request SET state = $2, decided_by = $3, decided_at = $4, reason = $5, grant_id = $6,
              version = version + 1
       WHERE id = $1 AND state = 'PENDING'`,
      [id, state, decidedBy, decidedAt, reason, grantId],
    );
  }

  /** Ends those whose time is over, some at a time. */
  async lapse(now: Date, limit: number): Promise<LapsingRequest[]> {
    const [rows] = await this.manager.query(
      `/* DisclosureRequestRepository.lapse */
       UPDATE disclosure_request r SET state = 'EXPIRED', decided_at = $1, version = version + 1
       WHERE r.id IN (SELECT id FROM disclosure_request WHERE state = 'PENDING' AND lapses_at <= $1
                      ORDER BY lapses_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING ${plain}`,
      [now, limit],
    );
    return rows;
  }
}

const conditionsOf = ({ agency, isOwner, isRequester, state, resourceType, resourceId, partnerId }: RequestSearch) => [
  agency,
  isOwner,
  isRequester,
  state,
  resourceType,
  resourceId,
  partnerId,
];
