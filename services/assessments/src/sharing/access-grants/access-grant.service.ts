import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { AccessPurpose } from '../../terms/access-purpose.enum';
import type { AccessGrantFilter } from './access-grant.inputs';
import { AccessGrantRepository, type AccessGrantRow } from './access-grant.repository';
import { endOfGrant, idIn, type Resource } from './access-grant.rules';
import type { AccessGrant } from './access-grant.view';
import type { DisclosureLevel } from './disclosure-level.enum';

export interface NewGrant {
  resource: Resource;
  granteeAgency: string;
  level: `${DisclosureLevel}`;
  purpose: `${AccessPurpose}`;
  /** Thirty days when not given, and twelve months at most. */
  until?: Date | null;
}

/** Leave to read: given and taken back inside the transaction of what it follows from, and listed. */
export class AccessGrantService {
  constructor(private readonly work: Work) {}

  private readonly byId = rowLoader(
    (ids) => this.grants((grants) => grants.find(ids)),
    (row: AccessGrantRow) => row.id,
  );

  /** Null for whoever row-level security does not show it to. */
  async find(id: string): Promise<AccessGrant | null> {
    const row = await this.byId.load(id);
    return row && this.present(row);
  }

  list(filter: AccessGrantFilter, { first, after }: PageArgs): Promise<Page<AccessGrant>> {
    const { database, audit, clock } = this.work;
    const search = {
      ownerAgency: filter.owner ?? null,
      granteeAgency: filter.grantee ?? null,
      resourceType: filter.resourceType ?? null,
      resourceId: idIn(filter.resourceId, 'filter.resourceId'),
      partnerId: idIn(filter.partnerId, 'filter.partnerId'),
      isActive: filter.isActive ?? null,
      now: clock.now(),
      after: idIn(decodeCursor(after, 1)?.[0], 'after'),
      limit: first + 1,
    };
    return database.confidential(async (transaction) => {
      const grants = new AccessGrantRepository(transaction);
      const found = pageOf(await grants.search(search), first, await grants.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await audit.within(transaction, 'accessGrants').record({ objectType: 'AccessGrant', detail: { ids } });
      return found;
    });
  }

  /** The owner gives any level; the agency that asks takes a summary for itself, which an automatic acceptance brings along. */
  async give({ resource, granteeAgency, level, purpose, until }: NewGrant): Promise<AccessGrantRow> {
    const { viewer, clock, audit } = this.work;
    const grantedAt = clock.now();
    const row: AccessGrantRow = {
      id: newId(),
      resourceType: resource.type,
      resourceId: resource.id,
      ownerAgency: resource.ownerAgency,
      partnerId: resource.partnerId,
      granteeAgency,
      level,
      purpose,
      grantedBy: viewer.subject ?? '',
      grantedAt,
      until: endOfGrant(grantedAt, until),
      revokedAt: null,
      revokedBy: null,
    };
    await this.grants((grants) => grants.insert(row));
    const { resourceType, resourceId } = row;
    await audit.record({
      objectType: 'AccessGrant',
      objectId: row.id,
      detail: { resourceType, resourceId, granteeAgency, level, purpose, until: row.until },
    });
    return row;
  }

  /** By the owner, at once; a grant of another agency is as absent as an invented one. */
  async revoke(grantId: string): Promise<AccessGrant> {
    const { viewer, clock } = this.work;
    const row = isId(grantId) ? await this.grants((grants) => grants.lock(grantId)) : null;
    if (!row || row.ownerAgency !== viewer.agency) throw notFound('grant');
    if (row.revokedAt || row.until <= clock.now()) {
      throw new AppError('CONFLICT', 'This grant has ended.', {
        reason: 'INVALID_STATE',
        facts: { until: row.until, revokedAt: row.revokedAt },
      });
    }
    const { at, by } = this.revocation();
    await this.grants((grants) => grants.revoke(row.id, { at, by }));
    const revoked = { ...row, revokedAt: at, revokedBy: by };
    await this.tellRevoked(revoked);
    return this.present(revoked);
  }

  /** What came with a decision ends with what the decision rested on; one that has ended already is left as it is. */
  async end(grantId: string): Promise<void> {
    const row = await this.grants((grants) => grants.lock(grantId));
    if (!row || row.revokedAt || row.until <= this.work.clock.now()) return;
    const { at, by } = this.revocation();
    await this.grants((grants) => grants.revoke(row.id, { at, by }));
    await this.tellRevoked({ ...row, revokedAt: at, revokedBy: by });
  }

  private async tellRevoked(grant: AccessGrantRow): Promise<void> {
    const { audit, outbox } = this.work;
    const { id: grantId, resourceType, resourceId, partnerId, ownerAgency, granteeAgency, revokedAt: at } = grant;
    await audit.record({ objectType: 'AccessGrant', objectId: grantId, detail: { resourceId, revoked: true } });
    await outbox.publish({
      type: 'assessments.grant-revoked',
      subject: grantId,
      audience: 'INTERNAL',
      data: { grantId, resourceType, resourceId, partnerId, ownerAgency, granteeAgency, at },
    });
  }

  private revocation() {
    const { viewer, clock } = this.work;
    return { at: clock.now(), by: viewer.subject ?? '' };
  }

  /** Which person gave it is for the owner; others see agencies. */
  private present(row: AccessGrantRow): AccessGrant {
    const { viewer, clock } = this.work;
    const isOwner = viewer.kind === 'AGENCY' && viewer.agency === row.ownerAgency;
    return {
      ...row,
      grantedBy: isOwner ? row.grantedBy : null,
      isActive: row.revokedAt === null && row.until > clock.now(),
    };
  }

  private grants<Result>(work: (grants: AccessGrantRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new AccessGrantRepository(transaction)));
  }
}
