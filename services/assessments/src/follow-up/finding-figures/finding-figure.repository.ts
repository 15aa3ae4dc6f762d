import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { Contribution, HeatRow } from './finding-figure.rules';

export interface FigureKey {
  partnerId: string;
  agency: string;
  country: string;
  area: string;
}

/** Of one partner, with those that were merged into it, at one agency. */
export interface FindingFigures {
  partnerId: string;
  agency: string;
  open: number;
  openHigh: number;
  /** Of those with high priority, how many the partner is not shown yet. */
  heldHigh: number;
  /** Of high priority and given up, which shows nobody that what was found is gone. */
  waivedHigh: number;
  overdue: number;
  verified: number;
  /** Pending unsupported, in US dollars. */
  amountUsd: string;
}

/** Counts without any finding; written with each change of one. */
export class FindingFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Adds what a change makes of a finding. */
  async move(
    { partnerId, agency, country, area }: FigureKey,
    after: Contribution,
    before: Contribution,
  ): Promise<void> {
    await this.manager.query(
      `/* FindingFigureRepository.move */
       INSERT INTO finding_figure AS f (partner_id, agency, country, area, total, open, open_high, held_high, waived_high, overdue,
                                        verified, pending_usd)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::numeric - $13::numeric)
       ON CONFLICT ON CONSTRAINT finding_figure_pk DO UPDATE
       SET total = f.total + excluded.total, open = f.open + excluded.open, open_high = f.open_high + excluded.open_high,
           held_high = f.held_high + excluded.held_high, waived_high = f.waived_high + excluded.waived_high, overdue = f.overdue + excluded.overdue,
           verified = f.verified + excluded.verified, pending_usd = f.pending_usd + excluded.pending_usd`,
      [
        partnerId,
        agency,
        country,
        area,
        after.total - before.total,
        after.open - before.open,
        after.openHigh - before.openHigh,
        after.heldHigh - before.heldHigh,
        after.waivedHigh - before.waivedHigh,
        after.overdue - before.overdue,
        after.verified - before.verified,
        after.pendingUsd,
        before.pendingUsd,
      ],
    );
  }

  findOfPartners(partnerIds: readonly string[]): Promise<FindingFigures[]> {
    return this.manager.query(
      `/* FindingFigureRepository.findOfPartners */
       SELECT wanted.partner_id AS "partnerId", f.agency, sum(f.open)::int AS open, sum(f.open_high)::int AS "openHigh",
              sum(f.held_high)::int AS "heldHigh",
              sum(f.waived_high)::int AS "waivedHigh", sum(f.overdue)::int AS overdue, sum(f.verified)::int AS verified,
              sum(f.pending_usd)::text AS "amountUsd"
       FROM ${wantedPartners} JOIN finding_figure f ON f.partner_id = ANY (wanted.ids)
       GROUP BY wanted.partner_id, f.agency ORDER BY wanted.partner_id, f.agency COLLATE "C"`,
      [partnerIds],
    );
  }

  /** Partners that were merged count once; those without findings any more not at all. */
  findHeat(country: string): Promise<HeatRow[]> {
    return this.manager.query(
      `/* FindingFigureRepository.findHeat */
       SELECT f.area, k.primary_type AS "primaryType", count(DISTINCT coalesce(r.survivor_id, f.partner_id))::int AS partners,
              sum(f.total)::int AS findings, sum(f.open)::int AS open, sum(f.open_high)::int AS "openHigh"
       FROM finding_figure f LEFT JOIN partner_redirect r ON r.old_id = f.partner_id
       LEFT JOIN known_partner k ON k.partner_id = coalesce(r.survivor_id, f.partner_id)
       WHERE f.country = $1 AND f.total > 0 GROUP BY f.area, k.primary_type`,
      [country],
    );
  }
}
