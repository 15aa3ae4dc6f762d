import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PeerGroup, Quartiles, RatedPartner } from './peer-comparison.rules';
import type { PeerComparison } from './peer-comparison.view';

export type FoundComparison = Omit<PeerComparison, 'place' | 'peers'> & { size: number };

/** What is told of groups; who is in them, the job alone may read. */
export class PeerComparisonRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerIds: readonly string[]): Promise<FoundComparison[]> {
    return this.manager.query(
      `/* PeerComparisonRepository.find */
       SELECT DISTINCT ON (wanted.partner_id) wanted.partner_id AS "partnerId", g.level, g.partner_type AS "partnerType",
         g.country, g.region, g.size, i.points, g.lower_quartile AS "lowerQuartile", g.median,
         g.upper_quartile AS "upperQuartile", g.computed_on::text AS "computedOn"
       FROM ${wantedPartners} JOIN peer_place p ON p.partner_id = ANY (wanted.ids)
       JOIN peer_group g ON g.key = p.group_key JOIN partner_index i ON i.partner_id = ANY (wanted.ids)
       ORDER BY wanted.partner_id, i.computed_on DESC`,
      [partnerIds],
    );
  }

  /** For the job role: merged partners count once, and each works where most of its agreements are. */
  findRated(): Promise<RatedPartner[]> {
    return this.manager.query(
      `/* PeerComparisonRepository.findRated */
       WITH rated AS (
         SELECT DISTINCT ON (coalesce(r.survivor_id, i.partner_id)) coalesce(r.survivor_id, i.partner_id) AS partner_id, i.points
         FROM partner_index i LEFT JOIN partner_redirect r ON r.old_id = i.partner_id
         ORDER BY coalesce(r.survivor_id, i.partner_id), i.computed_on DESC, i.partner_id),
       work AS (
         SELECT DISTINCT ON (partner_id) partner_id, country FROM (
           SELECT coalesce(r.survivor_id, e.partner_id) AS partner_id, e.country, count(*) AS agreements
           FROM engagement e LEFT JOIN partner_redirect r ON r.old_id = e.partner_id WHERE e.state <> 'PLANNED'
           GROUP BY 1, 2) AS counted
         ORDER BY partner_id, agreements DESC, country COLLATE "C")
       SELECT rated.partner_id AS "partnerId", rated.points, k.primary_type AS "partnerType", work.country
       FROM rated JOIN known_partner k ON k.partner_id = rated.partner_id
       LEFT JOIN work ON work.partner_id = rated.partner_id ORDER BY rated.partner_id`,
    );
  }

  /** For the job role: what was told of each group last. */
  findMembers(): Promise<Pick<PeerGroup, 'key' | 'members'>[]> {
    return this.manager.query('/* PeerComparisonRepository.findMembers */ SELECT key, members FROM peer_group');
  }

  /** For the job role. */
  async saveGroups(
    groups: readonly (Omit<PeerGroup, 'members'> & Quartiles & { size: number; members: unknown })[],
    computedOn: string,
  ) {
    await this.manager.query(
      `/* PeerComparisonRepository.saveGroups */
       INSERT INTO peer_group (key, level, partner_type, country, region, size, lower_quartile, median, upper_quartile, members,
         computed_on)
       SELECT g.key, g.level, g."partnerType", g.country, g.region, g.size, g."lowerQuartile", g.median, g."upperQuartile",
         g.members, $2
       FROM jsonb_to_recordset($1::jsonb) AS g (key text, level text, "partnerType" text, country text, region text,
         size integer, "lowerQuartile" integer, median integer, "upperQuartile" integer, members jsonb)
       ON CONFLICT ON CONSTRAINT peer_group_pk DO UPDATE SET size = excluded.size, lower_quartile = excluded.lower_quartile,
         median = excluded.median, upper_quartile = excluded.upper_quartile, members = excluded.members,
         computed_on = excluded.computed_on`,
      [JSON.stringify(groups), computedOn],
    );
  }

  /** For the job role: in which group each partner is now; who is in none has no row. */
  async replacePlaces(groupOf: ReadonlyMap<string, string>): Promise<void> {
    await this.manager.query(
      `/* PeerComparisonRepository.replacePlaces */
       WITH fresh AS (
         SELECT * FROM unnest($1::uuid[], $2::text[]) AS f (partner_id, group_key)
       ), gone AS (
         DELETE FROM peer_place p WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.partner_id = p.partner_id)
       )
       INSERT INTO peer_place (partner_id, group_key) SELECT partner_id, group_key FROM fresh
       ON CONFLICT ON CONSTRAINT peer_place_pk DO UPDATE SET group_key = excluded.group_key
       WHERE peer_place.group_key <> excluded.group_key`,
      [[...groupOf.keys()], [...groupOf.values()]],
    );
  }
}
