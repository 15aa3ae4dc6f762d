import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { hasRole, type Viewer } from '@partner-commons/platform/viewer';
import type { ClearanceChange } from './clearance/clearance.repository';
import { clearanceEvents } from './clearance/clearance.service';
import { compose, type RegistryFeatures } from './context';
import { findDuplicatesTask, sweepDuplicatesTask } from './duplicate-cases/find-duplicates.task';
import { migrations } from './data-source';
import { type ScreeningOutcome, settledScreeningTimer } from './declarations/declaration-review.service';
import { partnerDocumentFile } from './documents/document.rules';
import { exportPartnersTask } from './exports/partner-export.task';
import { undoPartnerImportTask } from './import-undo/import-undo.task';
import { partnerFile } from './imports/partner-import.service';
import { importPartnersTask } from './imports/partner-import.task';
import { keyPersonRetentionTimer } from './retention/key-person-retention.service';
import { profileTimer } from './stale-profiles/stale-profile.service';
import { lapseTimer } from './lapses/lapse.task';
import { MemberUse } from './members/member-use';
import { monitorTimer } from './monitor/monitor.timer';
import { ratingEvents } from './ratings/rating.service';
import { rosterTimer } from './roster/roster-entry.service';
import { graph } from './schema';
import type { HitAdjudicated } from './verifications/adjudicator.repository';

/** Of this process; each writes down its own. */
const memberUse = new MemberUse();

/** Files of partners come from administrators alone; papers from whoever may announce a file. */
const mayImport = (viewer: Viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, 'IP_UNIT_ADMIN');

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
  ],
  consumptions: [
    { from: 'assessments', types: ratingEvents, apply: (event, { ratings }) => ratings.apply(event) },
    {
      from: 'sanctions',
      types: [...clearanceEvents, 'sanctions.hit-adjudicated'],
      async apply(event, { clearances, declarationReviews, monitor, verifications }) {
        await clearances.apply(event);
        if (event.type === 'sanctions.hit-adjudicated') {
          await verifications.followAdjudication(event.data as HitAdjudicated);
        }
        if (event.type !== 'sanctions.clearance-changed') return;
        await declarationReviews.followClearance(event.data as ScreeningOutcome);
        await monitor.followClearance(event.data as ClearanceChange);
      },
    },
  ],
  migrations,
  compactedEvents: ['registry.partner-screening-basis-changed', 'registry.membership-changed'],
};

export const createRegistry = (settings: ServiceSettings) => createService(registryDefinition, settings);

export const registryProcess: ServiceProcess = {
  name: 'registry',
  port: 4001,
  feeds: ['sanctions', 'assessments'],
  personalData: true,
  create: createRegistry,
};
