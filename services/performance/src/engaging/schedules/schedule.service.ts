import { forbidden } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementRow } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import { programmeKeepers } from '../engaging-wiring/engaging-roles';
import { RowReport } from '../fact-batches/recorded-facts.rules';
import type { RecordedFacts } from '../fact-batches/recorded-facts.view';
import type { RecordScheduleInput } from './schedule.inputs';
import { type DueRow, ScheduleRepository } from './schedule.repository';
import { checkDue, isSameDue, stateOfDue, type ToldDue } from './schedule.rules';
import type { EngagementSchedule } from './schedule.view';

/** Instalments that agencies owe and reports that partners owe; whether they came in time is counted for all. */
export class ScheduleService {
  constructor(
    private readonly work: Work,
    private readonly engagements: EngagementService,
  ) {}

  private readonly byEngagement = rowsLoader(
    (ids) => this.readAll(ids),
    (row: DueRow) => row.engagementId,
  );

  async read(engagement: EngagementRow): Promise<EngagementSchedule> {
    const { viewer, clock } = this.work;
    const owner = viewer.kind === 'AGENCY' && viewer.agency === engagement.agencyCode;
    if (!owner && !actsFor(viewer, engagement.partnerId)) {
      return { items: null, redaction: confidential(`Ask ${engagement.agencyCode}, whose agreement it is.`) };
    }
    const rows = await this.byEngagement.load(engagement.id);
    const today = dayOf(clock.now());
    return { items: rows.map((row) => ({ ...row, state: stateOfDue(row, today) })), redaction: null };
  }

  record({ items }: RecordScheduleInput): Promise<RecordedFacts> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('The schedule of an agreement is recorded by its agency.');
    const told = items.map(({ externalId, engagement, doneOn = null, amountUsd = null, ...item }) => ({
      ...item,
      externalId: externalId.trim(),
      engagement: engagement.trim(),
      doneOn,
      amountUsd,
    }));
    return this.recordMany(agency, told);
  }

  /** One fact per agency and number; another answer is its next version, the same changes nothing. */
  async recordMany(agency: string, told: readonly ToldDue[]): Promise<RecordedFacts> {
    const { database, clock, audit } = this.work;
    const now = clock.now();
    const report = new RowReport();
    const rows = told.map((item, index) => ({ item, row: index + 1 }));
    const good = rows.filter(({ item, row }) => report.passes(row, item.externalId, () => checkDue(item, dayOf(now))));
    const engagementOf = await this.engagements.referredBy(
      agency,
      good.map(({ item }) => item.engagement),
      programmeKeepers,
    );
    await database.confidential(async (transaction) => {
      const repository = new ScheduleRepository(transaction);
      await repository.lockAgency(agency);
      const stored = await repository.findStored(
        agency,
        good.map(({ item }) => item.externalId),
      );
      const known = new Map(stored.map((row) => [row.externalId, row]));
      const storedAt = stored.map(({ engagementId }) => engagementId);
      const beyond = await this.engagements.beyondReach(storedAt, programmeKeepers);
      const fresh: DueRow[] = [];
      for (const { item, row } of good) {
        const engagement = engagementOf.get(item.engagement);
        const before = known.get(item.externalId);
        if (!engagement || (before && beyond.has(before.engagementId))) {
          report.refuseAgreement(row, item.externalId);
        } else if (before && isSameDue({ ...item, engagementId: engagement.id }, before)) {
          report.note('UNCHANGED');
        } else {
          report.note(before ? 'UPDATED' : 'ADDED');
          const { engagement: _reference, ...due } = item;
          const { id: engagementId, partnerId } = engagement;
          const [id, version] = [before?.id ?? newId(), (before?.version ?? 0) + 1];
          fresh.push({ ...due, id, version, agency, engagementId, partnerId, recordedAt: now });
        }
      }
      const replaced = fresh.filter(({ version }) => version > 1).map(({ id }) => id);
      if (replaced.length > 0) await repository.supersede(replaced, now);
      if (fresh.length > 0) await repository.insert(fresh);
      const withAmount = fresh.filter(({ amountUsd }) => amountUsd !== null);
      if (withAmount.length > 0) await repository.insertAmounts(withAmount);
      await audit.record({ objectType: 'EngagementSchedule', detail: { agency, recorded: fresh.length } });
    });
    return report.result;
  }

  private readAll(ids: readonly string[]): Promise<DueRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ScheduleRepository(transaction).findOf(ids);
      if (rows.length > 0) {
        await audit
          .within(transaction, 'Engagement.schedule')
          .record({ objectType: 'EngagementSchedule', detail: { engagementIds: [...ids] } });
      }
      return rows;
    });
  }
}
