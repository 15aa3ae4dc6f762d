import type { FeedEvent } from '@partner-commons/platform/feed';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import { KnownRatingRepository, type RatingOfPartner } from './known-rating.repository';
import { KnownReviewRepository, type PublishedReview } from './known-review.repository';
import {
  type KnownContext,
  type KnownDecision,
  type KnownFindings,
  type KnownOpinion,
  type KnownReview,
  profileOf,
  profileRules,
  type RiskFacts,
} from './risk-profile.rules';
import type { RiskProfile, RollingRisk } from './risk-profile.view';
import { type RollingRiskOfPartner, rollingRiskOf, rollingRules } from './rolling-risk.rules';

type Of<Fact> = Fact & { partnerId: string };

/** Where the facts come from; each answers for many partners in one statement. */
export interface RiskSources {
  knownPartners: KnownPartnerService;
  partnerEngagements: PartnerEngagementService;
  assuranceActivities: { opinionsOf(partnerIds: readonly string[]): Promise<Of<KnownOpinion>[]> };
  findings: { figuresOf(partnerIds: readonly string[]): Promise<Of<KnownFindings>[]> };
  dueDiligences: { decisionsOf(partnerIds: readonly string[]): Promise<Of<KnownDecision>[]> };
  operatingContexts: { of(countries: readonly string[]): Promise<KnownContext[]> };
}

/** Event types of performance that tell what agencies think of how partners performed. */
export const reviewEvents = ['performance.review-published'];

export class RiskProfileService {
  private readonly ratings: KnownRatingRepository;
  private readonly reviews: KnownReviewRepository;
  private readonly today: string;

  constructor(
    work: Work,
    private readonly sources: RiskSources,
  ) {
    this.ratings = new KnownRatingRepository(work.database.manager);
    this.reviews = new KnownReviewRepository(work.database.manager);
    this.today = dayOf(work.clock.now());
  }

  private readonly ratingsOf = rowsLoader(
    (ids) => this.ratings.findLatest(ids),
    (row: RatingOfPartner) => row.partnerId,
  );
  private readonly opinionsOf = rowsLoader(
    (ids) => this.sources.assuranceActivities.opinionsOf(ids),
    (row: Of<KnownOpinion>) => row.partnerId,
  );
  private readonly reviewsOf = rowsLoader(
    (ids) => this.reviews.findLatest(ids),
    (row: Of<KnownReview>) => row.partnerId,
  );
  private readonly findingsOf = rowsLoader(
    (ids) => this.sources.findings.figuresOf(ids),
    (row: Of<KnownFindings>) => row.partnerId,
  );
  private readonly decisionsOf = rowsLoader(
    (ids) => this.sources.dueDiligences.decisionsOf(ids),
    (row: Of<KnownDecision>) => row.partnerId,
  );
  private readonly engagementsOf = rowsLoader(
    (ids) => this.sources.partnerEngagements.openBetween(ids, this.today, this.today),
    (row: { partnerId: string; agency: string; country: string; state: string }) => row.partnerId,
  );
  /** Countries, not partners: a roster of one country asks once. */
  private readonly contexts = new DataLoader<string, KnownContext[]>(async (countries) => {
    const known = await this.sources.operatingContexts.of(countries);
    return countries.map((country) => known.filter((context) => context.country === country));
  });

  async of(partnerId: string): Promise<RiskProfile> {
    const facts = await this.factsOf(partnerId);
    const { band, dimensions } = profileOf(facts);
    const rolling = rollingRiskOf(facts);
    return {
      band,
      dimensions: dimensions.map(({ views, ...dimension }) => ({
        ...dimension,
        views: views.map(({ agency, ...view }) => ({ ...view, agency: agency === null ? null : { code: agency } })),
      })),
      rolling: rolling && shown(rolling),
      asOf: this.today,
      ruleVersion: profileRules,
    };
  }

  /** Each event says how the review stands after it, so a replay changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.reviews.save(data as PublishedReview);
  }

  private async factsOf(partnerId: string): Promise<RiskFacts> {
    const [partner, ratings, opinions, findings, decisions, engagements, reviews] = await Promise.all([
      this.sources.knownPartners.find(partnerId),
      this.ratingsOf.load(partnerId),
      this.opinionsOf.load(partnerId),
      this.findingsOf.load(partnerId),
      this.decisionsOf.load(partnerId),
      this.engagementsOf.load(partnerId),
      this.reviewsOf.load(partnerId),
    ]);
    const countries = new Set([...(partner?.country ? [partner.country] : []), ...engagements.map((e) => e.country)]);
    const contexts = (await Promise.all([...countries].map((country) => this.contexts.load(country)))).flat();
    const suspended = engagements.filter(({ state }) => state === 'SUSPENDED').map(({ agency }) => agency);
    return {
      today: this.today,
      ratings,
      opinions,
      findings,
      decisions,
      contexts,
      suspendedBy: [...new Set(suspended)].sort(),
      reviews,
    };
  }
}

const shown = ({ basis, band, points, movements }: RollingRiskOfPartner): RollingRisk => ({
  band,
  points,
  movements,
  basisBand: basis.band,
  basisOwner: { code: basis.agency },
  basisOn: basis.finalisedOn,
  ruleVersion: rollingRules,
});
