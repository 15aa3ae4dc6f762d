import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { PartnerMergeState } from './merge.enums';
import type { MergedValues, MergeEdge, TakenField } from './merge.rules';
import type { EnteredAfterMerge, MergedFrom } from './merge.view';
import type { PartnerMerge } from './partner-merge.entity';

export interface MergeSearch {
  states: PartnerMergeState[] | null;
  partnerId: string | null;
  /** Id of the last merge of the page before. */
  after: string | null;
  limit: number;
}

/** Who does a step, and when. */
export interface Actor {
  by: string;
  agency: string;
  at: Date;
}

const columns = `m.id, m.survivor_id AS "survivorId", m.merged_id AS "mergedId", m.state, m.reason,
  m.field_choices AS "fieldChoices", m.taken, m.proposed_by AS "proposedBy", m.proposed_agency AS "proposedAgency",
  m.proposed_at AS "proposedAt", m.decided_by AS "decidedBy", m.decided_agency AS "decidedAgency",
  m.decided_at AS "decidedAt", m.decision_note AS "decisionNote", m.reversible_until AS "reversibleUntil",
  m.undo_reason AS "undoReason", m.undo_proposed_by AS "undoProposedBy",
  m.undo_proposed_agency AS "undoProposedAgency", m.undo_proposed_at AS "undoProposedAt", m.undone_by AS "undoneBy",
  m.undone_agency AS "undoneAgency", m.undone_at AS "undoneAt", m.version`;

const matching = `FROM partner_merge m WHERE ($1::text[] IS NULL OR m.state = ANY ($1))
  AND ($2::uuid IS NULL OR m.survivor_id = $2 OR m.merged_id = $2)`;

export class MergeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One merge at a time: two at once could send two partners to each other. */
  async lockAll(): Promise<void> {
    await this.manager.query(
      `/* MergeRepository.lockAll */ SELECT pg_advisory_xact_lock(hashtextextended('partner-merge', 0))`,
    );
  }

  async find(id: string): Promise<PartnerMerge | null> {
    const [row] = await this.manager.query(
      `/* MergeRepository.find */ SELECT ${columns} FROM partner_merge m WHERE m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  search({ states, partnerId, after, limit }: MergeSearch): Promise<PartnerMerge[]> {
    return this.manager.query(
      `/* MergeRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR m.id < $3) ORDER BY m.id DESC LIMIT $4`,
      [states, partnerId, after, limit],
    );
  }

  async count({ states, partnerId }: Pick<MergeSearch, 'states' | 'partnerId'>): Promise<number> {
    const [row] = await this.manager.query(`/* MergeRepository.count */ ${countUpTo(matching)}`, [states, partnerId]);
    return row.count;
  }

  /** False when the partner is the merged side of another merge that is under way. */
  async insert(merge: PartnerMerge): Promise<boolean> {
    const rows = await this.manager.query(
      `/* MergeRepository.insert */
       INSERT INTO partner_merge (id, survivor_id, merged_id, state, reason, field_choices, proposed_by, proposed_agency, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [
        merge.id,
        merge.survivorId,
        merge.mergedId,
        merge.state,
        merge.reason,
        JSON.stringify(merge.fieldChoices),
        merge.proposedBy,
        merge.proposedAgency,
        merge.proposedAt,
      ],
    );
    return rows.length > 0;
  }

  async reject(id: string, { by, agency, at }: Actor, note: string | null): Promise<PartnerMerge> {
    const [[row]] = await this.manager.query(
      `/* MergeRepository.reject */
       UPDATE partner_merge m SET state = 'REJECTED', decided_by = $2, decided_agency = $3, decided_at = $4,
         decision_note = $5, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
      [id, by, agency, at, note],
    );
    return row;
  }

  async complete(
    id: string,
    { by, agency, at }: Actor,
    outcome: { note: string | null; taken: TakenField[]; reversibleUntil: Date },
  ): Promise<PartnerMerge> {
    const [[row]] = await this.manager.query(
      `/* MergeRepository.complete */
       UPDATE partner_merge m SET state = 'MERGED', decided_by = $2, decided_agency = $3, decided_at = $4,
         decision_note = $5, taken = $6, reversible_until = $7, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
      [id, by, agency, at, outcome.note, JSON.stringify(outcome.taken), outcome.reversibleUntil],
    );
    return row;
  }

  async proposeUndo(id: string, { by, agency, at }: Actor, reason: string): Promise<PartnerMerge> {
    const [[row]] = await this.manager.query(
      `/* MergeRepository.proposeUndo */
       UPDATE partner_merge m SET state = 'UNDO_PROPOSED', undo_reason = $5, undo_proposed_by = $2,
         undo_proposed_agency = $3, undo_proposed_at = $4, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
      [id, by, agency, at, reason],
    );
    return row;
  }

  /** Leaves the merge in force; what was asked and who declined it stays in the audit record. */
  async declineUndo(id: string): Promise<PartnerMerge> {
    const [[row]] = await this.manager.query(
      `/* MergeRepository.declineUndo */
       UPDATE partner_merge m SET state = 'MERGED', undo_reason = NULL, undo_proposed_by = NULL,
         undo_proposed_agency = NULL, undo_proposed_at = NULL, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
      [id],
    );
    return row;
  }

  async undo(id: string, { by, agency, at }: Actor): Promise<PartnerMerge> {
    const [[row]] = await this.manager.query(
      `/* MergeRepository.undo */
       UPDATE partner_merge m SET state = 'UNDONE', undone_by = $2, undone_agency = $3, undone_at = $4,
         version = version + 1 WHERE id = $1 RETURNING ${columns}`,
      [id, by, agency, at],
    );
    return row;
  }

  /** The merges in force that hang together with a partner, in either direction. */
  findEdges(partnerId: string): Promise<MergeEdge[]> {
    return this.manager.query(
      `/* MergeRepository.findEdges */
       WITH RECURSIVE connected (id) AS (
         SELECT $1::uuid
         UNION
         SELECT CASE WHEN m.merged_id = c.id THEN m.survivor_id ELSE m.merged_id END
         FROM connected c JOIN partner_merge m ON c.id IN (m.merged_id, m.survivor_id)
         WHERE m.state IN ('MERGED', 'UNDO_PROPOSED'))
       SELECT m.merged_id AS "mergedId", m.survivor_id AS "survivorId" FROM partner_merge m
       WHERE m.state IN ('MERGED', 'UNDO_PROPOSED') AND m.merged_id IN (SELECT id FROM connected) ORDER BY m.id`,
      [partnerId],
    );
  }

  /** The row itself, also of a merged partner, locked until the transaction ends. */
  async lockValues(partnerId: string): Promise<MergedValues & { version: number }> {
    const [row] = await this.manager.query(
      `/* MergeRepository.lockValues */
       SELECT primary_type AS "primaryType", country_of_origin AS "countryOfOrigin", founded_on::text AS "foundedOn",
              website, categories, roles, attributes, protected_listing AS "protectedListing", version
       FROM partner WHERE id = $1 FOR NO KEY UPDATE`,
      [partnerId],
    );
    return row;
  }

  async saveValues(partnerId: string, values: MergedValues): Promise<void> {
    await this.manager.query(
      `/* MergeRepository.saveValues */
       UPDATE partner SET primary_type = $2, country_of_origin = $3, founded_on = $4, website = $5, categories = $6,
         roles = $7, attributes = $8, protected_listing = $9, version = version + 1 WHERE id = $1`,
      [
        partnerId,
        values.primaryType,
        values.countryOfOrigin,
        values.foundedOn,
        values.website,
        values.categories,
        values.roles,
        values.attributes,
        values.protectedListing,
      ],
    );
  }

  /** Offices, memberships and consortia: they would hang on a partner that is no more. */
  async hasRelations(partnerId: string): Promise<boolean> {
    const [row] = await this.manager.query(
      `/* MergeRepository.hasRelations */
       SELECT EXISTS (SELECT FROM partner_relation
         WHERE (from_id = $1 OR to_id = $1) AND state <> 'DECLINED' AND until IS NULL) AS found`,
      [partnerId],
    );
    return row.found;
  }

  /** What was entered under a partner since an instant, newest first, at most 100. */
  findEnteredAfter(partnerId: string, since: Date): Promise<EnteredAfterMerge[]> {
    return this.manager.query(
      `/* MergeRepository.findEnteredAfter */
       SELECT kind, what, at FROM (
         SELECT 'FIELD' AS kind, field AS what, at FROM partner_change WHERE partner_id = $1 AND at > $2
         UNION ALL SELECT 'IDENTIFIER', id::text, added_at FROM org_identifier WHERE partner_id = $1 AND added_at > $2
         UNION ALL SELECT 'CODE', id::text, requested_at FROM agency_partner_identifier
           WHERE partner_id = $1 AND requested_at > $2
         UNION ALL SELECT 'DOCUMENT', id::text, handed_in_at FROM partner_document
           WHERE partner_id = $1 AND handed_in_at > $2
         UNION ALL SELECT 'HOLD', id::text, placed_at FROM eligibility_hold WHERE partner_id = $1 AND placed_at > $2
       ) AS entered ORDER BY at DESC, kind, what LIMIT 100`,
      [partnerId, since],
    );
  }

  /** Partners that were merged into these, also by way of others. */
  findMergedFrom(survivorIds: readonly string[]): Promise<(MergedFrom & { survivorId: string })[]> {
    return this.manager.query(
      `/* MergeRepository.findMergedFrom */
       SELECT r.survivor_id AS "survivorId", p.id, p.unique_number AS "uniqueNumber", p.legal_name AS "legalName",
              m.decided_at AS "mergedAt"
       FROM partner_redirect r JOIN partner p ON p.id = r.old_id
       JOIN partner_merge m ON m.merged_id = r.old_id AND m.state IN ('MERGED', 'UNDO_PROPOSED')
       WHERE r.survivor_id = ANY ($1) ORDER BY r.survivor_id, m.decided_at, p.id`,
      [survivorIds],
    );
  }
}
