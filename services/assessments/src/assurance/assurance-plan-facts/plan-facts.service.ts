import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AssuranceActivityRepository } from '../assurance-activities/assurance-activity.repository';
import type { AssuranceParametersService } from '../assurance-parameters/assurance-parameters.service';
import type { PlanFacts, PlanInputs } from './plan-computation.rules';
import { PlanFactRepository } from './plan-fact.repository';

export interface PlanSources {
  parameters: AssuranceParametersService;
  knownPartners: KnownPartnerService;
}

/** Gathers what plans follow from: four statements for any number of them, and the partners. */
export class PlanFactsService {
  private readonly repository: PlanFactRepository;
  private readonly activities: AssuranceActivityRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: PlanSources,
  ) {
    this.repository = new PlanFactRepository(work.database.manager);
    this.activities = new AssuranceActivityRepository(work.database.manager);
  }

  /** In the order of the inputs. */
  async of(inputs: readonly PlanInputs[]): Promise<PlanFacts[]> {
    if (inputs.length === 0) return [];
    const today = dayOf(this.work.clock.now());
    const partnerIds = [...new Set(inputs.map(({ partnerId }) => partnerId))];
    const years = [...new Set(inputs.map(({ year }) => year))];
    // One after the other: all of this runs in one transaction, and so on one connection.
    const ratings = await this.repository.findRatings(partnerIds, today);
    const opinions = await this.activities.findOpinions(partnerIds);
    const agreements = await this.repository.findAgreements(partnerIds, years);
    const activities = await this.repository.findActivities(partnerIds, years);
    return Promise.all(
      inputs.map(async ({ agency, partnerId, year }) => {
        const isOfPartner = (fact: { partnerId: string }) => fact.partnerId === partnerId;
        return {
          parameters: await this.sources.parameters.inForce(agency, dayIn(year, today)),
          ratings: ratings.filter(isOfPartner),
          opinions: opinions.filter(isOfPartner),
          partnerType: (await this.sources.knownPartners.find(partnerId))?.primaryType ?? null,
          agreements: agreements.filter(
            (fact) => isOfPartner(fact) && fact.agency === agency && isOpenIn(year, fact.from, fact.to),
          ),
          activities: activities.filter(
            (fact) => isOfPartner(fact) && fact.year === year && fact.agencies.includes(agency),
          ),
        };
      }),
    );
  }
}

const isOpenIn = (year: number, from: string, to: string | null) =>
  from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`);

/** Today, or the day of the year that is next to it. */
function dayIn(year: number, today: string): string {
  if (today < `${year}-01-01`) return `${year}-01-01`;
  return today > `${year}-12-31` ? `${year}-12-31` : today;
}
