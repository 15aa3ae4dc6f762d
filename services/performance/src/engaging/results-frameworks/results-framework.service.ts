import { notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementRow } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import { programmeKeepers } from '../engaging-wiring/engaging-roles';
import type { ResultIndicatorInput, SetResultsFrameworkInput } from './results-framework.inputs';
import { type IndicatorRow, ResultsFrameworkRepository } from './results-framework.repository';
import { checkIndicators, goalsOf, isSameIndicator } from './results-framework.rules';
import type { ResultsFramework } from './results-framework.view';

/** Who counts again which indicators are reached. */
export interface IndicatorWatch {
  recount(indicatorIds: readonly string[], engagementId: string): Promise<void>;
}

/** What an agreement is to reach (JIU-45): an annex of it, for its agency and its partner. */
export class ResultsFrameworkService {
  constructor(
    private readonly work: Work,
    private readonly sources: { engagements: EngagementService; watch: IndicatorWatch },
  ) {}

  private readonly versions = rowLoader(
    (ids) => this.confidential((repository) => repository.findVersions(ids)),
    (row: { engagementId: string; version: number }) => row.engagementId,
  );

  private readonly indicators = rowsLoader(
    (ids) => this.readAll(ids),
    (row: IndicatorRow) => row.engagementId,
  );

  async read(engagement: EngagementRow): Promise<ResultsFramework> {
    const { viewer } = this.work;
    const engagementId = engagement.id;
    const owner = viewer.kind === 'AGENCY' && viewer.agency === engagement.agencyCode;
    if (!owner && !actsFor(viewer, engagement.partnerId)) {
      const redaction = confidential(`Ask ${engagement.agencyCode}, whose agreement it is.`);
      return { engagementId, version: 0, indicators: null, redaction };
    }
    const [version, indicators] = await Promise.all([
      this.versions.load(engagementId),
      this.indicators.load(engagementId),
    ]);
    return { engagementId, version: version?.version ?? 0, indicators, redaction: null };
  }

  /** One that the viewer's agency follows; another one is as absent as an invented id. */
  async indicator(id: string): Promise<IndicatorRow> {
    const row = isId(id) ? await this.confidential((repository) => repository.findIndicator(id)) : null;
    if (!row || row.agencyCode !== this.work.viewer.agency) throw notFound('indicator');
    return row;
  }

  async set({ engagementId, indicators, expectedVersion }: SetResultsFrameworkInput): Promise<EngagementRow> {
    checkIndicators(indicators);
    const engagement = await this.sources.engagements.ofAgency(engagementId, programmeKeepers);
    const now = this.work.clock.now();
    const changed = await this.confidential(async (repository) => {
      const version = await repository.lockVersion(engagementId);
      if (version !== expectedVersion) throw versionConflict('results framework', version);
      const saved = { ...engagement, engagementId, version: version + 1, recordedAt: now };
      if (!(await repository.saveVersion(saved))) throw versionConflict('results framework', version + 1);
      const stored = await repository.findStored(engagementId);
      const fresh = changesOf(indicators, stored, engagement, now);
      const replaced = fresh.filter((row) => row.version > 1).map(({ id }) => id);
      if (replaced.length > 0) await repository.supersede(replaced, now);
      if (fresh.length > 0) await repository.insert(fresh);
      return fresh.map(({ id }) => id);
    });
    await this.sources.watch.recount(changed, engagementId);
    await this.work.audit.record({
      objectType: 'ResultsFramework',
      objectId: engagementId,
      detail: { version: expectedVersion + 1, changed: changed.length },
    });
    return engagement;
  }

  private readAll(ids: readonly string[]): Promise<IndicatorRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ResultsFrameworkRepository(transaction).findIndicators(ids);
      if (rows.length > 0) {
        await audit
          .within(transaction, 'Engagement.results')
          .record({ objectType: 'ResultsFramework', detail: { engagementIds: [...ids] } });
      }
      return rows;
    });
  }

  private confidential<Result>(run: (repository: ResultsFrameworkRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ResultsFrameworkRepository(transaction)));
  }
}

/** New versions of what is told otherwise, and of what is left out, which is retired. */
function changesOf(
  told: readonly ResultIndicatorInput[],
  stored: readonly IndicatorRow[],
  { id: engagementId, agencyCode, partnerId }: EngagementRow,
  recordedAt: Date,
): IndicatorRow[] {
  const known = new Map(stored.map((row) => [row.externalId, row]));
  const fresh = told.flatMap(({ unit = null, baseline = null, target = null, method = null, ...rest }) => {
    const before = known.get(rest.externalId);
    const row = { ...rest, unit, baseline, target, method, sdgs: goalsOf(rest.sdgs) };
    if (before && !before.retired && isSameIndicator(row, before)) return [];
    const [id, version] = [before?.id ?? newId(), (before?.version ?? 0) + 1];
    return [{ ...row, id, version, agencyCode, partnerId, engagementId, retired: false, recordedAt }];
  });
  const codes = new Set(told.map(({ externalId }) => externalId));
  const gone = stored.filter(({ externalId, retired }) => !retired && !codes.has(externalId));
  return [...fresh, ...gone.map((row) => ({ ...row, version: row.version + 1, retired: true, recordedAt }))];
}
