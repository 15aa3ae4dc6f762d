import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { AccessPurpose } from '../../terms/access-purpose.enum';
import type { Disclosable } from '../access-grants/disclosable.enum';
import type { DisclosureLevel } from '../access-grants/disclosure-level.enum';

export interface AccessViewRow {
  id: string;
  resourceType: `${Disclosable}`;
  resourceId: string;
  ownerAgency: string;
  partnerId: string;
  viewerAgency: string;
  viewerSubject: string;
  /** Such as `Assessment.report`. */
  field: string;
  level: `${DisclosureLevel}`;
  purpose: `${AccessPurpose}` | null;
  grantId: string | null;
  at: Date;
}

export interface ViewSearch {
  ownerAgency: string | null;
  viewerAgency: string | null;
  resourceType: string | null;
  resourceId: string | null;
  partnerId: string | null;
  from: Date | null;
  /** Not itself. */
  to: Date | null;
  after: string | null;
  limit: number;
}

export interface PartnerUseSearch {
  viewerAgency: string | null;
  from: Date | null;
  to: Date | null;
}

/** With the partner that was asked about, which is the survivor of the one whose data it was, or that one itself. */
export type PartnerUse = Omit<AccessViewRow, 'viewerSubject' | 'grantId'> & { askedId: string };

const plain = `v.id, v.resource_type AS "resourceType", v.resource_id AS "resourceId", v.owner_agency AS "ownerAgency",
  v.partner_id AS "partnerId", v.viewer_agency AS "viewerAgency", v.field, v.level, v.purpose, v.at`;

const columns = `${plain}, v.viewer_subject AS "viewerSubject", v.grant_id AS "grantId"`;

const matching = `FROM access_view v
  WHERE ($1::text IS NULL OR v.owner_agency = $1) AND ($2::text IS NULL OR v.viewer_agency = $2)
    AND ($3::text IS NULL OR v.resource_type = $3) AND ($4::uuid IS NULL OR v.resource_id = $4)
    AND ($5::uuid IS NULL OR v.partner_id = $5
         OR v.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $5))
    AND ($6::timestamptz IS NULL OR v.at >= $6) AND ($7::timestamptz IS NULL OR v.at < $7)`;

const ofPartner = `FROM access_view v WHERE v.partner_id = ANY (wanted.ids) AND ($2::text IS NULL OR v.viewer_agency = $2)
  AND ($3::timestamptz IS NULL OR v.at >= $3) AND ($4::timestamptz IS NULL OR v.at < $4)`;

/** Who read what of whom; append-only. Row-level security shows it to the owner, the reader's agency and the partner. */
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

  search(search: ViewSearch): Promise<AccessViewRow[]> {
    return this.manager.query(
      `/* AccessViewRepository.search */
       SELECT ${columns} ${matching} AND ($8::uuid IS NULL OR v.id < $8) ORDER BY v.id DESC LIMIT $9`,
      [...conditionsOf(search), search.after, search.limit],
    );
  }

  async count(search: ViewSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* AccessViewRepository.count */ ${countUpTo(matching)}`,
      conditionsOf(search),
    );
    return count;
  }

  /** One page for each of many partners in one statement; no persons leave the table. */
  findOfPartners(
    partnerIds: readonly string[],
    { viewerAgency, from, to }: PartnerUseSearch,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<PartnerUse[]> {
    return this.manager.query(
      `/* AccessViewRepository.findOfPartners */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${plain} ${ofPartner} AND ($5::uuid IS NULL OR v.id < $5) ORDER BY v.id DESC LIMIT $6) AS page`,
      [partnerIds, viewerAgency, from, to, after, limit],
    );
  }

  countOfPartners(
    partnerIds: readonly string[],
    { viewerAgency, from, to }: PartnerUseSearch,
  ): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* AccessViewRepository.countOfPartners */
       SELECT wanted.partner_id AS parent, total.count FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(ofPartner)}) AS total`,
      [partnerIds, viewerAgency, from, to],
    );
  }
}

const conditionsOf = (search: ViewSearch) => [
  search.ownerAgency,
  search.viewerAgency,
  search.resourceType,
  search.resourceId,
  search.partnerId,
  search.from,
  search.to,
];
