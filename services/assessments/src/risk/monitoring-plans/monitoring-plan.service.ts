import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { RiskLevel } from '../../terms/risk-level.enum';
import type { OperatingContextService } from '../operating-contexts/operating-context.service';
import type { RiskEntryService } from '../risk-entries/risk-entry.service';
import { comparable, worstOf } from '../risk-profiles/risk-band.rules';
import { type FundsOfPartner, MonitoringFactsRepository, type VisitsOfPartner } from './monitoring-facts.repository';
import { assumedContext, monitoringTableVersion, requirementOf } from './monitoring-plan.rules';
import { type MonitoringBasis, MonitoringBasisKind, type MonitoringPlan } from './monitoring-plan.view';

export interface MonitoringSources {
  knownPartners: KnownPartnerService;
  riskEntries: RiskEntryService;
  operatingContexts: OperatingContextService;
  assessments: { currentRating(partnerId: string, kind: AssessmentKind): Promise<{ band: CommonRiskBand }> };
}

interface FactsOfYear {
  funds: DataLoader<string, FundsOfPartner | null>;
  visits: DataLoader<string, VisitsOfPartner | null>;
}

const assessed = [
  [AssessmentKind.HACT_MICRO, MonitoringBasisKind.HACT_MICRO],
  [AssessmentKind.SIMPLIFIED_CHECKLIST, MonitoringBasisKind.SIMPLIFIED_CHECKLIST],
  [AssessmentKind.OCHA_CBPF_CAPACITY, MonitoringBasisKind.OCHA_CBPF_CAPACITY],
  [AssessmentKind.PSEA_CAPACITY, MonitoringBasisKind.PSEA_CAPACITY],
] as const;

/** How much the viewer's agency has to look after a partner (JIU-82); computed when it is asked for, so never stale. */
export class MonitoringPlanService {
  private readonly repository: MonitoringFactsRepository;
  private readonly years = new Map<number, FactsOfYear>();

  constructor(
    private readonly work: Work,
    private readonly sources: MonitoringSources,
  ) {
    this.repository = new MonitoringFactsRepository(work.database.manager);
  }

  async of(partnerId: string, asked: number | null): Promise<MonitoringPlan> {
    const year = asked ?? this.work.clock.now().getUTCFullYear();
    if (year < 2000 || year > 2100) throw invalidInput('year is between 2000 and 2100.', 'year');
    const { funds, visits } = this.factsOf(year);
    const [known, basis, money, seen] = await Promise.all([
      this.sources.knownPartners.find(partnerId),
      this.basisOf(partnerId),
      funds.load(partnerId),
      visits.load(partnerId),
    ]);
    const countries = money?.countries ?? (known?.country ? [known.country] : []);
    const contexts = await this.sources.operatingContexts.of(countries);
    const band = worstOf(basis.map((one) => one.band)) ?? RiskLevel.HIGH;
    const context = worstOf(contexts.map(({ level }) => level));
    const amountUsd = money?.amountUsd ?? '0.00';
    const needed = requirementOf(band, amountUsd, context ?? assumedContext);
    const { planned = 0, done = 0 } = seen ?? {};
    return {
      year,
      tableVersion: monitoringTableVersion,
      band,
      basis,
      amountUsd,
      countries,
      context,
      ...needed,
      visitsPlanned: planned,
      visitsDone: done,
      visitsMissing: Math.max(0, needed.visits - planned),
    };
  }

  private async basisOf(partnerId: string): Promise<MonitoringBasis[]> {
    const ratings = assessed.map(async ([rated, kind]) => {
      const { band } = await this.sources.assessments.currentRating(partnerId, rated);
      return { kind, band: comparable(band) };
    });
    const register = this.sources.riskEntries
      .highestOf(partnerId)
      .then((band) => ({ kind: MonitoringBasisKind.RISK_REGISTER, band }));
    const found = await Promise.all([...ratings, register]);
    const basis = found.flatMap(({ kind, band }) => (band ? [{ kind, band }] : []));
    return basis.length > 0 ? basis : [{ kind: MonitoringBasisKind.NOT_ASSESSED, band: RiskLevel.HIGH }];
  }

  private factsOf(year: number): FactsOfYear {
    const known = this.years.get(year);
    if (known) return known;
    const agency = this.work.viewer.agency ?? '';
    const facts: FactsOfYear = {
      funds: rowLoader(
        (ids) => this.repository.findFunds(ids, agency, year),
        (row: FundsOfPartner) => row.partnerId,
      ),
      visits: rowLoader(
        (ids) => this.repository.findVisits(ids, agency, year),
        (row: VisitsOfPartner) => row.partnerId,
      ),
    };
    this.years.set(year, facts);
    return facts;
  }
}
