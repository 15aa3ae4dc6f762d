import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { RegistrationState } from '../../registration/registrations/registration.entity';
import type { AccessRequest } from './access-request.entity';
import type { CandidateFacts } from './access-request.rules';

export interface AccessRequestSearch {
  states: RegistrationState[];
  agency: string | null;
  country: string | null;
  /** Id of the last request of the page before. */
  after: string | null;
  limit: number;
}

export type Decision = Pick<
  AccessRequest,
  'id' | 'decision' | 'decidedPartnerId' | 'decisionNote' | 'decidedBy' | 'decidedAt'
>;

const columns = `a.id, a.registration_id AS "registrationId", a.legal_name AS "legalName", a.acronym,
  a.other_names AS "otherNames", a.country_of_origin AS "countryOfOrigin", a.primary_type AS "primaryType", a.website,
  a.registration_number AS "registrationNumber", a.agency, a.person, a.candidates, a.requested_at AS "requestedAt",
  a.requested_by AS "requestedBy", a.decision, a.decided_partner_id AS "decidedPartnerId",
  a.decision_note AS "decisionNote", a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", r.state,
  r.partner_id AS "partnerId"`;

const withState = 'FROM access_request a JOIN registration r ON r.id = a.registration_id';

const matching = `${withState}
  WHERE r.state = ANY ($1) AND ($2::text IS NULL OR coalesce(r.sponsor_agency, a.agency) = $2)
    AND ($3::text IS NULL OR a.country_of_origin = $3)`;

export class AccessRequestRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<AccessRequest | null> {
    const [row] = await this.manager.query(
      `/* AccessRequestRepository.find */ SELECT ${columns} ${withState} WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findByRegistrations(registrationIds: readonly string[]): Promise<AccessRequest[]> {
    return this.manager.query(
      `/* AccessRequestRepository.findByRegistrations */
       SELECT ${columns} ${withState} WHERE a.registration_id = ANY ($1)`,
      [registrationIds],
    );
  }

  /** Ids are time-ordered, so they are the order of arrival as well. */
  search({ states, agency, country, after, limit }: AccessRequestSearch): Promise<AccessRequest[]> {
    return this.manager.query(
      `/* AccessRequestRepository.search */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR a.id > $4) ORDER BY a.id LIMIT $5`,
      [states, agency, country, after, limit],
    );
  }

  async count({ states, agency, country }: AccessRequestSearch): Promise<number> {
    const [row] = await this.manager.query(`/* AccessRequestRepository.count */ ${countUpTo(matching)}`, [
      states,
      agency,
      country,
    ]);
    return row.count;
  }

  /** Of one person, or of all who asked without a token. */
  async countSince(since: Date, requestedBy: string | null): Promise<number> {
    const [row] = await this.manager.query(
      `/* AccessRequestRepository.countSince */
       SELECT count(*)::int AS count FROM access_request WHERE requested_at > $1 AND requested_by IS NOT DISTINCT FROM $2`,
      [since, requestedBy],
    );
    return row.count;
  }

  findCandidateFacts(partnerIds: readonly string[]): Promise<CandidateFacts[]> {
    return this.manager.query(
      `/* AccessRequestRepository.findCandidateFacts */
       SELECT id, legal_name AS "legalName", country_of_origin AS "countryOfOrigin", kind, registered_at AS "registeredAt",
              protected_listing AS "protectedListing"
       FROM partner WHERE id = ANY ($1)`,
      [partnerIds],
    );
  }

  async insert(request: Omit<AccessRequest, 'state' | 'partnerId'>): Promise<void> {
    await this.manager.query(
      `/* AccessRequestRepository.insert */
       INSERT INTO access_request (id, registration_id, legal_name, acronym, other_names, country_of_origin, primary_type,
                                   website, registration_number, agency, person, candidates, requested_at, requested_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        request.id,
        request.registrationId,
        request.legalName,
        request.acronym,
        JSON.stringify(request.otherNames),
        request.countryOfOrigin,
        request.primaryType,
        request.website,
        request.registrationNumber,
        request.agency,
        request.person,
        JSON.stringify(request.candidates),
        request.requestedAt,
        request.requestedBy,
      ],
    );
  }

  async saveDecision({ id, decision, decidedPartnerId, decisionNote, decidedBy, decidedAt }: Decision): Promise<void> {
    await this.manager.query(
      `/* AccessRequestRepository.saveDecision */
       UPDATE access_request SET decision = $2, decided_partner_id = $3, decision_note = $4, decided_by = $5, decided_at = $6
       WHERE id = $1`,
      [id, decision, decidedPartnerId, decisionNote, decidedBy, decidedAt],
    );
  }
}
