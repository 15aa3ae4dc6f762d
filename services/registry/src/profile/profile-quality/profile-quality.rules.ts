import type { SectionCode } from '../profile-sections/section.definition';
import type { Content } from '../profile-sections/section-content.rules';

/** What the roster says of the partner itself. */
export interface PartnerFacts {
  countryOfOrigin: string;
  primaryType: string;
  foundedOn: string | null;
}

export interface ProfileFacts {
  partner: PartnerFacts;
  contents: Partial<Record<SectionCode, Content>>;
  /** Today, as a date. */
  today: string;
}

export interface Inconsistency {
  code: string;
  message: string;
  /** Such as `PRESENCE_EXPERIENCE.countries`. */
  fields: string[];
}

type Rule = Inconsistency & { holds(facts: ProfileFacts): boolean };

const at = (facts: ProfileFacts, section: SectionCode, field: string) => facts.contents[section]?.[field];
const entriesOf = (facts: ProfileFacts, section: SectionCode, field: string): Content[] => {
  const value = at(facts, section, field);
  return Array.isArray(value) ? (value as Content[]) : [];
};
const yearOf = (date: unknown) => (typeof date === 'string' ? Number(date.slice(0, 4)) : null);
const foundedIn = (facts: ProfileFacts) => yearOf(at(facts, 'IDENTIFICATION', 'foundedOn'));
const budgetYears = (facts: ProfileFacts) =>
  entriesOf(facts, 'FUNDING', 'budgets').map(({ budget }) => (budget as { year: number }).year);

/** International by their type: they may well work everywhere but at home. */
const international = new Set(['INTERNATIONAL_NGO', 'REGIONAL_NGO', 'UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK']);

/** Facts that cannot all be true; one line each (UNHCR-6). */
const rules: readonly Rule[] = [
  {
    code: 'ORIGIN_NOT_AMONG_COUNTRIES',
    message: 'The partner works in other countries only, and not in the one that it is from.',
    fields: ['PRESENCE_EXPERIENCE.countries'],
    holds: (facts) => {
      const countries = entriesOf(facts, 'PRESENCE_EXPERIENCE', 'countries').map(({ country }) => country);
      const { primaryType, countryOfOrigin } = facts.partner;
      return countries.length > 0 && !international.has(primaryType) && !countries.includes(countryOfOrigin);
    },
  },
  {
    code: 'HEADQUARTERS_ABROAD',
    message: 'A national organisation has its headquarters in the country that it is from.',
    fields: ['IDENTIFICATION.headquartersCountry'],
    holds: (facts) => {
      const headquarters = at(facts, 'IDENTIFICATION', 'headquartersCountry');
      const { primaryType, countryOfOrigin } = facts.partner;
      const national = primaryType === 'NATIONAL_NGO' || primaryType === 'COMMUNITY_BASED_ORG';
      return national && headquarters !== undefined && headquarters !== countryOfOrigin;
    },
  },
  {
    code: 'FOUNDED_AFTER_REGISTRATION',
    message: 'The partner was registered before it was founded.',
    fields: ['IDENTIFICATION.foundedOn', 'IDENTIFICATION.registeredOn'],
    holds: (facts) => {
      const founded = at(facts, 'IDENTIFICATION', 'foundedOn');
      const registered = at(facts, 'IDENTIFICATION', 'registeredOn');
      return typeof founded === 'string' && typeof registered === 'string' && founded > registered;
    },
  },
  {
    code: 'FOUNDED_OTHERWISE_IN_ROSTER',
    message: 'The roster has another year of foundation.',
    fields: ['IDENTIFICATION.foundedOn'],
    holds: (facts) => {
      const [here, there] = [foundedIn(facts), yearOf(facts.partner.foundedOn)];
      return here !== null && there !== null && here !== there;
    },
  },
  {
    code: 'FOUNDED_IN_FUTURE',
    message: 'The date of foundation has not come yet.',
    fields: ['IDENTIFICATION.foundedOn'],
    holds: (facts) => String(at(facts, 'IDENTIFICATION', 'foundedOn') ?? '') > facts.today,
  },
  {
    code: 'EXPERIENCE_BEFORE_FOUNDATION',
    message: 'The partner claims more than ten years of experience and is not as old.',
    fields: ['PRESENCE_EXPERIENCE.experience', 'IDENTIFICATION.foundedOn'],
    holds: (facts) => {
      const founded = foundedIn(facts);
      const claims = entriesOf(facts, 'PRESENCE_EXPERIENCE', 'experience').some(({ years }) => years === 'ABOVE_10');
      return claims && founded !== null && (yearOf(facts.today) ?? 0) - founded < 10;
    },
  },
  {
    code: 'BUDGET_YEAR_TWICE',
    message: 'Two budgets are of the same year.',
    fields: ['FUNDING.budgets'],
    holds: (facts) => new Set(budgetYears(facts)).size < budgetYears(facts).length,
  },
  {
    code: 'BUDGET_BEFORE_FOUNDATION',
    message: 'A budget is of a year before the foundation.',
    fields: ['FUNDING.budgets', 'IDENTIFICATION.foundedOn'],
    holds: (facts) => budgetYears(facts).some((year) => year < (foundedIn(facts) ?? 0)),
  },
  {
    code: 'AUDIT_WITHOUT_AUDIT',
    message: 'Figures are from audited accounts, but the partner is not audited.',
    fields: ['FUNDING.budgets', 'IMPLEMENTATION_CONTROLS.auditedYearly'],
    holds: (facts) =>
      at(facts, 'IMPLEMENTATION_CONTROLS', 'auditedYearly') === false &&
      at(facts, 'IMPLEMENTATION_CONTROLS', 'lastAuditReport') === undefined &&
      entriesOf(facts, 'FUNDING', 'budgets').some(({ source }) => source === 'AUDITED_ACCOUNTS'),
  },
];

export const inconsistenciesOf = (facts: ProfileFacts): Inconsistency[] =>
  rules.filter(({ holds }) => holds(facts)).map(({ code, message, fields }) => ({ code, message, fields }));

export type BudgetBand =
  | 'NOT_AVAILABLE'
  | 'BELOW_500K'
  | 'FROM_500K_TO_2M'
  | 'FROM_2M_TO_10M'
  | 'FROM_10M_TO_100M'
  | 'FROM_100M_TO_1BN'
  | 'ABOVE_1BN';

/** standards.md 3.4, "budget bands": each ends below its figure, in dollars. */
const bands: readonly [end: bigint, band: BudgetBand][] = [
  [500_000n, 'BELOW_500K'],
  [2_000_000n, 'FROM_500K_TO_2M'],
  [10_000_000n, 'FROM_2M_TO_10M'],
  [100_000_000n, 'FROM_10M_TO_100M'],
  [1_000_000_000n, 'FROM_100M_TO_1BN'],
];

export interface BudgetFigure {
  amount: string;
  currency: string;
  year: number;
  amountUsd?: string;
}

/** Of an amount in another currency only where the partner gives it in dollars, since a rate is a fact of its day. */
export function bandOf({ amount, currency, amountUsd }: BudgetFigure): BudgetBand {
  const dollars = currency === 'USD' ? amount : amountUsd;
  if (dollars === undefined) return 'NOT_AVAILABLE';
  const whole = BigInt(dollars.split('.')[0] ?? '0');
  return bands.find(([end]) => whole < end)?.[1] ?? 'ABOVE_1BN';
}

export const budgetBands = (content: Content | undefined): { year: number; band: BudgetBand }[] =>
  ((content?.budgets ?? []) as unknown as { budget: BudgetFigure }[]).map(({ budget }) => ({
    year: budget.year,
    band: bandOf(budget),
  }));
