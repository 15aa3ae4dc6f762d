import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AdjudicationService } from './adjudications/adjudication.service';
import { ClearanceService } from './clearances/clearance.service';
import { PartnerBasisService } from './federation/partner-basis.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { HitService } from './hits/hit.service';
import type { CurrentIndex } from './screenings/current-index';
import { ScreeningService } from './screenings/screening.service';
import { ListImportService } from './snapshots/list-import.service';
import { ListSnapshotService } from './snapshots/list-snapshot.service';
import { ListSourceService } from './sources/list-source.service';
import { ListedSubjectService } from './subjects/listed-subject.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work, currentIndex: CurrentIndex) {
  const sources = new ListSourceService(work);
  const subjects = new ListedSubjectService(work);
  const hits = new HitService(work);
  return {
    sources,
    subjects,
    hits,
    adjudications: new AdjudicationService(work, hits),
    snapshots: new ListSnapshotService(work),
    listImports: new ListImportService(work, subjects),
    clearances: new ClearanceService(work),
    partnerBases: new PartnerBasisService(work),
    partnerRedirects: new PartnerRedirectService(work),
    screenings: new ScreeningService(work, { sources, subjects, hits, currentIndex }),
  };
}

export type SanctionsFeatures = ReturnType<typeof compose>;
export type SanctionsContext = RequestContext<SanctionsFeatures>;
