import type { EntityManager } from 'typeorm';
import type { OrgIdentifier } from './org-identifier.entity';

const columns = `i.id, i.partner_id AS "partnerId", i.scheme, i.value, i.folded, i.authority, i.exclusive, i.source, i.evidence,
  i.added_by AS "addedBy", i.added_at AS "addedAt", i.verified_by AS "verifiedBy", i.verified_at AS "verifiedAt",
  i.ended_by AS "endedBy", i.ended_at AS "endedAt"`;

export class OrgIdentifierRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<OrgIdentifier | null> {
    const [row] = await this.manager.query(
      `/* OrgIdentifierRepository.find */ SELECT ${columns} FROM org_identifier i WHERE i.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Those in use first; those of merged partners too. */
  findOfPartners(partnerIds: readonly string[]): Promise<OrgIdentifier[]> {
    return this.manager.query(
      `/* OrgIdentifierRepository.findOfPartners */
       SELECT ${columns}, coalesce(r.survivor_id, i.partner_id) AS "partnerId"
       FROM org_identifier i LEFT JOIN partner_redirect r ON r.old_id = i.partner_id
       WHERE i.partner_id IN (SELECT unnest($1::uuid[])
         UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1))
       ORDER BY coalesce(r.survivor_id, i.partner_id), i.ended_at IS NOT NULL, i.id`,
      [partnerIds],
    );
  }

  async countOfPartner(partnerId: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* OrgIdentifierRepository.countOfPartner */
       SELECT count(*)::int AS count FROM org_identifier WHERE partner_id = $1`,
      [partnerId],
    );
    return row.count;
  }

  /** False when the same is in use already, with this partner or, for registers that allow only one, with another. */
  async insert(row: OrgIdentifier): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* OrgIdentifierRepository.insert */
       INSERT INTO org_identifier (id, partner_id, scheme, value, folded, authority, exclusive, source, evidence, added_by,
                                   added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.scheme,
        row.value,
        row.folded,
        row.authority,
        row.exclusive,
        row.source,
        row.evidence,
        row.addedBy,
        row.addedAt,
      ],
    );
    return inserted.length > 0;
  }

  async end(id: string, endedBy: string, endedAt: Date): Promise<void> {
    await this.manager.query(
      '/* OrgIdentifierRepository.end */ UPDATE org_identifier SET ended_by = $2, ended_at = $3 WHERE id = $1',
      [id, endedBy, endedAt],
    );
  }

  async verify({ id, evidence, verifiedBy, verifiedAt }: OrgIdentifier): Promise<void> {
    await this.manager.query(
      `/* OrgIdentifierRepository.verify */
       UPDATE org_identifier SET evidence = $2, verified_by = $3, verified_at = $4 WHERE id = $1`,
      [id, evidence, verifiedBy, verifiedAt],
    );
  }
}
