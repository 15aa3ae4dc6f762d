import type { EntityManager } from 'typeorm';

export interface InvitationRow {
  consultationId: string;
  partnerId: string;
  response: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | null;
  people: number | null;
  attended: boolean | null;
  invitedAt: Date;
  respondedAt: Date | null;
}

/** One line per type and country of origin, since what is local depends on the country of the consultation. */
export interface ParticipationCount {
  consultationId: string;
  primaryType: string | null;
  origin: string | null;
  invited: number;
  accepted: number;
  declined: number;
  attended: number;
}

const columns = `i.consultation_id AS "consultationId", i.partner_id AS "partnerId", i.response, i.people, i.attended,
  i.invited_at AS "invitedAt", i.responded_at AS "respondedAt"`;

/** Who was invited, answered and came. */
export class ParticipationRepository {
  constructor(private readonly manager: EntityManager) {}

  findOf(consultationId: string): Promise<InvitationRow[]> {
    return this.manager.query(
      `/* ParticipationRepository.findOf */
       SELECT ${columns} FROM consultation_invitation i WHERE i.consultation_id = $1 ORDER BY i.partner_id`,
      [consultationId],
    );
  }

  /** By partner, so that a page tells nothing of the order in which they were invited. */
  findPage(
    consultationId: string,
    partnerIds: readonly string[] | null,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<InvitationRow[]> {
    return this.manager.query(
      `/* ParticipationRepository.findPage */
       SELECT ${columns} FROM consultation_invitation i
       WHERE i.consultation_id = $1 AND ($2::uuid[] IS NULL OR i.partner_id = ANY ($2))
         AND ($3::uuid IS NULL OR i.partner_id > $3) ORDER BY i.partner_id LIMIT $4`,
      [consultationId, partnerIds, after, limit],
    );
  }

  async count(consultationId: string, partnerIds: readonly string[] | null): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* ParticipationRepository.count */
       SELECT count(*)::int AS count FROM consultation_invitation
       WHERE consultation_id = $1 AND ($2::uuid[] IS NULL OR partner_id = ANY ($2))`,
      [consultationId, partnerIds],
    );
    return count;
  }

  findOfPartners(consultationIds: readonly string[], partnerIds: readonly string[]): Promise<InvitationRow[]> {
    return this.manager.query(
      `/* ParticipationRepository.findOfPartners */
       SELECT ${columns} FROM consultation_invitation i
       WHERE i.consultation_id = ANY ($1) AND i.partner_id = ANY ($2)`,
      [consultationIds, partnerIds],
    );
  }

  countOf(consultationIds: readonly string[]): Promise<ParticipationCount[]> {
    return this.manager.query(
      `/* ParticipationRepository.countOf */
       SELECT i.consultation_id AS "consultationId", k.primary_type AS "primaryType", k.country AS origin,
         count(*)::int AS invited, count(*) FILTER (WHERE i.response = 'ACCEPTED')::int AS accepted,
         count(*) FILTER (WHERE i.response = 'DECLINED')::int AS declined,
         count(*) FILTER (WHERE i.attended)::int AS attended
       FROM consultation_invitation i LEFT JOIN known_partner k ON k.partner_id = i.partner_id
       WHERE i.consultation_id = ANY ($1) GROUP BY i.consultation_id, k.primary_type, k.country
       ORDER BY k.primary_type COLLATE "C"`,
      [consultationIds],
    );
  }

  /** The latest 100 of each partner, with those of records that were merged into it. */
  findAttended(partnerIds: readonly string[]): Promise<{ partnerId: string; consultationId: string }[]> {
    return this.manager.query(
      `/* ParticipationRepository.findAttended */
       SELECT asked.id AS "partnerId", latest.id AS "consultationId"
       FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT DISTINCT c.held_on, c.id FROM consultation_invitation i JOIN consultation c ON c.id = i.consultation_id
         WHERE i.attended AND i.partner_id IN (
           SELECT asked.id UNION ALL SELECT r.old_id FROM partner_redirect r WHERE r.survivor_id = asked.id)
         ORDER BY c.held_on DESC, c.id DESC LIMIT 100) AS latest`,
      [partnerIds],
    );
  }
}
