import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { knownMoment } from './known-moment';
import {
  type AssessmentFact,
  type CoverageFact,
  type FindingFact,
  type ReuseFact,
  ToldAssessmentsRepository,
} from './told-assessments.repository';
import { type ToldAt, ToldRegistryRepository } from './told-registry.repository';

/** Event types of assessments that figures are counted from. */
export const toldAssessmentEvents = [
  'assessments.assessment-recorded',
  'assessments.assessment-ended',
  'assessments.reuse-decided',
  'assessments.assurance-coverage-changed',
  'assessments.finding-changed',
];

interface ToldPartner {
  partnerId: string;
  primaryType?: string;
  countryOfOrigin?: string;
}

interface ToldRegistration {
  registrationId: string;
  partnerId: string | null;
  sponsorAgency: string | null;
  state: string;
  /** Not in events of before. */
  stateSince?: string;
}

type ToldCoverage = Omit<CoverageFact, 'required'> & { minimum: Record<string, number> };

/**
 * Keeps what other services told, each fact with its place and the moment it was known: what is counted from facts can
 * be counted again as of any moment, whatever was corrected or merged since.
 */
export class ToldFactService {
  private readonly registry: ToldRegistryRepository;
  private readonly assessments: ToldAssessmentsRepository;

  constructor(private readonly work: Work) {
    this.registry = new ToldRegistryRepository(work.database.manager);
    this.assessments = new ToldAssessmentsRepository(work.database.manager);
  }

  async keepPartner(event: FeedEvent): Promise<void> {
    const { partnerId, primaryType = null, countryOfOrigin: country = null } = event.data as ToldPartner;
    if (primaryType === null && country === null) return;
    await this.registry.savePartner({ ...(await this.at(event)), partnerId, primaryType, country });
  }

  async keepRedirects(event: FeedEvent): Promise<void> {
    const { redirects } = event.data as { redirects: { oldId: string; survivorId: string | null }[] };
    const told = await this.at(event);
    await this.registry.saveRedirects(redirects.map((redirect) => ({ ...told, ...redirect })));
  }

  async keepRegistrationStep(event: FeedEvent): Promise<void> {
    const { registrationId, partnerId, sponsorAgency, state, stateSince } = event.data as ToldRegistration;
    const since = stateSince ?? event.time;
    const told = await this.at(event);
    await this.registry.saveStep({ ...told, registrationId, partnerId, agency: sponsorAgency, state, since });
  }

  async keepAssessmentsFact(event: FeedEvent): Promise<void> {
    const told = await this.at(event);
    switch (event.type) {
      case 'assessments.assessment-recorded':
        return this.assessments.saveAssessment({ ...(event.data as AssessmentFact), ...told });
      case 'assessments.assessment-ended': {
        const { assessmentId, at } = event.data as { assessmentId: string; at: string };
        return this.assessments.endAssessment({ ...told, assessmentId, endedOn: at.slice(0, 10) });
      }
      case 'assessments.reuse-decided':
        return this.assessments.saveReuse({ ...(event.data as ReuseFact), ...told });
      case 'assessments.assurance-coverage-changed': {
        const { minimum, ...plan } = event.data as ToldCoverage;
        const required = Object.values(minimum).some((count) => count > 0);
        return this.assessments.saveCoverage({ ...plan, ...told, required });
      }
      default:
        return this.assessments.saveFinding({ ...(event.data as FindingFact), ...told });
    }
  }

  private async at({ id }: FeedEvent): Promise<ToldAt> {
    return { position: id, knownAt: await knownMoment(this.work) };
  }
}
