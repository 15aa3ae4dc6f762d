import { rowLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { Reassessment } from '../../catalogue/methodologies/methodology.types';
import { type MethodOfRating, type PartnerPsea, type PseaGroup, PseaRepository } from './psea.repository';
import { coverageOf, type PseaRating, standingOf } from './psea.rules';
import type { PseaCoverage, PseaStanding } from './psea.view';

/** Where partners stand in the prevention of sexual exploitation and abuse (SYS-22, feature table 49). */
export class PseaService {
  private readonly repository: PseaRepository;

  constructor(
    private readonly work: Work,
    private readonly methodologies: MethodologyService,
  ) {
    this.repository = new PseaRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.findLatestValid(ids, this.today()),
    (row: PartnerPsea) => row.partnerId,
  );

  async standingOf(partnerId: string): Promise<PseaStanding> {
    const rating = await this.byPartner.load(partnerId);
    return standingOf(rating, rating && (await this.reassessmentOf(rating)), this.today());
  }

  async coverage(country: string | null): Promise<PseaCoverage> {
    const asOf = this.today();
    const groups = await this.repository.countGroups(country, asOf);
    const standings = await Promise.all(
      groups.map(async (group) => ({
        standing: standingOf(ratingOf(group), await this.reassessmentOf(group), asOf),
        partners: group.partners,
      })),
    );
    return coverageOf(standings, { country, asOf });
  }

  /** Null where the method is not in the catalogue. */
  private async reassessmentOf({ methodologyCode, methodologyVersion }: MethodOfRating): Promise<Reassessment | null> {
    if (methodologyCode === null || methodologyVersion === null) return null;
    return (await this.methodologies.find(methodologyCode, methodologyVersion))?.reassessment ?? null;
  }

  private today(): string {
    return dayOf(this.work.clock.now());
  }
}

function ratingOf({ band, finalisedOn, validUntil, ownerAgency }: PseaGroup): PseaRating | null {
  if (band === null || finalisedOn === null || validUntil === null || ownerAgency === null) return null;
  return { band, finalisedOn, validUntil, ownerAgency };
}
