import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import type { PartnerFamilyService } from '../../federation/partner-family.service';
import type { CaseService } from '../../proceedings/cases/case.service';
import type { AlertFilter, PublishAlertInput } from './alert.inputs';
import { AlertRepository, type AlertRow, type OpenAlertRow } from './alert.repository';
import { type AlertAction, type AlertCategory, type AlertLevel, recipientsOf } from './alert.rules';
import type { AlertRecipient, PublishedAlert } from './alert.view';
import { DeliveryRepository, type DeliveryRow } from './delivery.repository';
import { contextOf, invalidState, searchOf } from './delivery.service';

export interface AlertParts {
  cases: CaseService;
  families: PartnerFamilyService;
  engagements: PartnerEngagementService;
}

export interface RunningSuspension {
  id: string;
  caseId: string;
  partnerIds: readonly string[];
  until: Date;
}

/** Alerts as the agency that publishes them keeps them, and their way to others (JIU-105, S-INV-11). */
export class AlertService {
  constructor(
    private readonly work: Work,
    private readonly parts: AlertParts,
  ) {}

  private readonly recipients = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new DeliveryRepository(transaction).findByAlerts(ids)),
    (row: DeliveryRow) => row.alertId,
  );

  search(filter: AlertFilter, page: PageArgs): Promise<Page<PublishedAlert>> {
    const search = searchOf(filter, page, this.work.viewer.agency ?? '');
    return this.work.database.confidential(async (transaction) => {
      const alerts = new AlertRepository(transaction);
      const found = pageOf(await alerts.search(search), page.first, await alerts.count(search), {
        cursor: ({ id }) => [id],
        node: present,
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'publishedAlerts')
        .record({ objectType: 'SharedAlert', detail: { ids } });
      return found;
    });
  }

  async get(id: string): Promise<PublishedAlert> {
    const row = isId(id) ? await this.alerts((alerts) => alerts.find(id)) : null;
    if (!row) throw notFound('alert');
    return present(row);
  }

  /** The caller has seen the alert, whose read is on record. */
  async recipientsOf(alertId: string): Promise<AlertRecipient[]> {
    const rows = await this.recipients.load(alertId);
    return rows.map((row) => ({
      ...row,
      agencyCode: row.agency,
      action: row.action as AlertAction | null,
      note: row.note && this.work.cipher.open(row.note, contextOf(row.id)),
    }));
  }

  async publish({ partnerId, level, category, caseId = null }: PublishAlertInput): Promise<PublishedAlert> {
    if (!isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'input.partnerId');
    if (caseId !== null) {
      const { partnerIds } = await this.parts.cases.get(caseId);
      if (!partnerIds.includes(partnerId)) throw invalidInput('The case is about others.', 'input.partnerId');
    }
    return present(await this.open({ partnerId, level, category, caseId, suspensionId: null }));
  }

  async openForSuspension(suspension: RunningSuspension, category: AlertCategory): Promise<void> {
    const { id: suspensionId, caseId } = suspension;
    for (const partnerId of suspension.partnerIds) {
      await this.open({ partnerId, level: 'HIGH', category, caseId, suspensionId });
    }
  }

  async close(id: string): Promise<PublishedAlert> {
    const { clock, audit, jobs } = this.work;
    const { suspensionId } = await this.find(id);
    if (suspensionId) throw invalidState('It ends with the suspension that it tells of.');
    const isClosed = await this.alerts((alerts) => alerts.close(id, clock.now()));
    if (!isClosed) throw invalidState('It is closed already.');
    await audit.record({ objectType: 'SharedAlert', objectId: id, detail: { change: 'CLOSED' } });
    await jobs.enqueue('closeAlert', { alertId: id }, { key: `closeAlert:${id}` });
    return this.get(id);
  }

  /** Has the job role look who is exposed. */
  async spreadLater(partnerId: string): Promise<void> {
    await this.work.jobs.enqueue('spreadAlerts', { partnerId }, { key: `spreadAlerts:partner:${partnerId}` });
  }

  /** Takes every open alert about the partner, or another office of it, to the agencies that are exposed and lack it. */
  async spread(partnerId: string): Promise<void> {
    const family = await this.parts.families.of(partnerId);
    const open = await this.alerts((alerts) => alerts.lockOpen(family));
    for (const alert of open) await this.deliver(alert);
  }

  /** Other agencies' copies are closed by the job role. */
  async closeDeliveries(alertId: string): Promise<void> {
    await this.deliveries((deliveries) => deliveries.close(alertId, this.work.clock.now()));
  }

  private async deliver(alert: OpenAlertRow): Promise<void> {
    const { clock, outbox } = this.work;
    const exposed = await this.parts.engagements.agenciesExposedTo([alert.partnerId]);
    const delivered = await this.deliveries((deliveries) => deliveries.findByAlerts([alert.id]));
    const agencies = recipientsOf(
      exposed,
      alert.leadAgency,
      delivered.map(({ agency }) => agency),
    );
    if (alert.caseId) await this.parts.cases.alert(alert.caseId, agencies);
    for (const agency of agencies) {
      const id = newId();
      const { id: alertId, leadAgency, partnerId, level, category, suspensionId, suspendedUntil } = alert;
      const copy = { leadAgency, aboutCase: alert.caseId !== null, partnerId, level, category, suspensionId };
      await this.deliveries((deliveries) =>
        deliveries.insert({ ...copy, id, alertId, agency, suspendedUntil, deliveredAt: clock.now() }),
      );
      await outbox.publish({
        type: 'sanctions.alert-received',
        subject: id,
        audience: 'INTERNAL',
        data: { alertId: id, agency, at: clock.now() },
      });
    }
  }

  private async open(
    alert: Pick<AlertRow, 'partnerId' | 'level' | 'category' | 'caseId' | 'suspensionId'>,
  ): Promise<AlertRow> {
    const { viewer, clock, audit } = this.work;
    const row: AlertRow = {
      ...alert,
      id: newId(),
      leadAgency: viewer.agency ?? '',
      publishedBy: viewer.subject ?? '',
      publishedAt: clock.now(),
      closedAt: null,
    };
    await this.alerts((alerts) => alerts.insert(row));
    const { partnerId, level, category, caseId } = row;
    await audit.record({ objectType: 'SharedAlert', objectId: row.id, detail: { partnerId, level, category, caseId } });
    await this.spreadLater(partnerId);
    return row;
  }

  private async find(id: string): Promise<AlertRow> {
    const row = isId(id) ? await this.alerts((alerts) => alerts.find(id)) : null;
    if (!row) throw notFound('alert');
    return row;
  }

  private alerts<Result>(work: (alerts: AlertRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new AlertRepository(transaction)));
  }

  private deliveries<Result>(work: (deliveries: DeliveryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DeliveryRepository(transaction)));
  }
}

const present = (row: AlertRow): PublishedAlert => ({
  ...row,
  level: row.level as AlertLevel,
  category: row.category as AlertCategory,
});
