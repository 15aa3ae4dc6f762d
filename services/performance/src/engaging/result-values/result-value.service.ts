import { forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../engagements/engagement.service';
import { programmeKeepers, resultCheckers } from '../engaging-wiring/engaging-roles';
import { RowReport } from '../fact-batches/recorded-facts.rules';
import type { RecordedFacts } from '../fact-batches/recorded-facts.view';
import type { ResultStateService } from './result-state.service';
import type { RecordResultValuesInput, VerifyResultValueInput } from './result-value.inputs';
import { type IndicatorPlace, ResultValueRepository, type ResultValueRow } from './result-value.repository';
import { checkResult, demandVerifiable, isSameResult, type ToldResult } from './result-value.rules';
import { ClaimStatus } from './result-value.view';

const keyOf = ({ engagementId, indicator }: IndicatorPlace) => `${engagementId}/${indicator}`;

/** What indicators of agreements were measured at, and whether somebody else checked it (JIU-45, UNICEF-26). */
export class ResultValueService {
  constructor(
    private readonly work: Work,
    private readonly sources: { engagements: EngagementService; resultStates: ResultStateService },
  ) {}

  private readonly byIndicator = rowsLoader(
    (ids) => this.confidential((repository) => repository.findOf(ids)),
    (row: ResultValueRow) => row.indicatorId,
  );

  /** Whoever got the indicator may read its values; that reading is on record. */
  ofIndicator(indicatorId: string): Promise<ResultValueRow[]> {
    return this.byIndicator.load(indicatorId);
  }

  record({ values }: RecordResultValuesInput): Promise<RecordedFacts> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Results are recorded by the agency whose agreement it is.');
    const told = values.map(({ externalId, engagement, indicator, evidence = null, ...value }) => ({
      ...value,
      externalId: externalId.trim(),
      engagement: engagement.trim(),
      indicator: indicator.trim(),
      evidence,
    }));
    return this.recordMany(agency, told);
  }

  /** One fact per agency and number; another value is its next version and claimed anew, the same changes nothing. */
  async recordMany(agency: string, told: readonly ToldResult[]): Promise<RecordedFacts> {
    const { clock, audit, viewer } = this.work;
    const now = clock.now();
    const report = new RowReport();
    const rows = told.map((value, index) => ({ value, row: index + 1 }));
    const good = rows.filter(({ value, row }) =>
      report.passes(row, value.externalId, () => checkResult(value, dayOf(now))),
    );
    const engagementOf = await this.sources.engagements.referredBy(
      agency,
      good.map(({ value }) => value.engagement),
      programmeKeepers,
    );
    const placed = good.flatMap((row) => {
      const engagement = engagementOf.get(row.value.engagement);
      if (engagement) return [{ ...row, engagement }];
      report.refuseAgreement(row.row, row.value.externalId);
      return [];
    });
    const fresh = await this.confidential(async (repository) => {
      await repository.lockAgency(agency);
      const places = placed.map(({ value, engagement }) => ({
        engagementId: engagement.id,
        indicator: value.indicator,
      }));
      const indicators = new Map((await repository.findIndicators(places)).map((found) => [keyOf(found), found.id]));
      const stored = await repository.findStored(
        agency,
        placed.map(({ value }) => value.externalId),
      );
      const known = new Map(stored.map((row) => [row.externalId, row]));
      const storedAt = stored.map(({ engagementId }) => engagementId);
      const beyond = await this.sources.engagements.beyondReach(storedAt, programmeKeepers);
      const changed: ResultValueRow[] = [];
      for (const { value, row, engagement } of placed) {
        const { id: engagementId, agencyCode, partnerId } = engagement;
        const indicatorId = indicators.get(keyOf({ engagementId, indicator: value.indicator }));
        const before = known.get(value.externalId);
        if (before && beyond.has(before.engagementId)) {
          report.refuseAgreement(row, value.externalId);
        } else if (!indicatorId) {
          report.refuse(row, value.externalId, 'INDICATOR_UNKNOWN', 'The agreement has no such indicator.');
        } else if (before && isSameResult({ ...value, indicatorId }, before)) {
          report.note('UNCHANGED');
        } else {
          report.note(before ? 'UPDATED' : 'ADDED');
          changed.push({
            id: before?.id ?? newId(),
            version: (before?.version ?? 0) + 1,
            agencyCode,
            partnerId,
            engagementId,
            indicatorId,
            externalId: value.externalId,
            on: value.on,
            value: value.value,
            evidence: value.evidence,
            claim: ClaimStatus.CLAIMED,
            recordedBy: viewer.subject ?? '',
            verifiedBy: null,
            recordedAt: now,
          });
        }
      }
      const replaced = changed.filter(({ version }) => version > 1).map(({ id }) => id);
      if (replaced.length > 0) await repository.supersede(replaced, now);
      if (changed.length > 0) await repository.insert(changed);
      // A corrected value may have moved from one indicator to another.
      return [...changed, ...changed.flatMap(({ externalId }) => known.get(externalId) ?? [])];
    });
    await audit.record({ objectType: 'ResultValue', detail: { agency, recorded: fresh.length } });
    await this.recount(fresh);
    return report.result;
  }

  async verify({ valueId, expectedVersion }: VerifyResultValueInput): Promise<ResultValueRow> {
    const { viewer, clock, audit } = this.work;
    const subject = viewer.subject ?? '';
    const verified = await this.confidential(async (repository) => {
      await repository.lockAgency(viewer.agency ?? '');
      const row = await repository.lock(valueId, viewer.agency ?? '');
      if (!row) throw notFound('result');
      await this.sources.engagements.ofAgency(row.engagementId, resultCheckers);
      if (row.version !== expectedVersion) throw versionConflict('result', row.version);
      demandVerifiable(row, subject);
      const claim = ClaimStatus.VERIFIED;
      const next = { ...row, version: row.version + 1, claim, verifiedBy: subject, recordedAt: clock.now() };
      await repository.supersede([row.id], next.recordedAt);
      await repository.insert([next]);
      return next;
    });
    await audit.record({ objectType: 'ResultValue', objectId: valueId, detail: { version: verified.version } });
    await this.sources.resultStates.recount([verified.indicatorId]);
    return verified;
  }

  private recount(rows: readonly ResultValueRow[]): Promise<void> {
    const indicatorIds = new Set(rows.map(({ indicatorId }) => indicatorId));
    const engagementIds = new Set(rows.map(({ engagementId }) => engagementId));
    return this.sources.resultStates.recount([...indicatorIds], ...engagementIds);
  }

  private confidential<Result>(run: (repository: ResultValueRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ResultValueRepository(transaction)));
  }
}
