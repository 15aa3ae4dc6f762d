import type { EntityManager } from 'typeorm';
import type { RecommendationLetter, RecommendationWaiver } from './recommendation.entity';

const letterColumns = `l.id, l.partner_id AS "partnerId", l.issuer_type AS "issuerType", l.issuer_keys AS "issuerKeys",
  l.written_on::text AS date, l.sponsor_agency AS "sponsorAgency", l.handed_in_by AS "handedInBy", l.agency,
  l.handed_in_at AS "handedInAt", l.outcome, l.verified_agency AS "verifiedAgency", l.verified_at AS "verifiedAt"`;

const waiverColumns = `w.id, w.registration_id AS "registrationId", w.partner_id AS "partnerId", w.agency,
  w.office_id AS "officeId", w.granted_by AS "grantedBy", w.granted_at AS "grantedAt"`;

/** That there are letters and waivers; what they say is in recommendation-content.repository.ts. */
export class RecommendationRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<RecommendationLetter | null> {
    const [row] = await this.manager.query(
      `/* RecommendationRepository.find */ SELECT ${letterColumns} FROM recommendation_letter l WHERE l.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The newest 100 of each partner. */
  findByPartners(partnerIds: readonly string[]): Promise<RecommendationLetter[]> {
    return this.manager.query(
      `/* RecommendationRepository.findByPartners */
       SELECT l.* FROM unnest($1::uuid[]) AS asked (partner_id) CROSS JOIN LATERAL (
         SELECT ${letterColumns} FROM recommendation_letter l
         WHERE l.partner_id = asked.partner_id ORDER BY l.id DESC LIMIT 100
       ) AS l ORDER BY l."partnerId", l.id`,
      [partnerIds],
    );
  }

  async insert(letter: RecommendationLetter): Promise<void> {
    await this.manager.query(
      `/* RecommendationRepository.insert */
       INSERT INTO recommendation_letter (id, partner_id, issuer_type, issuer_keys, written_on, sponsor_agency, handed_in_by,
                                          agency, handed_in_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        letter.id,
        letter.partnerId,
        letter.issuerType,
        letter.issuerKeys,
        letter.date,
        letter.sponsorAgency,
        letter.handedInBy,
        letter.agency,
        letter.handedInAt,
      ],
    );
  }

  async saveOutcome({ id, outcome, verifiedAgency, verifiedAt }: RecommendationLetter): Promise<void> {
    await this.manager.query(
      `/* RecommendationRepository.saveOutcome */
       UPDATE recommendation_letter SET outcome = $2, verified_agency = $3, verified_at = $4 WHERE id = $1`,
      [id, outcome, verifiedAgency, verifiedAt],
    );
  }

  async findWaiver(id: string): Promise<RecommendationWaiver | null> {
    const [row] = await this.manager.query(
      `/* RecommendationRepository.findWaiver */ SELECT ${waiverColumns} FROM recommendation_waiver w WHERE w.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findWaivers(registrationIds: readonly string[]): Promise<RecommendationWaiver[]> {
    return this.manager.query(
      `/* RecommendationRepository.findWaivers */
       SELECT ${waiverColumns} FROM recommendation_waiver w WHERE w.registration_id = ANY ($1)`,
      [registrationIds],
    );
  }

  /** False when the registration has a waiver already. */
  async insertWaiver(waiver: RecommendationWaiver): Promise<boolean> {
    const rows = await this.manager.query(
      `/* RecommendationRepository.insertWaiver */
       INSERT INTO recommendation_waiver (id, registration_id, partner_id, agency, office_id, granted_by, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT recommendation_waiver_registration_uq DO NOTHING
       RETURNING id`,
      [
        waiver.id,
        waiver.registrationId,
        waiver.partnerId,
        waiver.agency,
        waiver.officeId,
        waiver.grantedBy,
        waiver.grantedAt,
      ],
    );
    return rows.length > 0;
  }
}
