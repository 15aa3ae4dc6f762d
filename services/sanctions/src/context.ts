import type { RequestContext, Work } from '@partner-commons/platform/work';
import { composeCases } from './case-wiring/case-features';
import { CaseService } from './cases/case.service';
import { PartnerBasisService } from './federation/partner-basis.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { PartnerRelationService } from './federation/partner-relation.service';
import { composeHits } from './hit-acts/hit-features';
import { type ListHosts, noListHosts } from './list-refreshes/list-hosts';
import { ListRefreshService } from './list-refreshes/list-refresh.service';
import { composeObservations } from './observation-wiring/observation-features';
import { composeScreening, type ScreeningTools } from './screening-wiring/screening-features';
import { composeSharing } from './sharing-wiring/sharing-features';
import { ListImportService } from './snapshots/list-import.service';
import { ListSnapshotService } from './snapshots/list-snapshot.service';
import { ListSourceService } from './sources/list-source.service';
import { ListedSubjectService } from './subjects/listed-subject.service';

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
