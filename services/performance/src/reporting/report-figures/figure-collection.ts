import type { ReportTemplateSection } from '../report-templates/report-template.view';
import type { AnsweredFigure, CountedFact, FactSource, FigureAnswer, FigureSource } from './figure-source';
import { audienceOf, questionsOf, type SectionQuestion } from './report-figure.rules';
import { type ReportFigure, ReportFigureAudience, ReportFigureKind, type ReportFigureUnit } from './report-figure.view';

/** P-INV-4. */
const fewestContributors = 5;

export type CollectedFigure = Omit<ReportFigure, 'id' | 'reportId' | 'footnote'>;

interface Asked {
  own: string;
  agencies: readonly string[];
  year: number;
  asOf: Date;
}

interface Parts {
  figures: FigureSource;
  facts: readonly FactSource[];
  /** Names of the KPIs that count for a year; a code that is defined no more is left out. */
  namesOf(codes: readonly string[], year: number): Promise<Map<string, string>>;
}

/** Asks for all figures of a template. It keeps nothing. */
export class FigureCollection {
  constructor(private readonly parts: Parts) {}

  async collect(
    sections: readonly ReportTemplateSection[],
    asked: Asked,
  ): Promise<{ figures: CollectedFigure[]; completeness: string | null }> {
    const collected: CollectedFigure[] = [];
    let completeness: string | null = null;
    for (const section of sections) {
      for (const question of questionsOf(section, asked)) {
        const { answer, figures } = await this.answer(question, asked);
        collected.push(...figures);
        if (question.year === asked.year && question.groupBy === 'AGENCY') completeness ??= answer.completeness;
      }
      collected.push(...(await this.facts(section, asked)));
      if (section.facts.includes('DATA_QUALITY')) collected.push(...qualityOf(section.key, collected, asked));
    }
    return { figures: collected, completeness };
  }

  private async answer(question: SectionQuestion, { own }: Asked) {
    const { year, agencies, asOf, groupBy, section } = question;
    const names = await this.parts.namesOf(question.codes, year);
    const codes = question.codes.filter((code) => names.has(code));
    const answer: FigureAnswer =
      codes.length === 0
        ? { completeness: null, rows: [], totals: [] }
        : await this.parts.figures.ask({ year, agencies, codes, groupBy, asOf });
    const shared = (figure: AnsweredFigure) => ({
      section,
      kind: ReportFigureKind.KPI,
      code: figure.code,
      version: figure.version,
      label: names.get(figure.code) ?? figure.code,
      year,
      ...shown(figure),
      unit: figure.unit as ReportFigureUnit,
      quality: figure.quality as ReportFigure['quality'],
      origin: figure.origin as ReportFigure['origin'],
      dataAsOf: figure.dataAsOf,
      heldBack: figure.heldBack,
      source: `kpiDashboard ${groupBy} asOf ${asOf.toISOString()}`,
      lineage: figure.lineage,
    });
    const rows = answer.rows.map((row) => {
      const agencyCode = groupBy === 'AGENCY' ? row.agency : null;
      const place = { isTotal: false, agencyCode, partnerType: row.partnerType };
      return { ...shared(row), ...place, absentBecause: null, audience: audienceOf(place, own, agencies) };
    });
    const totals = (groupBy === 'AGENCY' ? answer.totals : []).map((total) => {
      const place = { isTotal: true, agencyCode: null, partnerType: null };
      const { absentBecause } = total;
      return { ...shared(total), ...place, absentBecause, audience: audienceOf(place, own, agencies) };
    });
    return { answer, figures: [...rows, ...totals] satisfies CollectedFigure[] };
  }

  private async facts(section: ReportTemplateSection, { own, year, asOf }: Asked): Promise<CollectedFigure[]> {
    const sources = this.parts.facts.filter(({ name }) => section.facts.includes(name));
    const counted: CountedFact[] = [];
    for (const source of sources) counted.push(...(await source.count({ agency: own, year, asOf })));
    return counted.map((fact) => factOf(section.key, { own, year, asOf }, fact));
  }
}

function factOf(
  section: string,
  { own, year, asOf }: Pick<Asked, 'own' | 'year' | 'asOf'>,
  fact: CountedFact,
): CollectedFigure {
  const suppressed = fact.contributors !== null && fact.contributors < fewestContributors;
  return {
    ...{ section, kind: ReportFigureKind.FACT },
    audience: fact.interAgency ? ReportFigureAudience.INTER_AGENCY : ReportFigureAudience.PUBLIC,
    ...{ code: fact.code, version: null, label: fact.label, year, isTotal: false, agencyCode: own, partnerType: null },
    ...shown({ value: fact.value, numerator: null, denominator: null, suppressed }),
    ...{ unit: fact.unit as ReportFigureUnit, quality: null, origin: null, absentBecause: null, dataAsOf: asOf },
    ...{ heldBack: false, source: fact.source, lineage: [] },
  };
}

/** The statement on data quality counts what stands in the report before it (JIU-17). */
function qualityOf(
  section: string,
  figures: readonly CollectedFigure[],
  { own, year, asOf }: Asked,
): CollectedFigure[] {
  const count = (code: string, label: string, counts: (figure: CollectedFigure) => boolean) =>
    factOf(
      section,
      { own, year, asOf },
      {
        ...{
          code,
          label,
          value: String(figures.filter(counts).length),
          unit: 'COUNT',
          source: 'this report',
          contributors: null,
        },
      },
    );
  return [
    count('FIGURES_TOLD', 'Figures in this report with a value', ({ value }) => value !== null),
    count('FIGURES_ESTIMATED', 'of which estimated', ({ value, quality }) => value !== null && quality === 'ESTIMATED'),
    count('FIGURES_SUPPRESSED', 'Figures suppressed for fewer than five partners', ({ suppressed }) => suppressed),
    count('FIGURES_ABSENT', 'Figures that nobody has told', ({ value, suppressed }) => value === null && !suppressed),
  ];
}

/** Nothing of a suppressed figure is kept: what is not there cannot leak. */
const shown = ({
  value,
  numerator,
  denominator,
  suppressed,
}: Pick<AnsweredFigure, 'value' | 'numerator' | 'denominator' | 'suppressed'>) =>
  suppressed
    ? { value: null, numerator: null, denominator: null, suppressed }
    : { value, numerator, denominator, suppressed };
