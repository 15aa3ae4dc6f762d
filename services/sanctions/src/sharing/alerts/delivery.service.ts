import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';
import type { AcknowledgeAlertInput, AlertFilter, CompensatingControlsInput } from './alert.inputs';
import type { AlertSearch } from './alert.repository';
import { AlertAction, type AlertCategory, type AlertLevel } from './alert.rules';
import type { SharedAlert } from './alert.view';
import { DeliveryRepository, type DeliveryRow } from './delivery.repository';

/** Alerts as an agency receives them. For one without exposure there are none, and no number of them. */
export class DeliveryService {
  constructor(private readonly work: Work) {}

  search(filter: AlertFilter, page: PageArgs): Promise<Page<SharedAlert>> {
    const search = searchOf(filter, page, this.work.viewer.agency ?? '');
    return this.work.database.confidential(async (transaction) => {
      const deliveries = new DeliveryRepository(transaction);
      const found = pageOf(await deliveries.search(search), page.first, await deliveries.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit.within(transaction, 'sharedAlerts').record({ objectType: 'SharedAlert', detail: { ids } });
      return found;
    });
  }

  async acknowledge({ alertId, action, note = null, expectedVersion }: AcknowledgeAlertInput): Promise<SharedAlert> {
    const row = await this.lockOwn(alertId, expectedVersion);
    if (action === AlertAction.JOINED && row.action !== 'JOINED') {
      throw invalidState('Your agency has not joined. Use joinInterimSuspension.');
    }
    if (action !== AlertAction.JOINED && !note) throw invalidInput('Say why in a note.', 'input.note');
    if (note) requirePlainFacts(note, 'input.note');
    return this.answer(row, action, note);
  }

  async recordControls({ alertId, controls, expectedVersion }: CompensatingControlsInput): Promise<SharedAlert> {
    const row = await this.lockOwn(alertId, expectedVersion);
    requirePlainFacts(controls, 'input.controls');
    return this.answer(row, AlertAction.CONTROLS, controls);
  }

  /** The copy of the viewer's agency, locked, when it tells of a suspension that runs. */
  async lockJoinable(alertId: string): Promise<DeliveryRow> {
    const row = await this.lock(alertId);
    const isRunning = row.suspendedUntil !== null && row.suspendedUntil > this.work.clock.now();
    if (!isRunning || row.closedAt !== null) throw invalidState('There is no suspension to join.');
    return row;
  }

  /** The alert to join by, of a partner. */
  async joinableOf(partnerId: string): Promise<string> {
    const found = await this.deliveries((deliveries) =>
      deliveries.findJoinable(partnerId, this.work.viewer.agency ?? '', this.work.clock.now()),
    );
    if (!found[0]) throw notFound('alert');
    return found[0].id;
  }

  async answer(row: DeliveryRow, action: AlertAction, note: string | null): Promise<SharedAlert> {
    const { viewer, clock, cipher, audit } = this.work;
    const answer = {
      acknowledgedAt: clock.now(),
      acknowledgedBy: viewer.subject ?? '',
      action,
      note: note === null ? row.note : cipher.seal(note, contextOf(row.id)),
    };
    await this.deliveries((deliveries) => deliveries.acknowledge(row.id, answer));
    await audit.record({
      objectType: 'SharedAlert',
      objectId: row.id,
      detail: { partnerId: row.partnerId, alertId: row.alertId, action },
    });
    return this.present({ ...row, ...answer, version: row.version + 1 });
  }

  /** Whoever decides for one office does not decide for the agency. */
  private async lockOwn(id: string, expectedVersion: number): Promise<DeliveryRow> {
    const row = await this.lock(id);
    if (row.version !== expectedVersion) throw versionConflict('alert', row.version);
    if (row.closedAt !== null) throw invalidState('The agency that alerted has ended it.');
    return row;
  }

  private async lock(id: string): Promise<DeliveryRow> {
    const { viewer } = this.work;
    const isForAll = viewer.roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null);
    if (!isForAll) throw forbidden('This is decided for the whole agency, by its IP unit.');
    const row = isId(id) ? await this.deliveries((deliveries) => deliveries.lock(id, viewer.agency ?? '')) : null;
    if (!row) throw notFound('alert');
    return row;
  }

  private present(row: DeliveryRow): SharedAlert {
    const { suspendedUntil, closedAt } = row;
    return {
      ...row,
      level: row.level as AlertLevel,
      category: row.category as AlertCategory,
      action: row.action as AlertAction | null,
      leadAgencyCode: row.leadAgency,
      isJoinable: closedAt === null && suspendedUntil !== null && suspendedUntil > this.work.clock.now(),
      note: row.note && this.work.cipher.open(row.note, contextOf(row.id)),
    };
  }

  private deliveries<Result>(work: (deliveries: DeliveryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DeliveryRepository(transaction)));
  }
}

export const contextOf = (deliveryId: string) => `alert-delivery:${deliveryId}`;

export function searchOf(filter: AlertFilter, { first, after }: PageArgs, agency: string): AlertSearch {
  const [last = null] = decodeCursor(after, 1) ?? [];
  if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
  const partnerId = filter.partnerId ?? null;
  if (partnerId !== null && !isId(partnerId))
    throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
  const { isOpen = null, isAcknowledged = null } = filter;
  return { agency, partnerId, isOpen, isAcknowledged, after: last, limit: first + 1 };
}

export const invalidState = (message: string) => new AppError('CONFLICT', message, { reason: 'INVALID_STATE' });
