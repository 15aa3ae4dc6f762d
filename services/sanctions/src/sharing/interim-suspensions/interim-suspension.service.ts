import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import { addMonths, dayOf, startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';
import type { CaseService } from '../../proceedings/cases/case.service';
import { AlertRepository } from '../alerts/alert.repository';
import { AlertAction, categoryOf } from '../alerts/alert.rules';
import type { AlertService } from '../alerts/alert.service';
import { DeliveryRepository } from '../alerts/delivery.repository';
import type { DeliveryService } from '../alerts/delivery.service';
import type { IneligibilityService } from '../ineligibilities/ineligibility.service';
import type {
  ImposeInterimSuspensionInput,
  InterimSuspensionFilter,
  JoinInterimSuspensionInput,
  LiftInterimSuspensionInput,
  RenewInterimSuspensionInput,
} from './interim-suspension.inputs';
import { InterimSuspensionRepository, type SuspensionRow } from './interim-suspension.repository';
import { endAfter, type RenewalRefusal, renewalRefusal, type SuspensionEnd } from './interim-suspension.rules';
import type { InterimSuspension } from './interim-suspension.view';

export interface SuspensionParts {
  cases: CaseService;
  alerts: AlertService;
  deliveries: DeliveryService;
  ineligibilities: IneligibilityService;
}

/** Precautions while a case runs (S-INV-7): each agency decides for itself, and none for long. */
export class InterimSuspensionService {
  constructor(
    private readonly work: Work,
    private readonly parts: SuspensionParts,
  ) {}

  search(filter: InterimSuspensionFilter, { first, after }: PageArgs): Promise<Page<InterimSuspension>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const { partnerId = null, caseId = null, isRunning = null } = filter;
    if (partnerId !== null && !isId(partnerId))
      throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    if (caseId !== null && !isId(caseId)) throw invalidInput('This is not the id of a case.', 'filter.caseId');
    const agency = this.work.viewer.agency ?? '';
    const search = { agency, partnerId, caseId, isRunning, at: this.work.clock.now(), after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const suspensions = new InterimSuspensionRepository(transaction);
      const found = pageOf(await suspensions.search(search), first, await suspensions.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'interimSuspensions')
        .record({ objectType: 'InterimSuspension', detail: { ids } });
      return found;
    });
  }

  async get(id: string): Promise<InterimSuspension> {
    const row = isId(id) ? await this.repository((suspensions) => suspensions.find(id)) : null;
    if (!row) throw notFound('interim suspension');
    return this.present(row);
  }

  async impose({ caseId, months, reason }: ImposeInterimSuspensionInput): Promise<InterimSuspension> {
    const { clock } = this.work;
    requirePlainFacts(reason, 'input.reason');
    const { partnerIds, grounds } = await this.parts.cases.lock(caseId);
    if (await this.repository((suspensions) => suspensions.findOfCase(caseId))) {
      throw alreadySuspended('A case has one interim suspension, renewed once.');
    }
    await this.parts.cases.move(caseId, 'INTERIM_SUSPENSION', 'INTERIM_SUSPENSION_IMPOSED');
    const now = clock.now();
    const row = await this.insert({
      kind: 'IMPOSED',
      caseId,
      joinedId: null,
      partnerIds,
      since: now,
      until: endAfter(now, months),
      reason,
    });
    await this.parts.alerts.openForSuspension({ ...row, caseId }, categoryOf(grounds));
    return this.present(row);
  }

  /** A copy of the suspension that the agency was alerted to, for itself; it ends with the other one at the latest. */
  async join({ alertId, partnerId, reason }: JoinInterimSuspensionInput): Promise<InterimSuspension> {
    requirePlainFacts(reason, 'input.reason');
    if ((alertId ? 1 : 0) + (partnerId ? 1 : 0) !== 1)
      throw invalidInput('Name an alert or a partner.', 'input.alertId');
    if (partnerId && !isId(partnerId)) throw notFound('alert');
    const { deliveries } = this.parts;
    const alert = await deliveries.lockJoinable(alertId ?? (await deliveries.joinableOf(partnerId ?? '')));
    if (!alert.suspendedUntil) throw notFound('alert');
    const row = await this.insert({
      kind: 'JOINED',
      caseId: null,
      joinedId: alert.suspensionId,
      partnerIds: [alert.partnerId],
      since: this.work.clock.now(),
      until: alert.suspendedUntil,
      reason,
    });
    await deliveries.answer(alert, AlertAction.JOINED, null);
    return this.present(row);
  }

  async renew({ suspensionId, months, expectedVersion }: RenewInterimSuspensionInput): Promise<InterimSuspension> {
    const { clock, jobs } = this.work;
    const row = await this.lock(suspensionId, expectedVersion);
    const now = clock.now();
    const refusal = renewalRefusal(row, now);
    if (refusal) throw refusals[refusal]();
    const until = startOf(addMonths(dayOf(row.until), months));
    await this.repository((suspensions) => suspensions.renew(row.id, until, now));
    await this.note(row, 'RENEWED');
    await this.tell(row);
    await jobs.enqueue('followSuspension', { suspensionId: row.id }, { key: `followSuspension:${row.id}` });
    return this.get(row.id);
  }

  async lift({ suspensionId, expectedVersion }: LiftInterimSuspensionInput): Promise<InterimSuspension> {
    const row = await this.lock(suspensionId, expectedVersion);
    if (row.endedAt) throw refusals.NOT_RUNNING();
    await this.end(row, 'LIFTED');
    return this.get(row.id);
  }

  /** Of a case that is decided or given up; there may be none. */
  async endOfCase(caseId: string): Promise<void> {
    const row = await this.repository((suspensions) => suspensions.findOfCase(caseId));
    if (row && !row.endedAt) await this.end(row, 'DECIDED');
  }

  over(): Promise<{ id: string; isExpired: boolean }[]> {
    return this.repository((suspensions) => suspensions.findOver(this.work.clock.now()));
  }

  async endOver({ id, isExpired }: { id: string; isExpired: boolean }): Promise<void> {
    const row = await this.repository((suspensions) => suspensions.lock(id));
    if (row && !row.endedAt) await this.end(row, isExpired ? 'EXPIRED' : 'DECIDED');
  }

  /** What an imposed suspension has become reaches the agencies that were alerted and those that joined; the job role's. */
  async follow(id: string): Promise<void> {
    const imposed = await this.repository((suspensions) => suspensions.find(id));
    if (!imposed) return;
    const { endedAt, endedBecause, until } = imposed;
    await this.work.database.confidential(async (transaction) => {
      await new DeliveryRepository(transaction).followSuspension(id, endedAt ? null : until, endedAt);
      if (endedAt) await new AlertRepository(transaction).closeOfSuspension(id, endedAt);
    });
    if (!endedBecause) return;
    for (const joined of await this.repository((suspensions) => suspensions.findJoined(id))) {
      await this.repository((suspensions) => suspensions.end(joined.id, endedBecause, this.work.clock.now()));
      await this.note(joined, endedBecause);
      await this.tell(joined);
    }
  }

  private async end(row: SuspensionRow, because: `${SuspensionEnd}`): Promise<void> {
    await this.repository((suspensions) => suspensions.end(row.id, because, this.work.clock.now()));
    await this.note(row, because);
    await this.tell(row);
    if (row.kind !== 'IMPOSED' || !row.caseId) return;
    await this.work.jobs.enqueue('followSuspension', { suspensionId: row.id }, { key: `followSuspension:${row.id}` });
    if (because === 'DECIDED') return;
    const { state } = await this.parts.cases.lock(row.caseId);
    if (state === 'INTERIM_SUSPENSION') {
      await this.parts.cases.move(row.caseId, 'PRELIMINARY_REVIEW', `INTERIM_SUSPENSION_${because}`);
    }
  }

  private async insert(
    facts: Pick<SuspensionRow, 'kind' | 'caseId' | 'joinedId' | 'partnerIds' | 'since' | 'until' | 'reason'>,
  ): Promise<SuspensionRow> {
    const { viewer, cipher } = this.work;
    const id = newId();
    const row: SuspensionRow = {
      ...facts,
      id,
      agency: viewer.agency ?? '',
      reason: cipher.seal(facts.reason, contextOf(id)),
      imposedBy: viewer.subject ?? '',
      renewedAt: null,
      endedAt: null,
      endedBecause: null,
      version: 1,
    };
    const isNew = await this.repository((suspensions) => suspensions.insert(row));
    if (!isNew) throw alreadySuspended('Your agency has suspended the partner because of this already.');
    await this.note(row, row.kind);
    await this.tell(row);
    return row;
  }

  private async lock(id: string, expectedVersion: number): Promise<SuspensionRow> {
    const row = isId(id) ? await this.repository((suspensions) => suspensions.lock(id)) : null;
    if (!row) throw notFound('interim suspension');
    const isTheirs =
      row.kind === 'JOINED'
        ? this.work.viewer.roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null)
        : hasRole(this.work.viewer, 'INVESTIGATOR', 'SANCTIONS_PANEL');
    if (!isTheirs)
      throw forbidden('Who imposed it changes it: investigators and the panel, or the IP unit for a joined one.');
    if (row.version !== expectedVersion) throw versionConflict('interim suspension', row.version);
    return row;
  }

  private async note({ id, kind, partnerIds }: SuspensionRow, change: string): Promise<void> {
    await this.work.audit.record({
      objectType: 'InterimSuspension',
      objectId: id,
      detail: { change, kind, partnerIds },
    });
  }

  private async tell({ partnerIds }: SuspensionRow): Promise<void> {
    for (const partnerId of partnerIds) await this.parts.ineligibilities.refresh(partnerId);
  }

  private present(row: SuspensionRow): InterimSuspension {
    return {
      ...row,
      kind: row.kind as InterimSuspension['kind'],
      endedBecause: row.endedBecause as InterimSuspension['endedBecause'],
      reason: this.work.cipher.open(row.reason, contextOf(row.id)),
    };
  }

  private repository<Result>(work: (suspensions: InterimSuspensionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new InterimSuspensionRepository(transaction)));
  }
}

const contextOf = (id: string) => `interim-suspension:${id}`;

const alreadySuspended = (message: string) =>
  new AppError('CONFLICT', message, { reason: 'ALREADY_SUSPENDED', rule: 'S-INV-7' });

const refusals: Record<RenewalRefusal, () => AppError> = {
  NOT_RUNNING: () => new AppError('CONFLICT', 'The suspension has ended.', { reason: 'INVALID_STATE' }),
  ALREADY_RENEWED: () =>
    new AppError('CONFLICT', 'An interim suspension is renewed once; decide the case.', {
      reason: 'ALREADY_RENEWED',
      rule: 'S-INV-7',
    }),
};
