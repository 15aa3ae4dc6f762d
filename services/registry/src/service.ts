import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { FeedEvent } from '@partner-commons/platform/feed';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { hasRole, type Viewer } from '@partner-commons/platform/viewer';
import { MemberUse } from './access/members/member-use';
import { compose, type RegistryFeatures } from './context';
import { migrations } from './data-source';
import { exportPartnersTask } from './directory/exports/partner-export.task';
import { undoPartnerImportTask } from './directory/import-undo/import-undo.task';
import { partnerFile } from './directory/imports/partner-import.service';
import { importPartnersTask } from './directory/imports/partner-import.task';
import { rosterTimer } from './directory/roster/roster-entry.service';
import { findDuplicatesTask, sweepDuplicatesTask } from './duplication/duplicate-sweeps/find-duplicates.task';
import { engagementChanged } from './engaging/agreements/agreement.service';
import type { ClearanceChange, ListsConfirmed } from './engaging/clearance/clearance.repository';
import { dueDiligenceChanged } from './engaging/due-diligences/due-diligence.service';
import type { ClosureFact } from './engaging/holds/closure-hold.service';
import type { IneligibilityRow } from './engaging/ineligibility/ineligibility.repository';
import type { InterimSuspensions } from './engaging/integrity-matters/integrity-matter.service';
import type { FlagsChanged } from './engaging/monitor/monitor.service';
import { monitorTimer } from './engaging/monitor/monitor.timer';
import { assessmentEnded, assessmentRecorded } from './engaging/ratings/rating.service';
import { profileTimer } from './profile/stale-profiles/stale-profile.service';
import { type ScreeningOutcome, settledScreeningTimer } from './registration/declarations/declaration-review.service';
import { partnerDocumentFile } from './registration/documents/document.rules';
import { lapseTimer } from './registration/lapses/lapse.task';
import type { InformationRequested, NoticeDue, PartnerNoticeDue } from './registration/notices/partner-notice.service';
import { offlinePackFile } from './registration/offline-packs/offline-pack.format';
import { offlineRegistrationTimer } from './registration/offline-registrations/offline-registration.timer';
import { keyers } from './registration/papers/paper-desk.service';
import { keyPersonRetentionTimer } from './registration/retention/key-person-retention.service';
import type { HitAdjudicated } from './registration/verifications/adjudicator.repository';
import { graph } from './schema';

/** Of this process; each writes down its own. */
const memberUse = new MemberUse();

/** Files of partners come from administrators alone; papers from whoever may announce a file. */
const mayImport = (viewer: Viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, 'IP_UNIT_ADMIN');

/** Packs of partners without a connection come from those who key for them. */
const mayTakeIn = (viewer: Viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, ...keyers);

/** What each fact of sanctions changes here. */
const factsOfSanctions: Record<string, (event: FeedEvent, features: RegistryFeatures) => Promise<void>> = {
  'sanctions.lists-confirmed': ({ data }, { clearances }) =>
    clearances.confirmLists(data as { sources: ListsConfirmed[] }),
  async 'sanctions.clearance-changed'({ data }, { clearances, declarationReviews, monitor }) {
    await clearances.follow(data as ClearanceChange);
    await declarationReviews.followClearance(data as ScreeningOutcome);
    await monitor.followClearance(data as ClearanceChange);
  },
  'sanctions.hit-adjudicated': ({ data }, { verifications }) =>
    verifications.followAdjudication(data as HitAdjudicated),
  'sanctions.information-requested': ({ data }, { partnerNotices }) =>
    partnerNotices.askedToClarify(data as InformationRequested),
  'sanctions.partner-notice-due': ({ data }, { partnerNotices }) =>
    partnerNotices.caseNoticeDue(data as PartnerNoticeDue),
  'sanctions.ineligibility-changed': ({ data }, { ineligibilities }) => ineligibilities.apply(data as IneligibilityRow),
  'sanctions.interim-suspensions-changed': ({ data }, { integrityMatters }) =>
    integrityMatters.apply(data as InterimSuspensions),
  'sanctions.flags-changed': ({ data }, { monitor }) => monitor.followFlags(data as FlagsChanged),
};

/** What each fact of assessments changes here. */
const factsOfAssessments: typeof factsOfSanctions = {
  [assessmentRecorded]: (event, { ratings }) => ratings.apply(event),
  [assessmentEnded]: (event, { ratings }) => ratings.end(event),
  [dueDiligenceChanged]: (event, { dueDiligences }) => dueDiligences.apply(event),
  'assessments.partner-notice-due': ({ data }, { partnerNotices }) => partnerNotices.noticeDue(data as NoticeDue),
};

/** What each fact of performance changes here. */
const factsOfPerformance: typeof factsOfSanctions = {
  [engagementChanged]: (event, { agreements }) => agreements.apply(event),
  'performance.closure-assessment-overdue': ({ data }, { closureHolds }) => closureHolds.overdue(data as ClosureFact),
  'performance.closure-assessment-recorded': ({ data }, { closureHolds }) => closureHolds.recorded(data as ClosureFact),
  'performance.partner-notice-due': ({ data }, { partnerNotices }) => partnerNotices.noticeDue(data as NoticeDue),
};

/** The registry service: who a partner is. */
export const registryDefinition: ServiceDefinition<RegistryFeatures> = {
  name: 'registry',
  graph,
  compose: (work) => {
    memberUse.note(work.viewer);
    return compose(work);
  },
  fileKinds: {
    [partnerFile]: { maxBytes: 50_000_000, accepts: ['csv', 'json', 'xlsx'], allows: mayImport },
    [partnerDocumentFile]: { maxBytes: 20_000_000, accepts: ['pdf', 'jpeg', 'png', 'docx'] },
    [offlinePackFile]: { maxBytes: 50_000_000, accepts: ['json'], allows: mayTakeIn, sealed: true },
  },
  tasks: (background, files) => ({
    findDuplicates: findDuplicatesTask(background),
    sweepDuplicates: sweepDuplicatesTask(background),
    importPartners: importPartnersTask(background, files),
    undoPartnerImport: undoPartnerImportTask(background),
    exportPartners: exportPartnersTask(background, files),
  }),
  timers: [
    { name: 'member-use', everySeconds: 60, run: (background) => memberUse.write(background) },
    keyPersonRetentionTimer,
    settledScreeningTimer,
    profileTimer,
    rosterTimer,
    lapseTimer,
    monitorTimer,
    offlineRegistrationTimer,
  ],
  consumptions: [
    {
      from: 'assessments',
      types: Object.keys(factsOfAssessments),
      apply: (event, features) => Promise.resolve(factsOfAssessments[event.type]?.(event, features)),
    },
    {
      from: 'performance',
      types: Object.keys(factsOfPerformance),
      apply: (event, features) => Promise.resolve(factsOfPerformance[event.type]?.(event, features)),
    },
    {
      from: 'sanctions',
      types: Object.keys(factsOfSanctions),
      apply: (event, features) => Promise.resolve(factsOfSanctions[event.type]?.(event, features)),
    },
  ],
  migrations,
  compactedEvents: [
    'registry.office-changed',
    'registry.partner-presence-changed',
    'registry.partner-publicity-changed',
    'registry.partner-screening-basis-changed',
    'registry.membership-changed',
    'registry.api-key-changed',
  ],
};

export const createRegistry = (settings: ServiceSettings) => createService(registryDefinition, settings);

export const registryProcess: ServiceProcess = {
  name: 'registry',
  port: 4001,
  feeds: ['sanctions', 'assessments', 'performance'],
  personalData: true,
  create: createRegistry,
};
