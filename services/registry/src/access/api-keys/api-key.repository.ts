import type { EntityManager } from 'typeorm';
import type { ApiKey } from './api-key.view';

export type NewApiKeyRow = Omit<ApiKey, 'revokedAt'> & { hash: string; createdBy: string };

const columns = `k.id, k.account_id AS "accountId", k.prefix, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.revoked_at AS "revokedAt"`;

/** Never reads a hash: the role of requests may not. */
export class ApiKeyRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest 100 of each. */
  ofAccounts(accountIds: readonly string[]): Promise<ApiKey[]> {
    return this.manager.query(
      `/* ApiKeyRepository.ofAccounts */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM api_key k WHERE k.account_id = wanted.id ORDER BY k.id DESC LIMIT 100) AS latest`,
      [accountIds],
    );
  }

  async lock(agency: string, id: string): Promise<ApiKey | null> {
    const [row] = await this.manager.query(
      `/* ApiKeyRepository.lock */
       SELECT ${columns} FROM api_key k JOIN service_account s ON s.id = k.account_id
       WHERE k.id = $2 AND s.agency = $1 FOR UPDATE OF k`,
      [agency, id],
    );
    return row ?? null;
  }

  async countUsable(accountId: string, now: Date): Promise<number> {
    const [row] = await this.manager.query(
      `/* ApiKeyRepository.countUsable */
       SELECT count(*)::int AS count FROM api_key k
       WHERE k.account_id = $1 AND k.revoked_at IS NULL AND k.expires_at > $2`,
      [accountId, now],
    );
    return row.count;
  }

  async insert({ id, accountId, prefix, hash, createdAt, createdBy, expiresAt }: NewApiKeyRow): Promise<void> {
    await this.manager.query(
      `/* ApiKeyRepository.insert */
       INSERT INTO api_key (id, account_id, prefix, hash, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, accountId, prefix, hash, createdAt, createdBy, expiresAt],
    );
  }

  async revoke(id: string, at: Date, by: string): Promise<void> {
    await this.manager.query(
      '/* ApiKeyRepository.revoke */ UPDATE api_key SET revoked_at = $2, revoked_by = $3 WHERE id = $1',
      [id, at, by],
    );
  }
}
