import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { clearanceEvents } from './clearance/clearance.service';
import { compose, type RegistryFeatures } from './context';
import { migrations } from './data-source';
import { partnerFile } from './imports/partner-import.service';
import { importPartnersTask } from './imports/partner-import.task';
import { graph } from './schema';

/** The registry service: who a partner is. */
export const registryDefinition: ServiceDefinition<RegistryFeatures> = {
  name: 'registry',
  graph,
  compose,
  fileKinds: { [partnerFile]: { maxBytes: 50_000_000, accepts: ['csv'] } },
  tasks: (background, files) => ({ importPartners: importPartnersTask(background, files) }),
  consumptions: [
    { from: 'sanctions', types: clearanceEvents, apply: (event, { clearances }) => clearances.apply(event) },
  ],
  migrations,
  compactedEvents: ['registry.partner-screening-basis-changed', 'registry.membership-changed'],
};

export const createRegistry = (settings: ServiceSettings) => createService(registryDefinition, settings);

export const registryProcess: ServiceProcess = {
  name: 'registry',
  port: 4001,
  feeds: ['sanctions'],
  create: createRegistry,
};
