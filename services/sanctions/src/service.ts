import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { evidenceFile } from './adjudications/adjudication.service';
import { compose, type SanctionsFeatures } from './context';
import { migrations } from './data-source';
import { basisEvents } from './federation/partner-basis.service';
import { redirectEvents } from './federation/partner-redirect.service';
import { graph } from './schema';
import { CurrentIndex } from './screenings/current-index';
import { rescreenRosterTask, screenPartnerTask } from './screenings/screening.tasks';
import { importListTask } from './snapshots/import-list.task';
import { listFile } from './snapshots/list-snapshot.service';

/** The sanctions service: which partners may be on a list, by which versions, and why. */
function defineSanctions(currentIndex: CurrentIndex): ServiceDefinition<SanctionsFeatures> {
  return {
    name: 'sanctions',
    graph,
    compose: (work) => compose(work, currentIndex),
    fileKinds: {
      [listFile]: { maxBytes: 50_000_000, accepts: ['xml'] },
      [evidenceFile]: { maxBytes: 20_000_000, accepts: ['pdf', 'png', 'jpeg'] },
    },
    tasks: (background, files) => ({
      importList: importListTask(background, files),
      rescreenRoster: rescreenRosterTask(background),
      screenPartner: screenPartnerTask(background),
    }),
    consumptions: [
      {
        from: 'registry',
        types: [...basisEvents, ...redirectEvents],
        apply: (event, { partnerBases, partnerRedirects }) =>
          (redirectEvents.includes(event.type) ? partnerRedirects : partnerBases).apply(event),
      },
    ],
    migrations,
    compactedEvents: ['sanctions.clearance-changed', 'sanctions.lists-confirmed'],
  };
}

export const sanctionsDefinition = defineSanctions(new CurrentIndex());

/** Each running service has an index of its own: another database has other lists. */
export const createSanctions = (settings: ServiceSettings) =>
  createService(defineSanctions(new CurrentIndex()), settings);

export const sanctionsProcess: ServiceProcess = {
  name: 'sanctions',
  port: 4003,
  feeds: ['registry'],
  personalData: true,
  create: createSanctions,
};
