import type { EntityManager } from 'typeorm';
import type { InvitationRow } from './participation.repository';

/** Writes who is invited, who answers and who came. */
export class InvitationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Partners with an ACTIVE agreement with one of the agencies in the country; survivors of merges. */
  async findActive(country: string | null, agencies: readonly string[], limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* InvitationRepository.findActive */
       SELECT DISTINCT coalesce(r.survivor_id, e.partner_id) AS id
       FROM engagement e LEFT JOIN partner_redirect r ON r.old_id = e.partner_id
       WHERE e.state = 'ACTIVE' AND ($1::text IS NULL OR e.country = $1) AND e.agency = ANY ($2) LIMIT $3`,
      [country, agencies, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these ids, the ones that registry told of, each with the partner that stands for it now. */
  findCurrent(partnerIds: readonly string[]): Promise<{ asked: string; id: string }[]> {
    return this.manager.query(
      `/* InvitationRepository.findCurrent */
       SELECT k.partner_id AS asked, coalesce(r.survivor_id, k.partner_id) AS id
       FROM known_partner k LEFT JOIN partner_redirect r ON r.old_id = k.partner_id WHERE k.partner_id = ANY ($1)`,
      [partnerIds],
    );
  }

  /** Gives those that were not invited before. */
  async insert(consultationId: string, partnerIds: readonly string[], at: Date): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* InvitationRepository.insert */
       INSERT INTO consultation_invitation (consultation_id, partner_id, invited_at)
       SELECT $1, id, $3 FROM unnest($2::uuid[]) AS invited (id)
       ON CONFLICT ON CONSTRAINT consultation_invitation_pk DO NOTHING RETURNING partner_id AS "partnerId"`,
      [consultationId, partnerIds, at],
    );
    return rows.map(({ partnerId }) => partnerId);
  }

  async respond(row: Pick<InvitationRow, 'consultationId' | 'partnerId' | 'response' | 'people' | 'respondedAt'>) {
    await this.manager.query(
      `/* InvitationRepository.respond */
       UPDATE consultation_invitation SET response = $3, people = $4, responded_at = $5
       WHERE consultation_id = $1 AND partner_id = $2`,
      [row.consultationId, row.partnerId, row.response, row.people, row.respondedAt],
    );
  }

  async attend(consultationId: string, partnerIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* InvitationRepository.attend */
       UPDATE consultation_invitation SET attended = partner_id = ANY ($2) WHERE consultation_id = $1`,
      [consultationId, partnerIds],
    );
  }
}
