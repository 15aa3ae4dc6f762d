import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { FigureSource } from '../report-figures/figure-source';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import { type AnsweredYear, dutiesOf, materialityOf, trendOf } from './roll-up.rules';
import type {
  CapacityBuildingArgs,
  IpMateriality,
  IpMaterialityArgs,
  MultiYearReport,
  PlanRollUpArgs,
} from './roll-up.view';

interface Parts {
  templates: ReportTemplateService;
  knownAgencies: KnownAgencyService;
  figures: FigureSource;
  /** Names of KPIs that are defined, in any version. */
  namesOf(codes: readonly string[]): Promise<Map<string, string>>;
}

/** A plan has ten years at most, and so many questions are asked for it. */
const mostYears = 10;
const mostCapacityYears = 30;
const capacityCodes = ['CAPACITY_UPLIFT', 'CAPACITY_SPEND_SHARE', 'ASSESSMENT_COVERAGE', 'HIGH_FINDINGS_OVERDUE'];

/** What several years say together. */
export class RollUpService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async capacityBuilding({ agency, since }: CapacityBuildingArgs): Promise<MultiYearReport> {
    const to = this.work.clock.now().getUTCFullYear();
    if (since > to || to - since >= mostCapacityYears) {
      throw invalidInput(`since is one of the last ${mostCapacityYears} years.`, 'since');
    }
    return this.rollUp({ agency, from: since, to }, capacityCodes);
  }

  async ofPlan({ agency, from, to }: PlanRollUpArgs): Promise<MultiYearReport> {
    if (to < from || to - from >= mostYears) throw invalidInput(`A plan has 1 to ${mostYears} years.`, 'to');
    const { sections } = await this.parts.templates.get('IP_ANNUAL_V2');
    return this.rollUp({ agency, from, to }, [...new Set(sections.flatMap(({ codes }) => codes))]);
  }

  async materiality({ agency, year }: IpMaterialityArgs): Promise<IpMateriality> {
    await this.parts.knownAgencies.demand([agency], 'agency');
    const codes = ['IP_EXPENDITURE_SHARE', 'ACTIVE_PARTNERS'];
    const { figures } = await this.ask(agency, year, codes);
    const figureOf = (code: string) => figures.find((figure) => figure.code === code)?.value ?? null;
    const [expenditureShare, activePartners] = [figureOf('IP_EXPENDITURE_SHARE'), figureOf('ACTIVE_PARTNERS')];
    const level = materialityOf(expenditureShare, activePartners);
    return { agencyCode: agency, year, level, expenditureShare, activePartners, duties: dutiesOf(level) };
  }

  private async rollUp({ agency, from, to }: PlanRollUpArgs, wanted: readonly string[]): Promise<MultiYearReport> {
    await this.parts.knownAgencies.demand([agency], 'agency');
    const names = await this.parts.namesOf(wanted);
    const codes = wanted.filter((code) => names.has(code));
    const years: AnsweredYear[] = [];
    for (let year = from; year <= to; year++) years.push(await this.ask(agency, year, codes));
    const trends = codes.map((code) => trendOf(code, names.get(code) ?? code, years));
    return { agencyCode: agency, from, to, trends };
  }

  /** The total of one agency is its figure, whatever cells it reported by. */
  private async ask(agency: string, year: number, codes: readonly string[]): Promise<AnsweredYear> {
    const asOf = this.work.clock.now();
    const { totals } = await this.parts.figures.ask({ year, agencies: [agency], codes, groupBy: 'AGENCY', asOf });
    return { year, figures: totals };
  }
}
