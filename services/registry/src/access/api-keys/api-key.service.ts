import { newApiKey } from '@partner-commons/platform/api-key';
import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { demandExpiry, mostKeys } from '../service-accounts/service-account.rules';
import type { ServiceAccountService } from '../service-accounts/service-account.service';
import type { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs';
import { ApiKeyRepository } from './api-key.repository';
import type { ApiKey, ApiKeyReceipt } from './api-key.view';

/** Keys of programs. The key is in the answer that made it and nowhere else; the gateway learns its hash by event. */
export class ApiKeyService {
  private readonly repository: ApiKeyRepository;

  constructor(
    private readonly work: Work,
    private readonly accounts: ServiceAccountService,
  ) {
    this.repository = new ApiKeyRepository(work.database.manager);
  }

  private readonly byAccount = rowsLoader(
    (ids) => this.repository.ofAccounts(ids),
    (row: ApiKey) => row.accountId,
  );

  ofAccount(accountId: string): Promise<ApiKey[]> {
    return this.byAccount.load(accountId);
  }

  async create({ accountId, expiresAt }: CreateApiKeyInput): Promise<ApiKeyReceipt> {
    const { clock, viewer } = this.work;
    const { id: account, agency } = await this.accounts.get(accountId);
    const now = clock.now();
    demandExpiry(expiresAt, now);
    if ((await this.repository.countUsable(account, now)) >= mostKeys) {
      throw new AppError('PRECONDITION_FAILED', `A service account has at most ${mostKeys} keys. Revoke one first.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const { key, prefix, hash } = newApiKey();
    const apiKey: ApiKey = { id: newId(), accountId: account, prefix, createdAt: now, expiresAt, revokedAt: null };
    await this.repository.insert({ ...apiKey, hash, createdBy: viewer.subject ?? viewer.kind });
    await this.publish(apiKey, agency, hash);
    await this.work.audit.record({ objectType: 'ApiKey', objectId: apiKey.id, detail: { accountId: account } });
    return { key, apiKey };
  }

  /** What a repeated call gets: the key itself is known to nobody any more. */
  async receiptOf(id: string): Promise<ApiKeyReceipt> {
    return { key: null, apiKey: await this.lock(id) };
  }

  /** Revoking again changes nothing. */
  async revoke({ keyId }: RevokeApiKeyInput): Promise<ApiKey> {
    const { clock, viewer, audit } = this.work;
    const apiKey = await this.lock(keyId);
    await audit.record({ objectType: 'ApiKey', objectId: keyId, detail: { accountId: apiKey.accountId } });
    if (apiKey.revokedAt) return apiKey;
    const revokedAt = clock.now();
    await this.repository.revoke(keyId, revokedAt, viewer.subject ?? viewer.kind);
    await this.publish({ ...apiKey, revokedAt }, this.agency, null);
    return { ...apiKey, revokedAt };
  }

  private async lock(id: string): Promise<ApiKey> {
    const apiKey = await this.repository.lock(this.agency, id);
    if (!apiKey) throw notFound('key');
    return apiKey;
  }

  /** Without a hash the key works no more. */
  private publish({ id, accountId, prefix, expiresAt }: ApiKey, agency: string, hash: string | null): Promise<void> {
    return this.work.outbox.publish({
      type: 'registry.api-key-changed',
      subject: id,
      audience: 'INTERNAL',
      data: { keyId: id, accountId, agency, prefix, hash, expiresAt },
    });
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Service accounts are for agencies.');
    return agency;
  }
}
