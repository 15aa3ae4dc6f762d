import type { EntityManager } from 'typeorm';

/** As registry tells it: `survivorId` null takes the redirect away. */
export interface PartnerRedirect {
  oldId: string;
  survivorId: string | null;
}

/** The projection of registry's redirects; written by the feed consumer alone. */
export class PartnerRedirectRepository {
  constructor(private readonly manager: EntityManager) {}

  find(oldIds: readonly string[]): Promise<{ oldId: string; survivorId: string }[]> {
    return this.manager.query(
      `/* PartnerRedirectRepository.find */
       SELECT old_id AS "oldId", survivor_id AS "survivorId" FROM partner_redirect WHERE old_id = ANY ($1)`,
      [oldIds],
    );
  }

  async save(redirects: readonly PartnerRedirect[]): Promise<void> {
    await this.manager.query(
      `/* PartnerRedirectRepository.save */
       INSERT INTO partner_redirect (old_id, survivor_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
       ON CONFLICT ON CONSTRAINT partner_redirect_pk DO UPDATE SET survivor_id = excluded.survivor_id`,
      [redirects.map(({ oldId }) => oldId), redirects.map(({ survivorId }) => survivorId)],
    );
  }

  async remove(oldIds: string[]): Promise<void> {
    await this.manager.query(
      '/* PartnerRedirectRepository.remove */ DELETE FROM partner_redirect WHERE old_id = ANY ($1)',
      [oldIds],
    );
  }
}
