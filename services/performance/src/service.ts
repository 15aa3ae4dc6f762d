import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { compose, type PerformanceFeatures } from './context';
import { migrations } from './data-source';
import { partnerEvents } from './federation/known-partner.service';
import { redirectEvents } from './federation/partner-redirect.service';
import { registrationEvents } from './lead-times/lead-time.service';
import { graph } from './schema';

/** The performance service: what is measured, by which definition, and what each agency reported. */
export const performanceDefinition: ServiceDefinition<PerformanceFeatures> = {
  name: 'performance',
  graph,
  compose,
  fileKinds: {},
  tasks: () => ({}),
  consumptions: [
    {
      from: 'registry',
      types: [...partnerEvents, ...redirectEvents, ...registrationEvents],
      apply: (event, { knownPartners, partnerRedirects, leadTimes }) => {
        if (registrationEvents.includes(event.type)) return leadTimes.apply(event);
        return (redirectEvents.includes(event.type) ? partnerRedirects : knownPartners).apply(event);
      },
    },
  ],
  // Revisions of a value are linked facts; readers need each of them.
  migrations,
  compactedEvents: [],
};

export const createPerformance = (settings: ServiceSettings) => createService(performanceDefinition, settings);

export const performanceProcess: ServiceProcess = {
  name: 'performance',
  port: 4004,
  feeds: ['registry'],
  personalData: false,
  create: createPerformance,
};
