import type { EntityManager } from 'typeorm';
import type { RegistrationState } from '../../registration/registrations/registration.entity';

export interface RecordedRegistration {
  partnerId: string;
  state: RegistrationState;
  track: string;
  since: Date;
}

export interface RecordedDeclaration {
  partnerId: string;
  templateVersion: string;
  validUntil: Date;
  state: string;
  since: Date;
}

export interface RecordedConfirmation {
  partnerId: string;
  confirmedAt: Date;
}

/** Reads what had been recorded by an instant, from the append-only history of each feature; the present is one such instant. */
export class EligibilityFactsRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest registration of each partner with the state that it had. */
  findRegistrations(partnerIds: readonly string[], at: Date): Promise<RecordedRegistration[]> {
    return this.manager.query(
      `/* EligibilityFactsRepository.findRegistrations */
       SELECT DISTINCT ON (r.partner_id) r.partner_id AS "partnerId", r.track, e.to_state AS state, e.at AS since
       FROM registration r
       CROSS JOIN LATERAL (SELECT to_state, at, id FROM registration_event
                           WHERE registration_id = r.id AND at <= $2 ORDER BY at DESC, id DESC LIMIT 1) AS e
       WHERE r.partner_id = ANY ($1)
       ORDER BY r.partner_id, e.to_state IN ('REJECTED', 'WITHDRAWN', 'LAPSED'), r.id DESC`,
      [partnerIds, at],
    );
  }

  findConfirmations(partnerIds: readonly string[], at: Date): Promise<RecordedConfirmation[]> {
    return this.manager.query(
      `/* EligibilityFactsRepository.findConfirmations */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", at AS "confirmedAt" FROM profile_confirmation
       WHERE partner_id = ANY ($1) AND at <= $2 ORDER BY partner_id, at DESC, id DESC`,
      [partnerIds, at],
    );
  }

  /** Every declaration of each partner with the state that it had; which of them is valid is the rule's question. */
  findDeclarations(partnerIds: readonly string[], at: Date): Promise<RecordedDeclaration[]> {
    return this.manager.query(
      `/* EligibilityFactsRepository.findDeclarations */
       SELECT d.partner_id AS "partnerId", d.template_version AS "templateVersion", d.valid_until AS "validUntil", e.state,
              e.at AS since
       FROM partner_declaration d
       CROSS JOIN LATERAL (SELECT state, at FROM declaration_event
                           WHERE declaration_id = d.id AND at <= $2 ORDER BY id DESC LIMIT 1) AS e
       WHERE d.partner_id = ANY ($1) ORDER BY d.partner_id, d.id DESC`,
      [partnerIds, at],
    );
  }
}
