import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import type { Viewer } from '@partner-commons/platform/viewer';
import { evidenceFile } from './adjudications/decision-desk';
import { advanceCaseTask, caseTimer } from './case-advances/case-advance.tasks';
import { caseFileKinds } from './case-wiring/case-files';
import { CertificateSigner } from './certificates/certificate.signer';
import { clarificationFile } from './clarifications/clarification.service';
import { compose, type SanctionsFeatures } from './context';
import { migrations } from './data-source';
import { engagementEvents } from './federation/partner-engagement.service';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { hitDeadlineTimer } from './hit-deadlines/hit-deadline.service';
import { clarificationTimer, followClarificationTask } from './hit-information/hit-information.tasks';
import { hitRetentionTimer } from './hit-retention/hit-retention.service';
import { ScreeningEngine } from './indexes/screening-engine';
import { type ListHosts, listHostsEnvironment, noListHosts, readListHosts } from './list-refreshes/list-hosts';
import { endedListingTimer, listRefreshTimer, refreshListTask } from './list-refreshes/refresh-list.task';
import { listContentTypes } from './lists/list-formats';
import { attachmentFile } from './observation-contents/observation-content.service';
import { observationTimers } from './observation-wiring/observation-timers';
import { rescreenRosterTask, rosterTimer } from './roster-runs/roster-run.tasks';
import { graph } from './schema';
import { screeningFileKinds } from './screening-files/screening-file.service';
import { screenFileTask } from './screening-files/screening-file.task';
import type { ScreeningTools } from './screening-wiring/screening-features';
import { screenPartnerTask } from './screenings/screening.tasks';
import { sharingStates, sharingTasks, sharingTimers } from './sharing-wiring/sharing.tasks';
import { importListTask } from './snapshots/import-list.task';
import { listFile } from './snapshots/list-snapshot.service';

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
