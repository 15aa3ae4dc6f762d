import type { RequestContext, Work } from '@partner-commons/platform/work';
import { composeHits } from './adjudication/hit-acts/hit-features';
import { PartnerBasisService } from './federation/partner-basis.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { PartnerRelationService } from './federation/partner-relation.service';
import { composeObservations } from './intelligence/observation-wiring/observation-features';
import { type ListHosts, noListHosts } from './listing/list-refreshes/list-hosts';
import { ListRefreshService } from './listing/list-refreshes/list-refresh.service';
import { ListImportService } from './listing/snapshots/list-import.service';
import { ListSnapshotService } from './listing/snapshots/list-snapshot.service';
import { ListSourceService } from './listing/sources/list-source.service';
import { ListedSubjectService } from './listing/subjects/listed-subject.service';
import { composeCases } from './proceedings/case-wiring/case-features';
import { CaseService } from './proceedings/cases/case.service';
import { composeScreening, type ScreeningTools } from './screening/screening-wiring/screening-features';
import { composeSharing } from './sharing/sharing-wiring/sharing-features';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work, tools: ScreeningTools, hosts: ListHosts = noListHosts) {
  const sources = new ListSourceService(work, hosts);
  const snapshots = new ListSnapshotService(work, sources);
  const subjects = new ListedSubjectService(work);
  const partnerRedirects = new PartnerRedirectService(work);
  const partnerRelations = new PartnerRelationService(work);
  const partnerBases = new PartnerBasisService(work);
  const cases = new CaseService(work);
  const sharing = composeSharing(work, { cases, partnerRedirects });
  const { agencies, ineligibilities } = sharing;
  const hitFeatures = composeHits(work, { agencies, ineligibilities, partnerRelations });
  const { hits } = hitFeatures;
  const observing = composeObservations(work, { agencies, alerts: sharing.alerts, partnerRelations });
  const { observations } = observing;
  return {
    ...sharing,
    sources,
    subjects,
    ...hitFeatures,
    ...observing,
    snapshots,
    listRefreshes: new ListRefreshService(work, { sources, snapshots, hosts }),
    listImports: new ListImportService(work, subjects),
    cases,
    ...composeCases(work, { ...sharing, cases, observations, partnerRedirects, partnerRelations }),
    partnerBases,
    partnerRedirects,
    partnerRelations,
    ...composeScreening(work, {
      tools,
      sources,
      subjects,
      hits,
      partnerBases,
      partnerRedirects,
      partnerRelations,
      partnerIneligibilities: sharing.partnerIneligibilities,
    }),
  };
}

export type SanctionsFeatures = ReturnType<typeof compose>;
export type SanctionsContext = RequestContext<SanctionsFeatures>;
