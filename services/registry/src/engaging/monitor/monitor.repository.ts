import type { EntityManager } from 'typeorm';

export interface ExpiredRegistration {
  partnerId: string;
  documentId: string;
}

export interface LapsedDeclaration {
  partnerId: string;
  declarationId: string;
}

/** Finds what time has brought about; each look gives at most `limit`, and the next run goes on. */
export class MonitorRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Registrations whose grace is over and that nobody has acted on; prospects have their checklist instead. */
  findExpiredRegistrations(graceEndedBefore: string, limit: number): Promise<ExpiredRegistration[]> {
    return this.manager.query(
      `/* MonitorRepository.findExpiredRegistrations */
       SELECT d.partner_id AS "partnerId", d.id AS "documentId"
       FROM partner_document d JOIN partner p ON p.id = d.partner_id
       WHERE d.type = 'LEGAL_REGISTRATION' AND d.superseded_at IS NULL AND d.expires_on < $1::date
         AND p.standing IN ('ACTIVE', 'UNDER_REVIEW', 'SUSPENDED')
         AND NOT EXISTS (SELECT FROM eligibility_hold h WHERE h.partner_id = d.partner_id AND h.source = 'DOCUMENT'
                         AND h.code = 'REGISTRATION_EXPIRED' AND h.lifted_at IS NULL)
       ORDER BY d.id LIMIT $2`,
      [graceEndedBefore, limit],
    );
  }

  /** On hold for an expired registration, although a later one was accepted. */
  async findRenewedRegistrations(today: string, limit: number): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* MonitorRepository.findRenewedRegistrations */
       SELECT DISTINCT h.partner_id AS "partnerId" FROM eligibility_hold h
       JOIN partner_document d ON d.partner_id = h.partner_id
       WHERE h.source = 'DOCUMENT' AND h.code = 'REGISTRATION_EXPIRED' AND h.lifted_at IS NULL
         AND d.type = 'LEGAL_REGISTRATION' AND d.superseded_at IS NULL AND d.outcome = 'ACCEPTED'
         AND (d.expires_on IS NULL OR d.expires_on >= $1::date)
       LIMIT $2`,
      [today, limit],
    );
    return rows.map(({ partnerId }) => partnerId);
  }

  /** The latest declaration of a registered partner has ended, or was not signed again in time. */
  findLapsedDeclarations(now: Date, limit: number): Promise<LapsedDeclaration[]> {
    return this.manager.query(
      `/* MonitorRepository.findLapsedDeclarations */
       SELECT p.id AS "partnerId", d.id AS "declarationId"
       FROM partner p JOIN partner_declaration d ON d.id = p.signed_declaration_id
       WHERE p.standing IN ('ACTIVE', 'UNDER_REVIEW', 'SUSPENDED')
         AND (d.state = 'IN_FORCE' AND d.valid_until <= $1 OR d.state = 'INVALIDATED' AND d.resign_by <= $1)
         AND NOT EXISTS (SELECT FROM standing_review r WHERE r.partner_id = p.id AND r.cause = 'DECLARATION_EXPIRED'
                         AND r.ref = d.id::text)
       ORDER BY p.id LIMIT $2`,
      [now, limit],
    );
  }

  async findSignedAgain(now: Date, limit: number): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* MonitorRepository.findSignedAgain */
       SELECT DISTINCT r.partner_id AS "partnerId" FROM standing_review r
       JOIN partner p ON p.id = r.partner_id
       JOIN partner_declaration d ON d.id = p.signed_declaration_id
       WHERE r.cause = 'DECLARATION_EXPIRED' AND r.decided_at IS NULL AND d.state = 'IN_FORCE' AND d.valid_until > $1
       LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ partnerId }) => partnerId);
  }

  /** Nothing that the partner or staff did about it was recorded since. */
  async findDormant(since: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* MonitorRepository.findDormant */
       SELECT p.id FROM partner p
       WHERE p.standing = 'ACTIVE' AND p.created_at < $1 AND coalesce(p.registered_at, p.created_at) < $1
         AND NOT EXISTS (SELECT FROM partner_change c WHERE c.partner_id = p.id AND c.at >= $1)
         AND NOT EXISTS (SELECT FROM standing_change s WHERE s.partner_id = p.id AND s.at >= $1)
         AND NOT EXISTS (SELECT FROM partner_document d WHERE d.partner_id = p.id AND d.handed_in_at >= $1)
         AND NOT EXISTS (SELECT FROM partner_declaration d WHERE d.partner_id = p.id AND d.signed_at >= $1)
         AND NOT EXISTS (SELECT FROM profile_confirmation c WHERE c.partner_id = p.id AND c.at >= $1)
         AND NOT EXISTS (SELECT FROM profile_section s WHERE s.partner_id = p.id AND s.recorded_at >= $1)
         AND NOT EXISTS (SELECT FROM verification v WHERE v.partner_id = p.id AND v.at >= $1)
         AND NOT EXISTS (SELECT FROM agency_partner_identifier i WHERE i.partner_id = p.id
                         AND greatest(i.requested_at, i.assigned_at) >= $1)
       ORDER BY p.id LIMIT $2`,
      [since, limit],
    );
    return rows.map(({ id }) => id);
  }
}
