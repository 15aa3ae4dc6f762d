import { forbidden, invalidInput } from '@partner-commons/platform/errors';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { KnownRatingRepository } from '../../risk/risk-profiles/known-rating.repository';
import { comparable, worstOf } from '../../risk/risk-profiles/risk-band.rules';
import { DueDiligenceLevel } from '../due-diligence-cases/due-diligence-case.enums';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import type { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import type { ScopeRow } from '../due-diligence-cases/due-diligence-scope.repository';
import type { DueDiligencePolicyService } from '../due-diligence-policies/due-diligence-policy.service';
import { highestOf, isAtLeast, type Level, type LevelFacts, levelFor, levelRule } from './due-diligence-level.rules';
import type { ChangeDueDiligenceLevelInput } from './due-diligence-level.view';

export interface LevelSources {
  cases: DueDiligenceCaseService;
  policies: DueDiligencePolicyService;
  knownPartners: Pick<KnownPartnerService, 'find'>;
  operatingContexts: {
    of(countries: readonly string[]): Promise<{ country: string; level: NonNullable<LevelFacts['operatingRisk']> }[]>;
  };
}

/** What is planned, as far as the level depends on it. */
export type Planned = Pick<ScopeRow, 'partnerId' | 'agency' | 'plannedAmountUsd' | 'sectors'> &
  Pick<CaseRow, 'country'>;
export type ChosenLevel = Pick<ScopeRow, 'computedLevel' | 'levelRule' | 'levelFactors' | 'isHighRisk'>;

/** How deep a due diligence has to go (JIU-4). */
export class DueDiligenceLevelService {
  private readonly ratings: KnownRatingRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: LevelSources,
  ) {
    this.ratings = new KnownRatingRepository(work.database.manager);
  }

  async choose({ partnerId, agency, country, plannedAmountUsd, sectors }: Planned): Promise<ChosenLevel> {
    const { cases, policies, knownPartners, operatingContexts } = this.sources;
    const partner = await knownPartners.find(partnerId);
    const { highRiskSectors } = await policies.of(agency);
    const risky = sectors.filter((sector) => highRiskSectors.includes(sector));
    const contexts = await operatingContexts.of([country]);
    const known = await this.ratings.findLatest([partnerId]);
    const bands = known.filter(({ validUntil }) => validUntil >= cases.today).map(({ band }) => comparable(band));
    const declined = (await cases.lockDecided({ partnerId, agency })).filter(({ decision }) => decision === 'DECLINE');
    const { level, factors } = levelFor({
      partnerType: partner?.primaryType ?? null,
      plannedAmountUsd,
      highRiskSectors: risky,
      operatingRisk: contexts.find((context) => context.country === country)?.level ?? null,
      partnerBand: worstOf(bands.filter((band) => band !== null)),
      declinedAt: declined.length > 0 ? highestOf(declined.map((row) => row.level)) : null,
    });
    return { computedLevel: level, levelRule, levelFactors: factors, isHighRisk: risky.length > 0 };
  }

  /** Up at once; down once a second person, who may decide, asks for the same. */
  async change({ caseId, level, expectedVersion }: ChangeDueDiligenceLevelInput): Promise<DueDiligenceCase> {
    const { cases } = this.sources;
    const { viewer } = this.work;
    const { row, scope } = await cases.lockOpen(caseId, expectedVersion);
    if (level === row.level) {
      throw invalidInput(`The level is ${level} already.`, 'input.level', 'UNCHANGED');
    }
    if (isAtLeast(level, row.level)) return this.apply(row, scope, level);
    if (scope.proposedLevel !== level) {
      const proposed = await cases.save(row, { ...scope, proposedLevel: level, proposedBy: viewer.subject });
      await this.note(row, { proposed: level });
      return cases.show(proposed);
    }
    if (scope.proposedBy === viewer.subject) {
      throw forbidden('Somebody else agrees to the lower level that you proposed.', 'SEGREGATION_OF_DUTIES');
    }
    if (!hasRole(viewer, 'REPRESENTATIVE', 'IP_UNIT_ADMIN')) {
      throw forbidden('A lower level is agreed to by agency staff as REPRESENTATIVE or IP_UNIT_ADMIN.');
    }
    return this.apply(row, scope, level);
  }

  private async apply(row: CaseRow, scope: ScopeRow, level: Level): Promise<DueDiligenceCase> {
    const settled = { ...scope, proposedLevel: null, proposedBy: null };
    const changed = await this.sources.cases.recorded({ ...row, level: DueDiligenceLevel[level] }, settled);
    await this.note(row, { from: row.level, to: level });
    return this.sources.cases.show(changed);
  }

  private async note({ id }: CaseRow, detail: Record<string, string>): Promise<void> {
    await this.work.audit.record({ objectType: 'DueDiligenceCase', objectId: id, detail });
  }
}
