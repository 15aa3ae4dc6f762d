import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Purpose } from '@partner-commons/platform/purposes';
import type { Redaction } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import { AccessViewRepository, type AccessViewRow } from '../data-use/access-view.repository';
import { AccessGrantRepository } from './access-grant.repository';
import {
  type Access,
  accessOf,
  bulkLimits,
  demandFew,
  type LiveGrant,
  type Resource,
  reaches,
  redactionOf,
} from './access-grant.rules';
import type { DisclosureLevel } from './disclosure-level.enum';

interface Reading {
  resource: Resource;
  access: Access;
  needed: `${DisclosureLevel}`;
  field: string;
  /** Of what stays with its owner for good: on the audit record alone, since the partner does not learn that it is there. */
  isOwnerOnly?: true;
}

/** The one door to what is confidential here: who may read how much, and a record of each reading (JIU-59, A-INV-5). */
export class DisclosureService {
  /** What this request opened above the summary. */
  private readonly opened = { own: new Set<string>(), others: new Set<string>() };

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
   * the reading is on record; else what to answer instead of the text. Too many at once are FORBIDDEN / BULK_READ_REFUSED.
   */
  async open(resource: Resource, needed: `${DisclosureLevel}`, field: string): Promise<Redaction | null> {
    const access = await this.accessTo(resource);
    if (!access || !reaches(access.level, needed)) return redactionOf(resource, needed);
    await this.readings.load({ resource, access, needed, field });
    return null;
  }

  /** For what is never disclosed, such as working papers; who may read it, the caller has asked. */
  async openOwn(resource: Resource, field: string): Promise<void> {
    const access: Access = { level: 'FULL', grant: null };
    await this.readings.load({ resource, access, needed: 'FULL', field, isOwnerOnly: true });
  }

  private readGrants(ids: readonly string[]): Promise<LiveGrant[]> {
    const { database, viewer } = this.work;
    const { agency } = viewer;
    if (!agency) return Promise.resolve([]);
    return database.confidential((transaction) => new AccessGrantRepository(transaction).findLive(ids, agency));
  }

  /** All of a batch or nothing: part of a bulk read is one too. */
  private async write(readings: readonly Reading[]): Promise<true[]> {
    this.demandFewOf(readings);
    const { database, audit } = this.work;
    const rows = readings.flatMap((reading) => this.rowOf(reading));
    await database.confidential(async (transaction) => {
      if (rows.length > 0) await new AccessViewRepository(transaction).insert(rows);
      for (const [field, resources] of byField(readings)) {
        const [first, another] = resources;
        await audit.within(transaction, field).record({
          objectType: first?.type,
          objectId: another ? undefined : first?.id,
          detail: { resourceIds: resources.map(({ id }) => id) },
        });
      }
    });
    return readings.map(() => true);
  }

  private demandFewOf(readings: readonly Reading[]): void {
    const { viewer } = this.work;
    if (viewer.kind !== 'AGENCY') return;
    const { own, others } = this.opened;
    for (const { resource, needed } of readings) {
      if (needed !== 'SUMMARY') (resource.ownerAgency === viewer.agency ? own : others).add(resource.id);
    }
    demandFew(own.size, bulkLimits.own);
    demandFew(others.size, bulkLimits.others);
  }

  /** Of agencies only: what a partner reads of itself is no use of its data. */
  private rowOf({ resource, access, needed, field, isOwnerOnly }: Reading): AccessViewRow[] {
    const { viewer, clock } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject || isOwnerOnly) return [];
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
        level: needed,
        // The gateway lets no other codes through (platform/purposes).
        purpose: access.grant?.purpose ?? (viewer.purpose as Purpose | null),
        grantId: access.grant?.id ?? null,
        at: clock.now(),
      },
    ];
  }
}

function byField(readings: readonly Reading[]): Map<string, Resource[]> {
  const fields = new Map<string, Resource[]>();
  for (const { field, resource } of readings) fields.set(field, [...(fields.get(field) ?? []), resource]);
  return fields;
}
