import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { type ComparableBand, comparable, worstOf } from './risk-band.rules';
import { RiskDimension } from './risk-dimension.enum';

export const profileRules = 'risk-profile-1';

/** The latest final assessment of one kind by one agency. */
export interface KnownRating {
  assessmentId: string;
  agency: string;
  kind: AssessmentKind;
  band: CommonRiskBand;
  finalisedOn: string;
  validUntil: string;
}

export interface KnownOpinion {
  agency: string;
  opinion: 'UNMODIFIED' | 'QUALIFIED' | 'ADVERSE' | 'DISCLAIMER';
  finalOn: string;
}

export interface KnownFindings {
  agency: string;
  /** HIGH ones that nobody verified. */
  openHigh: number;
  /** Waived HIGH ones: nobody showed that they are resolved. */
  waivedHigh: number;
  overdue: number;
  verified: number;
}

export interface KnownDecision {
  agency: string;
  decision: 'PROCEED' | 'PROCEED_WITH_MITIGATION' | 'DECLINE' | 'ESCALATE';
  validUntil: string | null;
}

export interface KnownContext {
  country: string;
  level: ComparableBand;
  source: string;
}

/** The latest published review of one agency: what every agency may know of it (P-INV-6). */
export interface KnownReview {
  agency: string;
  band: 'UNSATISFACTORY' | 'PARTLY_SATISFACTORY' | 'SATISFACTORY' | 'HIGHLY_SATISFACTORY';
  recommendation: 'RECOMMEND' | 'RECOMMEND_WITH_CONDITIONS' | 'DO_NOT_RECOMMEND';
  /** Last day that it looks at. */
  endsOn: string;
}

/** All that is known of one partner on one day; every agency may know it (domain-model.md 2.8). */
export interface RiskFacts {
  today: string;
  ratings: readonly KnownRating[];
  opinions: readonly KnownOpinion[];
  findings: readonly KnownFindings[];
  decisions: readonly KnownDecision[];
  contexts: readonly KnownContext[];
  /** Agencies whose agreement with the partner is suspended. */
  suspendedBy: readonly string[];
  reviews: readonly KnownReview[];
}

export interface View {
  agency: string | null;
  kind: AssessmentKind | null;
  band: ComparableBand;
  because: string;
}

export interface DimensionOfRisk {
  dimension: RiskDimension;
  band: CommonRiskBand;
  views: View[];
  disagreement: boolean;
  explanation: string;
}

const kindsOf: Partial<Record<RiskDimension, readonly AssessmentKind[]>> = {
  [RiskDimension.FINANCIAL]: [
    AssessmentKind.HACT_MICRO,
    AssessmentKind.SIMPLIFIED_CHECKLIST,
    AssessmentKind.PARTNER_CAPACITY_PCAT,
    AssessmentKind.OCHA_CBPF_CAPACITY,
    AssessmentKind.EU_ECHO_CERTIFICATE,
    AssessmentKind.DONOR_ASSESSMENT,
  ],
  [RiskDimension.SAFEGUARDING]: [AssessmentKind.PSEA_CAPACITY],
  [RiskDimension.DUE_DILIGENCE]: [AssessmentKind.DUE_DILIGENCE_GENERAL, AssessmentKind.DUE_DILIGENCE_BUSINESS],
};

const bandOfOpinion = {
  UNMODIFIED: CommonRiskBand.LOW,
  QUALIFIED: CommonRiskBand.SIGNIFICANT,
  ADVERSE: CommonRiskBand.HIGH,
  DISCLAIMER: CommonRiskBand.HIGH,
} as const;

const bandOfDecision = {
  PROCEED: CommonRiskBand.LOW,
  PROCEED_WITH_MITIGATION: CommonRiskBand.MODERATE,
  ESCALATE: CommonRiskBand.SIGNIFICANT,
  DECLINE: CommonRiskBand.HIGH,
} as const;

const rated = (dimension: RiskDimension, { ratings, today }: RiskFacts): View[] =>
  ratings
    .filter(({ kind, validUntil }) => kindsOf[dimension]?.includes(kind) && validUntil >= today)
    .flatMap(({ agency, kind, band, finalisedOn, validUntil }) => {
      const counted = comparable(band);
      const because = `${kind} of ${finalisedOn}, valid until ${validUntil}: ${band}`;
      return counted ? [{ agency, kind, band: counted, because }] : [];
    });

const decided = ({ decisions, today }: RiskFacts): View[] =>
  decisions
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .map(({ agency, decision }) => ({
      agency,
      kind: null,
      band: bandOfDecision[decision],
      because: `Due diligence: ${decision}`,
    }));

const audited = ({ opinions }: RiskFacts): View[] =>
  latestOfEach(opinions).map(({ agency, opinion, finalOn }) => ({
    agency,
    kind: null,
    band: bandOfOpinion[opinion],
    because: `Audit opinion of ${finalOn}: ${opinion}`,
  }));

const found = ({ findings }: RiskFacts): View[] =>
  findings
    .filter(({ openHigh, overdue }) => openHigh + overdue > 0)
    .map(({ agency, openHigh, overdue }) => ({
      agency,
      kind: null,
      band: overdue > 0 ? CommonRiskBand.HIGH : CommonRiskBand.SIGNIFICANT,
      because: `Findings: ${openHigh} of high priority unresolved${overdue > 0 ? ', some overdue' : ''}`,
    }));

const placed = ({ contexts }: RiskFacts): View[] =>
  contexts.map(({ country, level, source }) => ({
    agency: null,
    kind: null,
    band: level,
    because: `${country}: ${level} (${source})`,
  }));

const viewsOf: Record<RiskDimension, (facts: RiskFacts) => View[]> = {
  [RiskDimension.FINANCIAL]: (facts) => rated(RiskDimension.FINANCIAL, facts),
  [RiskDimension.SAFEGUARDING]: (facts) => rated(RiskDimension.SAFEGUARDING, facts),
  [RiskDimension.DUE_DILIGENCE]: (facts) => [...rated(RiskDimension.DUE_DILIGENCE, facts), ...decided(facts)],
  [RiskDimension.ASSURANCE]: (facts) => [...audited(facts), ...found(facts)],
  [RiskDimension.CONTEXT]: placed,
};

/** The newest opinion of each agency. */
export function latestOfEach(opinions: readonly KnownOpinion[]): KnownOpinion[] {
  const latest = new Map<string, KnownOpinion>();
  for (const opinion of opinions) {
    const known = latest.get(opinion.agency);
    if (!known || known.finalOn < opinion.finalOn) latest.set(opinion.agency, opinion);
  }
  return [...latest.values()].sort((left, right) => (left.agency < right.agency ? -1 : 1));
}

/** Two agencies that looked at the same kind of thing and do not say the same. */
function differ(views: readonly View[]): boolean {
  const said = new Map<string, Set<string>>();
  for (const { agency, kind, band } of views) {
    if (agency === null) continue;
    const key = kind ?? 'other';
    said.set(key, (said.get(key) ?? new Set()).add(band));
  }
  return [...said.values()].some((bands) => bands.size > 1);
}

function explain(views: readonly View[], band: ComparableBand | null, disagreement: boolean): string {
  if (band === null) return 'Nothing valid is known.';
  const told = views.map(({ agency, because }) => (agency ? `${agency}: ${because}` : because)).join('; ');
  return `${disagreement ? 'Agencies differ, the highest risk counts. ' : ''}${told}.`;
}

/** How risky a partner is in each respect: the highest risk that any agency found, with what each of them says. */
export function profileOf(facts: RiskFacts): { band: CommonRiskBand; dimensions: DimensionOfRisk[] } {
  const dimensions = Object.values(RiskDimension).map((dimension) => {
    const views = viewsOf[dimension](facts);
    const band = worstOf(views.map((view) => view.band));
    const disagreement = differ(views);
    return {
      dimension,
      band: band ?? CommonRiskBand.NOT_ASSESSED,
      views,
      disagreement,
      explanation: explain(views, band, disagreement),
    };
  });
  const ofPartner = dimensions.filter(({ dimension }) => dimension !== RiskDimension.CONTEXT);
  const overall = worstOf(ofPartner.flatMap(({ views }) => views.map(({ band }) => band)));
  return { band: overall ?? CommonRiskBand.NOT_ASSESSED, dimensions };
}
