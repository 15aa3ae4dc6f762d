import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { DashboardService } from '../dashboards/dashboard.service';
import type { KpiDashboardAlert } from '../dashboards/dashboard.view';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import type { KpiAlert } from './kpi-alert.entity';
import type { KpiAlertsArgs, RespondToKpiAlertInput } from './kpi-alert.inputs';
import { type DueAlerts, KpiAlertRepository } from './kpi-alert.repository';

export interface KpiAlertPorts {
  dashboards: Pick<DashboardService, 'ask'>;
  definitions: Pick<KpiDefinitionService, 'find'>;
  knownOffices: Pick<KnownOfficeService, 'countriesInSight'>;
}

/** Figures of long ago call for no action. */
const yearsBack = 2;

/** Keeps what is past a threshold until it is better, and who sees to it. */
export class KpiAlertService {
  private readonly repository: KpiAlertRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: KpiAlertPorts,
  ) {
    this.repository = new KpiAlertRepository(work.database.manager);
  }

  /** Of agencies as a whole: a coordinator of some countries has none. */
  async list({ filter, first, after }: KpiAlertsArgs): Promise<Page<KpiAlert>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const isLimited = (await this.ports.knownOffices.countriesInSight()) !== null;
    const query = {
      agencies: isLimited ? [] : (filter?.agencies ?? null),
      codes: filter?.codes ?? null,
      severity: filter?.severity ?? null,
      withCleared: filter?.withCleared ?? false,
      after: last,
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async respond({ alertId, response }: RespondToKpiAlertInput): Promise<KpiAlert> {
    const { viewer, clock, audit } = this.work;
    const alert = await this.repository.find(alertId);
    if (!alert || (await this.ports.knownOffices.countriesInSight()) !== null) throw notFound('alert');
    const isOwner =
      alert.agencyCode === null ? hasRole(viewer, 'SECRETARIAT_ADMIN') : alert.agencyCode === viewer.agency;
    if (!isOwner) throw forbidden('The owner of the figure answers for it.', 'NOT_YOUR_FIGURE');
    const respondedAt = clock.now();
    await this.repository.respond(alertId, response, respondedAt);
    await audit.record({ objectType: 'KpiAlert', objectId: alertId, detail: { responded: true } });
    return { ...alert, response, respondedAt };
  }

  /** Looks at one definition and year whose figures have changed; false when there is none. */
  async checkNext(): Promise<boolean> {
    const due = await this.repository.takeDue();
    if (!due) return false;
    const definition = await this.ports.definitions.find(due.definitionId);
    const now = this.work.clock.now();
    if (definition && due.year >= now.getUTCFullYear() - yearsBack) await this.check(definition, due, now);
    return true;
  }

  private async check(definition: KpiDefinition, due: DueAlerts, now: Date): Promise<void> {
    const { code, version } = definition;
    const open = await this.repository.findOpen(due);
    // What everybody may read is judged as everybody sees it.
    const eyes = { asOutsider: true, owner: { agency: null, countries: null } };
    const { rows, totals, alerts } = await this.ports.dashboards.ask(
      { period: { year: due.year }, codes: [code] },
      eyes,
    );
    const figures = [...rows, ...totals.map((total) => ({ ...total, agency: null }))];
    const shownValue = ({ agency }: KpiDashboardAlert) =>
      figures.find((figure) => figure.version === version && figure.agency?.code === agency?.code)?.value ?? null;
    const raised = alerts.filter((alert) => shownValue(alert) !== null);
    const isRaised = ({ agencyCode, severity }: KpiAlert) =>
      raised.some((alert) => (alert.agency?.code ?? null) === agencyCode && alert.severity === severity);
    const cleared = open.filter((alert) => !isRaised(alert));
    if (cleared.length > 0)
      await this.repository.clear(
        cleared.map(({ id }) => id),
        now,
      );
    for (const alert of raised) {
      const agencyCode = alert.agency?.code ?? null;
      const value = shownValue(alert) ?? '';
      const known = open.find((one) => one.agencyCode === agencyCode && one.severity === alert.severity);
      if (!known) await this.raise({ ...due, agencyCode, definition }, alert, value);
      else if (known.text !== alert.text) await this.repository.follow(known.id, value, alert.text);
    }
  }

  private async raise(
    { definition, year, agencyCode }: DueAlerts & { definition: KpiDefinition; agencyCode: string | null },
    { severity, text }: KpiDashboardAlert,
    value: string,
  ): Promise<void> {
    const { id: definitionId, code, version, dataOwner } = definition;
    const id = newId();
    const open = { clearedAt: null, response: null, respondedAt: null, raisedAt: this.work.clock.now() };
    await this.repository.insert({
      id,
      definitionId,
      code,
      version,
      agencyCode,
      year,
      severity,
      value,
      text,
      owner: dataOwner,
      ...open,
    });
    await this.work.outbox.publish({
      type: 'performance.kpi-alert-raised',
      subject: `${code}.${version}/${agencyCode ?? 'all'}/${year}`,
      audience: 'AGENCY',
      data: { alertId: id, code, version, agency: agencyCode, year, severity },
    });
    await this.work.audit.record({ objectType: 'KpiAlert', objectId: id, detail: { severity } });
  }
}
