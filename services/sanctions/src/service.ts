import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import type { Viewer } from '@partner-commons/platform/viewer';
import { evidenceFile } from './adjudication/adjudications/decision-desk';
import { clarificationFile } from './adjudication/clarifications/clarification.service';
import { hitDeadlineTimer } from './adjudication/hit-deadlines/hit-deadline.service';
import { clarificationTimer, followClarificationTask } from './adjudication/hit-information/hit-information.tasks';
import { hitRetentionTimer } from './adjudication/hit-retention/hit-retention.service';
import { compose, type SanctionsFeatures } from './context';
import { migrations } from './data-source';
import { engagementEvents } from './federation/partner-engagement.service';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { attachmentFile } from './intelligence/observation-contents/observation-content.service';
import { observationTimers } from './intelligence/observation-wiring/observation-timers';
import { type ListHosts, listHostsEnvironment, noListHosts, readListHosts } from './listing/list-refreshes/list-hosts';
import { endedListingTimer, listRefreshTimer, refreshListTask } from './listing/list-refreshes/refresh-list.task';
import { listContentTypes } from './listing/lists/list-formats';
import { importListTask } from './listing/snapshots/import-list.task';
import { listFile } from './listing/snapshots/list-snapshot.service';
import { advanceCaseTask, caseTimer } from './proceedings/case-advances/case-advance.tasks';
import { caseFileKinds } from './proceedings/case-wiring/case-files';
import { graph } from './schema';
import { CertificateSigner } from './screening/certificates/certificate.signer';
import { ScreeningEngine } from './screening/indexes/screening-engine';
import { rescreenRosterTask, rosterTimer } from './screening/roster-runs/roster-run.tasks';
import { screeningFileKinds } from './screening/screening-files/screening-file.service';
import { screenFileTask } from './screening/screening-files/screening-file.task';
import type { ScreeningTools } from './screening/screening-wiring/screening-features';
import { screenPartnerTask } from './screening/screenings/screening.tasks';
import { sharingStates, sharingTasks, sharingTimers } from './sharing/sharing-wiring/sharing.tasks';

/** Partners announce files too, through doors of their own; what is not theirs is refused by its kind. */
const ofAgencies = ({ kind }: Viewer) => kind === 'AGENCY';

/** The sanctions service: which partners may be on a list, by which versions, and why. */
function defineSanctions(tools: ScreeningTools, hosts: ListHosts): ServiceDefinition<SanctionsFeatures> {
  const { engine } = tools;
  return {
    name: 'sanctions',
    graph,
    compose: (work) => compose(work, tools, hosts),
    fileKinds: {
      [listFile]: { maxBytes: 50_000_000, accepts: listContentTypes, allows: ofAgencies },
      [evidenceFile]: { maxBytes: 20_000_000, accepts: ['pdf', 'png', 'jpeg'], allows: ofAgencies, sealed: true },
      [clarificationFile]: {
        maxBytes: 20_000_000,
        accepts: ['pdf', 'png', 'jpeg'],
        allows: ({ kind }) => kind === 'PARTNER',
        sealed: true,
      },
      ...caseFileKinds,
      ...screeningFileKinds,
      [attachmentFile]: {
        maxBytes: 20_000_000,
        accepts: ['pdf', 'png', 'jpeg'],
        allows: ofAgencies,
        sealed: true,
      },
    },
    tasks: (background, files) => ({
      advanceCase: advanceCaseTask(background),
      followClarification: followClarificationTask(background),
      importList: importListTask(background, files),
      refreshList: refreshListTask(background, files, hosts),
      ...sharingTasks(background),
      rescreenRoster: rescreenRosterTask(background, engine),
      screenFile: screenFileTask(background, files, engine),
      screenPartner: screenPartnerTask(background, engine),
    }),
    timers: [
      caseTimer,
      clarificationTimer,
      hitDeadlineTimer,
      hitRetentionTimer,
      ...observationTimers,
      ...sharingTimers,
      rosterTimer,
      listRefreshTimer,
      endedListingTimer,
    ],
    consumptions: [
      {
        from: 'registry',
        types: registryFacts,
        apply: applyRegistryFact,
      },
      { from: 'performance', types: engagementEvents, apply: (event, { engagements }) => engagements.apply(event) },
    ],
    migrations,
    compactedEvents: [
      'sanctions.flags-changed',
      ...sharingStates,
      'sanctions.clearance-changed',
      'sanctions.lists-confirmed',
    ],
  };
}

const toolsOf = (secret: string): ScreeningTools => ({
  engine: new ScreeningEngine(),
  signer: new CertificateSigner(secret),
});

export const sanctionsDefinition = defineSanctions(toolsOf('no certificate is signed with it'), noListHosts);

/** Each running service has an index of its own: another database has other lists. */
export async function createSanctions(settings: ServiceSettings) {
  const tools = toolsOf(settings.fileSecret);
  const service = await createService(defineSanctions(tools, readListHosts(process.env)), settings);
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await tools.engine.stop();
    },
  };
}

export const sanctionsProcess: ServiceProcess = {
  name: 'sanctions',
  port: 4003,
  feeds: ['registry', 'performance'],
  personalData: true,
  environment: listHostsEnvironment,
  create: createSanctions,
};
