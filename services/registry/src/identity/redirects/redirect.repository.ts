import type { EntityManager } from 'typeorm';

export interface Redirect {
  oldId: string;
  /** Null takes the redirect away. */
  survivorId: string | null;
}

/** Who stands for whom. Rows of other tables keep the id that they were written with; reads resolve it here. */
export class RedirectRepository {
  constructor(private readonly manager: EntityManager) {}

  async resolve(partnerId: string): Promise<string> {
    const [row] = await this.manager.query(
      '/* RedirectRepository.resolve */ SELECT survivor_id AS "survivorId" FROM partner_redirect WHERE old_id = $1',
      [partnerId],
    );
    return row?.survivorId ?? partnerId;
  }

  async apply(redirects: readonly Redirect[]): Promise<void> {
    const gone = redirects.filter(({ survivorId }) => survivorId === null);
    const kept = redirects.filter(({ survivorId }) => survivorId !== null);
    if (gone.length > 0) await this.remove(gone.map(({ oldId }) => oldId));
    if (kept.length > 0) await this.save(kept);
  }

  private async save(redirects: readonly Redirect[]): Promise<void> {
    await this.manager.query(
      `/* RedirectRepository.save */
       INSERT INTO partner_redirect (old_id, survivor_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
       ON CONFLICT ON CONSTRAINT partner_redirect_pk DO UPDATE SET survivor_id = excluded.survivor_id`,
      [redirects.map(({ oldId }) => oldId), redirects.map(({ survivorId }) => survivorId)],
    );
  }

  private async remove(oldIds: string[]): Promise<void> {
    await this.manager.query('/* RedirectRepository.remove */ DELETE FROM partner_redirect WHERE old_id = ANY ($1)', [
      oldIds,
    ]);
  }
}
