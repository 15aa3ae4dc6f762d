import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { EntityManager } from 'typeorm';
import type { PartnerStanding } from '../../identity/partners/partner.entity';

/** What every agency may see of a change; why it came is in `standing_reason`. */
export interface StandingChangeRow {
  id: string;
  partnerId: string;
  fromStanding: PartnerStanding;
  toStanding: PartnerStanding;
  source: string;
  actor: string;
  agency: string | null;
  at: Date;
}

const columns = `c.id, c.partner_id AS "partnerId", c.from_standing AS "fromStanding", c.to_standing AS "toStanding",
  c.source, c.actor, c.agency, c.at`;

export class StandingRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Locks the partner until the transaction ends, so that changes of standing come one after the other. */
  async lock(partnerId: string): Promise<PartnerStanding | null> {
    const [row] = await this.manager.query(
      '/* StandingRepository.lock */ SELECT standing FROM partner WHERE id = $1 FOR NO KEY UPDATE',
      [partnerId],
    );
    return row?.standing ?? null;
  }

  async save(change: StandingChangeRow): Promise<void> {
    await this.manager.query(
      `/* StandingRepository.save */
       WITH changed AS (UPDATE partner SET standing = $4, version = version + 1 WHERE id = $2)
       INSERT INTO standing_change (id, partner_id, from_standing, to_standing, source, actor, agency, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        change.id,
        change.partnerId,
        change.fromStanding,
        change.toStanding,
        change.source,
        change.actor,
        change.agency,
        change.at,
      ],
    );
  }

  /** The last change of each partner that was recorded by an instant. */
  findLast(partnerIds: readonly string[], at: Date): Promise<StandingChangeRow[]> {
    return this.manager.query(
      `/* StandingRepository.findLast */
       SELECT DISTINCT ON (c.partner_id) ${columns} FROM standing_change c
       WHERE c.partner_id = ANY ($1) AND c.at <= $2 ORDER BY c.partner_id, c.at DESC, c.id DESC`,
      [partnerIds, at],
    );
  }

  findHistory({ parents, after, limit }: PageOfParents): Promise<StandingChangeRow[]> {
    return this.manager.query(
      `/* StandingRepository.findHistory */
       SELECT c.* FROM unnest($1::uuid[]) AS parent (id)
       CROSS JOIN LATERAL (
         SELECT ${columns} FROM standing_change c
         WHERE c.partner_id = parent.id AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3) AS c`,
      [parents, after, limit],
    );
  }

  countHistory(partnerIds: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* StandingRepository.countHistory */
       SELECT partner_id AS parent, count(*)::int AS count FROM standing_change WHERE partner_id = ANY ($1)
       GROUP BY partner_id`,
      [partnerIds],
    );
  }
}
