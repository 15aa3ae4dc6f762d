import type { CountedFact, FactScope, FactSource } from '../report-figures/figure-source';
import type { ReportSumRepository } from './report-sum.repository';

/** How many agreements of a year ended, and what became of their assessments. */
export interface ClosureSummary {
  ended: number;
  submitted: number;
  waived: number;
  overdue: number;
}

interface Parts {
  sums: ReportSumRepository;
  closuresOf(agency: string, year: number): Promise<ClosureSummary>;
}

const counted = (source: string) => (code: string, label: string, count: number) =>
  ({ code, label, value: String(count), unit: 'COUNT', source, contributors: null }) satisfies CountedFact;

/** What sections show beside KPIs: reviews, cases and consultations come into a report as numbers only (4.d step 9). */
export const factSources = ({ sums, closuresOf }: Parts): FactSource[] => [
  {
    // Agencies see the sums of each partner anyhow; in public one year's sum less another's would tell of a single one.
    name: 'RISKS_AND_LOSSES',
    async count({ agency }: FactScope) {
      const { lost, recovered, writtenOff } = await sums.sumLosses(agency);
      const amount = (code: string, label: string, value: string): CountedFact => ({
        ...{ code, label, value, unit: 'USD', source: 'losses', contributors: null, interAgency: true },
      });
      return [
        amount('LOSSES_ESTABLISHED', 'Established losses with partners, of all years', lost),
        amount('LOSSES_RECOVERED', 'of which recovered', recovered),
        amount('LOSSES_WRITTEN_OFF', 'of which written off', writtenOff),
      ];
    },
  },
  {
    name: 'AGREEMENT_CLOSURES',
    async count({ agency, year }: FactScope) {
      const { ended, submitted, waived, overdue } = await closuresOf(agency, year);
      const closure = counted('closureAssessments');
      return [
        closure('AGREEMENTS_ENDED', 'Agreements that ended in the year', ended),
        closure('CLOSURES_SUBMITTED', 'of which assessed', submitted),
        closure('CLOSURES_WAIVED', 'of which waived', waived),
        closure('CLOSURES_OVERDUE', 'of which overdue', overdue),
      ];
    },
  },
  {
    name: 'CONSULTATION_OUTCOMES',
    async count(scope: FactScope) {
      const { recorded, published } = await sums.countOutcomes(scope);
      const outcome = counted('outcomes');
      return [
        outcome('OUTCOMES', 'Outcomes of consultations of the year', recorded),
        outcome('OUTCOMES_PUBLISHED', 'of which published', published),
      ];
    },
  },
  {
    name: 'OVERSIGHT_RECOMMENDATIONS',
    async count(scope: FactScope) {
      const recommendation = counted('recommendations');
      return (await sums.countRecommendations(scope)).map(({ status, count }) =>
        recommendation(
          `RECOMMENDATIONS_${status}`,
          `Recommendations ${status.toLowerCase().replaceAll('_', ' ')}`,
          count,
        ),
      );
    },
  },
];
