import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { EngagementService } from '../engagements/engagement.service';
import { resultPublishers } from '../engaging-wiring/engaging-roles';
import type { ResultValueService } from '../result-values/result-value.service';
import { goalsOf, missingForImpact } from '../results-frameworks/results-framework.rules';
import type { ResultsFrameworkService } from '../results-frameworks/results-framework.service';
import type { PartnershipResultsArgs, PublishPartnershipResultInput } from './partnership-result.inputs';
import { PartnershipResultRepository } from './partnership-result.repository';
import type { PartnershipResult } from './partnership-result.view';

interface PartnershipResultSources {
  engagements: EngagementService;
  resultsFrameworks: ResultsFrameworkService;
  resultValues: ResultValueService;
  knownOffices: KnownOfficeService;
}

/** Results that an agency tells all others; an indicator that could not be checked is no impact (PSFP-31). */
export class PartnershipResultService {
  private readonly repository: PartnershipResultRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: PartnershipResultSources,
  ) {
    this.repository = new PartnershipResultRepository(work.database.manager);
  }

  async page({ filter, first, after }: PartnershipResultsArgs): Promise<Page<PartnershipResult>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = {
      partnerIds: filter?.partnerId ? [filter.partnerId] : null,
      agency: filter?.agency ?? null,
      country: filter?.country ?? null,
      sector: filter?.sector ?? null,
      countries: await this.sources.knownOffices.countriesInSight(),
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async get(id: string): Promise<PartnershipResult> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('result');
    return row;
  }

  /** Those of a report, in the order of these ids. */
  async ofIds(ids: readonly string[]): Promise<PartnershipResult[]> {
    const rows = new Map((await this.repository.findMany(ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  async publish({
    indicatorId,
    statement,
    contributors,
    sdgs,
    isPublic,
  }: PublishPartnershipResultInput): Promise<PartnershipResult> {
    const { resultsFrameworks, resultValues, engagements } = this.sources;
    const indicator = await resultsFrameworks.indicator(indicatorId);
    const [latest] = await resultValues.ofIndicator(indicatorId);
    const { unit, baseline, target, method } = indicator;
    const missing = [...missingForImpact(indicator), ...(latest ? [] : ['value'])];
    if (!latest || unit === null || baseline === null || target === null || method === null) {
      throw new AppError('PRECONDITION_FAILED', `Without ${missing.join(', ')} nobody could check this impact.`, {
        reason: 'MISSING_REQUIREMENT',
        rule: 'PSFP-31',
        facts: { missing },
      });
    }
    const {
      country,
      sector,
      partnerId,
      id: engagementId,
    } = await engagements.ofAgency(indicator.engagementId, resultPublishers);
    const result: PartnershipResult = {
      id: newId(),
      agencyCode: indicator.agencyCode,
      engagementId,
      partnerId,
      country,
      sector,
      statement: statement.trim(),
      indicator: indicator.indicator,
      unit,
      baseline,
      target,
      value: latest.value,
      measuredOn: latest.on,
      method,
      claim: latest.claim,
      contributors: contributors ?? [],
      sdgs: goalsOf(sdgs ?? indicator.sdgs),
      isPublic,
      publishedAt: this.work.clock.now(),
    };
    await this.repository.insert(result);
    await this.work.audit.record({
      objectType: 'PartnershipResult',
      objectId: result.id,
      detail: { indicatorId, isPublic },
    });
    return result;
  }
}
