import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { FeedEvent } from '@partner-commons/platform/feed';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { hasRole, type Viewer } from '@partner-commons/platform/viewer';
import type { ClearanceChange, ListsConfirmed } from './clearance/clearance.repository';
import { compose, type RegistryFeatures } from './context';
import { migrations } from './data-source';
import { type ScreeningOutcome, settledScreeningTimer } from './declarations/declaration-review.service';
import { partnerDocumentFile } from './documents/document.rules';
import { dueDiligenceChanged } from './due-diligences/due-diligence.service';
import { findDuplicatesTask, sweepDuplicatesTask } from './duplicate-sweeps/find-duplicates.task';
import { exportPartnersTask } from './exports/partner-export.task';
import { undoPartnerImportTask } from './import-undo/import-undo.task';
import { partnerFile } from './imports/partner-import.service';
import { importPartnersTask } from './imports/partner-import.task';
import type { IneligibilityRow } from './ineligibility/ineligibility.repository';
import type { InterimSuspensions } from './integrity-matters/integrity-matter.service';
import { lapseTimer } from './lapses/lapse.task';
import { MemberUse } from './members/member-use';
import type { FlagsChanged } from './monitor/monitor.service';
import { monitorTimer } from './monitor/monitor.timer';
import type { AssessmentNoticeDue, InformationRequested, PartnerNoticeDue } from './notices/partner-notice.service';
import { offlinePackFile } from './offline-packs/offline-pack.format';
import { offlineRegistrationTimer } from './offline-registrations/offline-registration.timer';
import { keyers } from './papers/paper-desk.service';
import { assessmentEnded, assessmentRecorded } from './ratings/rating.service';
import { keyPersonRetentionTimer } from './retention/key-person-retention.service';
import { rosterTimer } from './roster/roster-entry.service';
import { graph } from './schema';
import { profileTimer } from './stale-profiles/stale-profile.service';
import type { HitAdjudicated } from './verifications/adjudicator.repository';

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
  'assessments.partner-notice-due': ({ data }, { partnerNotices }) =>
    partnerNotices.assessmentNoticeDue(data as AssessmentNoticeDue),
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
      from: 'sanctions',
      types: Object.keys(factsOfSanctions),
      apply: (event, features) => Promise.resolve(factsOfSanctions[event.type]?.(event, features)),
    },
  ],
  migrations,
  compactedEvents: [
    'registry.partner-screening-basis-changed',
    'registry.membership-changed',
    'registry.api-key-changed',
  ],
};

export const createRegistry = (settings: ServiceSettings) => createService(registryDefinition, settings);

export const registryProcess: ServiceProcess = {
  name: 'registry',
  port: 4001,
  feeds: ['sanctions', 'assessments'],
  personalData: true,
  create: createRegistry,
};
