import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';
import {
  type EventOfPartner,
  InvalidatingEventRepository,
  type InvalidatingEventRow,
} from './invalidating-event.repository';

/** Something that happened to a partner, as the part of the system that knows it tells it. */
export interface NewInvalidatingEvent {
  partnerId: string;
  kind: `${InvalidatingEventKind}`;
  occurredOn: Day;
  /** Names the telling part and its row; while one is open, the same is not raised again. */
  source: string;
  sourceId: string;
  /** Who says so; null when a fact of the system does. */
  agency: string | null;
}

/** What makes earlier assessments of a partner unreliable, until somebody looked at it (reuse check 8, A-INV-8). */
export class InvalidatingEventService {
  private readonly repository: InvalidatingEventRepository;

  constructor(private readonly work: Work) {
    this.repository = new InvalidatingEventRepository(work.database.manager);
  }

  private readonly open = rowsLoader(
    (ids) => this.repository.findOpen(ids),
    (row: EventOfPartner) => row.askedId,
  );

  private readonly all = rowsLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: EventOfPartner) => row.askedId,
  );

  /** The last 100 of the partner and of records merged into it, newest first. */
  of(partnerId: string): Promise<InvalidatingEventRow[]> {
    return this.all.load(partnerId);
  }

  find(id: string): Promise<InvalidatingEventRow | null> {
    return this.repository.find(id);
  }

  lock(id: string): Promise<InvalidatingEventRow | null> {
    return this.repository.lock(id);
  }

  /** Null when the same is open already. */
  async raise(event: NewInvalidatingEvent): Promise<InvalidatingEventRow | null> {
    const { viewer, clock } = this.work;
    const row: InvalidatingEventRow = {
      ...event,
      id: newId(),
      raisedBy: viewer.subject ?? viewer.kind,
      raisedAt: clock.now(),
      resolution: null,
      resolvedBy: null,
      resolvedAt: null,
    };
    if (!(await this.repository.insert(row))) return null;
    await this.tell(row);
    return row;
  }

  /** @param how upper snake case, such as UNDONE */
  async resolveOf(source: string, sourceId: string, how: string): Promise<void> {
    const row = await this.repository.findOpenOf(source, sourceId);
    if (row) await this.resolve(row, how);
  }

  async resolve(row: InvalidatingEventRow, resolution: string): Promise<InvalidatingEventRow> {
    const { viewer, clock } = this.work;
    const by = { resolution, resolvedBy: viewer.subject ?? viewer.kind, resolvedAt: clock.now() };
    await this.repository.resolve(row.id, by);
    const resolved = { ...row, ...by };
    await this.tell(resolved);
    return resolved;
  }

  /** Whether it was ever raised, open or not: a fact that is told again reopens nothing that people resolved. */
  wasRaised(source: string, sourceId: string): Promise<boolean> {
    return this.repository.wasRaised(source, sourceId);
  }

  /** Those that nobody resolved, of these partners and of records merged into them. `partnerId` is the one asked about. */
  async openOf(
    partnerIds: readonly string[],
  ): Promise<Pick<InvalidatingEventRow, 'id' | 'partnerId' | 'kind' | 'occurredOn' | 'source'>[]> {
    const found = await Promise.all(partnerIds.map((id) => this.open.load(id)));
    return found
      .flat()
      .map(({ id, askedId, kind, occurredOn, source }) => ({ id, partnerId: askedId, kind, occurredOn, source }));
  }

  /** INTERNAL: the kinds would tip partners off through whoever relays the feed. */
  private async tell({
    id,
    partnerId,
    kind,
    occurredOn,
    source,
    agency,
    resolution,
  }: InvalidatingEventRow): Promise<void> {
    const { audit, outbox, clock } = this.work;
    this.open.clearAll();
    this.all.clearAll();
    const change = resolution ? 'RESOLVED' : 'RAISED';
    await audit.record({ objectType: 'InvalidatingEvent', objectId: id, detail: { change, partnerId, kind } });
    await outbox.publish({
      type: `assessments.invalidating-event-${change.toLowerCase()}`,
      subject: id,
      audience: 'INTERNAL',
      data: { eventId: id, partnerId, kind, occurredOn, source, agency, resolution, at: clock.now() },
    });
  }
}
