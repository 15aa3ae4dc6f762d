import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Redaction } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import { AccessGrantRepository } from './access-grant.repository';
import { type Access, accessOf, type LiveGrant, type Resource, reaches, redactionOf } from './access-grant.rules';
import { AccessViewRepository, type AccessViewRow } from './access-view.repository';
import type { DisclosureLevel } from './disclosure-level.enum';

interface Reading {
  resource: Resource;
  access: Access;
  field: string;
}

/** The one door to what is confidential here: who may read how much, and a record of each reading (JIU-59, A-INV-5). */
export class DisclosureService {
  constructor(private readonly work: Work) {}

  private readonly grants = rowsLoader(
    (ids) => this.readGrants(ids),
    (row: LiveGrant) => row.resourceId,
  );

  /** Readings of one request that come together are written together. */
  private readonly readings = new DataLoader<Reading, true, string>((readings) => this.write(readings), {
    cacheKeyFn: ({ resource, field }) => `${field}/${resource.id}`,
  });

  /** Null for whoever may read nothing of it. */
  async accessTo(resource: Resource): Promise<Access | null> {
    const { viewer, clock } = this.work;
    const now = clock.now();
    const own = accessOf(viewer, resource, [], now);
    if (own || viewer.kind !== 'AGENCY') return own;
    return accessOf(viewer, resource, await this.grants.load(resource.id), now);
  }

  /**
   * Asks for one field of something confidential, before its text is read. Null when the viewer may read it, and then
   * the reading is on record; else what to answer instead of the text.
   */
  async open(resource: Resource, needed: `${DisclosureLevel}`, field: string): Promise<Redaction | null> {
    const access = await this.accessTo(resource);
    if (!access || !reaches(access.level, needed)) return redactionOf(resource, needed);
    if (this.work.viewer.kind === 'AGENCY') await this.readings.load({ resource, access, field });
    return null;
  }

  private readGrants(ids: readonly string[]): Promise<LiveGrant[]> {
    const { database, viewer } = this.work;
    const { agency } = viewer;
    if (!agency) return Promise.resolve([]);
    return database.confidential((transaction) => new AccessGrantRepository(transaction).findLive(ids, agency));
  }

  private async write(readings: readonly Reading[]): Promise<true[]> {
    const { database, audit } = this.work;
    const rows = readings.flatMap((reading) => this.rowOf(reading));
    await database.confidential(async (transaction) => {
      await new AccessViewRepository(transaction).insert(rows);
      const resourceIds = [...new Set(rows.map(({ resourceId }) => resourceId))];
      const objectId = resourceIds.length === 1 ? resourceIds[0] : undefined;
      await audit
        .within(transaction, readings[0]?.field ?? 'read')
        .record({ objectType: rows[0]?.resourceType ?? 'Resource', objectId, detail: { resourceIds } });
    });
    return readings.map(() => true);
  }

  private rowOf({ resource, access, field }: Reading): AccessViewRow[] {
    const { viewer, clock } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) return [];
    const { type, id, ownerAgency, partnerId } = resource;
    return [
      {
        id: newId(),
        resourceType: type,
        resourceId: id,
        ownerAgency,
        partnerId,
        viewerAgency: agency,
        viewerSubject: subject,
        field,
        level: access.level,
        purpose: access.grant?.purpose ?? viewer.purpose,
        grantId: access.grant?.id ?? null,
        at: clock.now(),
      },
    ];
  }
}
