import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { KeyFacts } from './duplicate-keys.rules';

export interface CandidateFacts {
  partnerId: string;
  countryOfOrigin: string;
  names: { value: string; kind: string }[];
  evidence: string[];
}

/** The partners that stand for one: itself and those merged into it. */
const family = `SELECT $1::uuid AS id UNION SELECT old_id FROM partner_redirect WHERE survivor_id = $1`;

/** A key that more partners than this share finds nobody in particular. */
const mostOfKey = 1_000;

export class DuplicateRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Under the eyes of a viewer, since registration papers stand behind row-level security. */
  static async readFacts({ manager }: ViewerTransaction, partnerId: string): Promise<KeyFacts | null> {
    const [row] = await manager.query(
      `/* DuplicateRepository.readFacts */
       WITH family AS (${family})
       SELECT p.country_of_origin AS "countryOfOrigin", p.website, NULL::text AS address,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('value', n.value, 'kind', n.kind) ORDER BY n.id), '[]')
          FROM family JOIN partner_name n ON n.partner_id = family.id) AS names,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.id), '[]')
          FROM family JOIN org_identifier i ON i.partner_id = family.id WHERE i.ended_at IS NULL) AS identifiers,
         (SELECT coalesce(jsonb_agg(c.registration_number ORDER BY c.document_id), '[]')
          FROM family JOIN partner_document d ON d.partner_id = family.id JOIN document_content c ON c.document_id = d.id
          WHERE d.type = 'LEGAL_REGISTRATION' AND d.superseded_at IS NULL
            AND c.registration_number IS NOT NULL) AS "registrationNumbers"
       FROM partner p WHERE p.id = $1`,
      [partnerId],
    );
    return row ?? null;
  }

  async saveKeys(partnerId: string, keys: string[]): Promise<void> {
    await this.manager.query(
      `/* DuplicateRepository.saveKeys */
       WITH gone AS (DELETE FROM duplicate_key WHERE partner_id = $1 AND NOT key = ANY ($2::text[]))
       INSERT INTO duplicate_key (key, partner_id) SELECT key, $1 FROM unnest($2::text[]) AS key
       ON CONFLICT ON CONSTRAINT duplicate_key_pk DO NOTHING`,
      [partnerId, keys],
    );
  }

  async notePending(partnerId: string, cause: string): Promise<void> {
    await this.manager.query(
      `/* DuplicateRepository.notePending */
       INSERT INTO duplicate_pending (partner_id, cause) VALUES ($1, $2) ON CONFLICT (partner_id) DO NOTHING`,
      [partnerId, cause],
    );
  }

  /** The next partners to look for; another run takes others. */
  async takePending(limit: number): Promise<{ partnerId: string; cause: 'ENTRY' | 'CHANGE' }[]> {
    const [rows] = await this.manager.query(
      `/* DuplicateRepository.takePending */
       DELETE FROM duplicate_pending WHERE partner_id IN
         (SELECT partner_id FROM duplicate_pending ORDER BY partner_id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING partner_id AS "partnerId", cause`,
      [limit],
    );
    return rows;
  }

  /** Who shares the rarest keys; found under a survivor once, however many were merged into it. */
  async findSharing(keys: string[], exceptIds: readonly string[], limit: number): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* DuplicateRepository.findSharing */
       WITH posting AS MATERIALIZED (
         SELECT wanted.key, coalesce(r.survivor_id, k.partner_id) AS partner_id
         FROM unnest($1::text[]) AS wanted (key)
         CROSS JOIN LATERAL (SELECT partner_id FROM duplicate_key WHERE key = wanted.key LIMIT $4) AS k
         LEFT JOIN partner_redirect r ON r.old_id = k.partner_id
       ), rarity AS (
         SELECT key, 1.0 / (1 + ln(count(*))) AS weight FROM posting GROUP BY key HAVING count(*) < $4
       )
       SELECT p.partner_id AS "partnerId" FROM posting p JOIN rarity USING (key)
       WHERE NOT p.partner_id = ANY ($2::uuid[])
       GROUP BY p.partner_id ORDER BY sum(weight) DESC, p.partner_id LIMIT $3`,
      [keys, exceptIds, limit, mostOfKey],
    );
    return rows.map(({ partnerId }) => partnerId);
  }

  findCandidates(partnerIds: readonly string[]): Promise<CandidateFacts[]> {
    return this.manager.query(
      `/* DuplicateRepository.findCandidates */
       SELECT p.id AS "partnerId", p.country_of_origin AS "countryOfOrigin",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('value', n.value, 'kind', n.kind) ORDER BY n.id), '[]')
          FROM (SELECT p.id UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = p.id) AS family (id)
          JOIN partner_name n ON n.partner_id = family.id) AS names,
         ARRAY(SELECT k.key FROM duplicate_key k
               WHERE k.partner_id = p.id AND substr(k.key, 1, 2) IN ('i:', 'r:', 'd:', 'l:')) AS evidence
       FROM partner p WHERE p.id = ANY ($1)`,
      [partnerIds],
    );
  }

  /** Offices, members and affiliates bear the names of those they belong to, and are not their duplicates. */
  async findRelated(partnerId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* DuplicateRepository.findRelated */
       SELECT CASE WHEN from_id = $1 THEN to_id ELSE from_id END AS id FROM partner_relation
       WHERE (from_id = $1 OR to_id = $1) AND state = 'CONFIRMED' AND until IS NULL`,
      [partnerId],
    );
    return rows.map(({ id }) => id);
  }

  /** In the order of ids, for a sweep. */
  async findNext(after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* DuplicateRepository.findNext */
       SELECT p.id FROM partner p
       WHERE ($1::uuid IS NULL OR p.id > $1) AND NOT EXISTS (SELECT FROM partner_redirect r WHERE r.old_id = p.id)
       ORDER BY p.id LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  async countPartners(): Promise<number> {
    const [row] = await this.manager.query(
      '/* DuplicateRepository.countPartners */ SELECT count(*)::int AS count FROM partner',
    );
    return row.count;
  }
}

/** Behind row-level security: for the job role, and for those who may read key persons. */
export async function findPeople(
  { manager }: ViewerTransaction,
  partnerIds: readonly string[],
): Promise<{ partnerId: string; people: string[] }[]> {
  return manager.query(
    `/* findPeople */
     SELECT partner_id AS "partnerId", array_agg(person_hash) AS people FROM key_person
     WHERE partner_id = ANY ($1) AND erased_at IS NULL AND until IS NULL GROUP BY partner_id`,
    [partnerIds],
  );
}
