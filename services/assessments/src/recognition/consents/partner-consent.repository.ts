import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PartnerConsent } from './partner-consent.view';

/** With the partner that was asked about. */
export type ConsentOfPartner = PartnerConsent & { askedId: string };

const columns = `c.id, c.partner_id AS "partnerId", c.scope, c.agencies, c.kinds, c.valid_until::text AS "validUntil",
  c.signed_at AS "signedAt", c.withdrawn_at AS "withdrawnAt"`;

/** Row-level security shows consents to the partner and to the agencies that they name. */
export class PartnerConsentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest 100 of each partner. */
  findOfPartners(partnerIds: readonly string[]): Promise<ConsentOfPartner[]> {
    return this.manager.query(
      `/* PartnerConsentRepository.findOfPartners */
       SELECT latest.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} FROM partner_consent c WHERE c.partner_id = ANY (wanted.ids) ORDER BY c.id DESC LIMIT 100) AS latest`,
      [partnerIds],
    );
  }

  /** Those that may bear on a request of the agency; the rules look at kind and day. Ids are unnested, or all would be read. */
  findInForce(partnerIds: readonly string[], agency: string): Promise<ConsentOfPartner[]> {
    return this.manager.query(
      `/* PartnerConsentRepository.findInForce */
       SELECT ${columns}, wanted.partner_id AS "askedId" FROM ${wantedPartners}
       CROSS JOIN LATERAL unnest(wanted.ids) AS own (id) JOIN partner_consent c ON c.partner_id = own.id
       WHERE c.withdrawn_at IS NULL AND (c.scope = 'ALL_AGENCIES' OR $2 = ANY (c.agencies)) ORDER BY c.id`,
      [partnerIds, agency],
    );
  }

  async find(id: string): Promise<PartnerConsent | null> {
    const [row] = await this.manager.query(
      `/* PartnerConsentRepository.find */ SELECT ${columns} FROM partner_consent c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async isAnyInForce(ids: readonly string[]): Promise<boolean> {
    const rows = await this.manager.query(
      '/* PartnerConsentRepository.isAnyInForce */ SELECT 1 FROM partner_consent WHERE id = ANY ($1) AND withdrawn_at IS NULL LIMIT 1',
      [ids],
    );
    return rows.length > 0;
  }

  async insert(row: PartnerConsent, signedBy: string): Promise<void> {
    await this.manager.query(
      `/* PartnerConsentRepository.insert */
       INSERT INTO partner_consent (id, partner_id, scope, agencies, kinds, valid_until, signed_by, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.partnerId, row.scope, row.agencies, row.kinds, row.validUntil, signedBy, row.signedAt],
    );
  }

  async withdraw(id: string, by: string, at: Date): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* PartnerConsentRepository.withdraw */
       UPDATE partner_consent SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND withdrawn_at IS NULL`,
      [id, by, at],
    );
    return count > 0;
  }

  /** Consents of a partner change, and decisions rest on them, one after the other. */
  async lock(partnerId: string): Promise<void> {
    await this.manager.query(
      '/* PartnerConsentRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`consents:${partnerId}`],
    );
  }
}
