import { createService, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { Service } from '@partner-commons/platform/service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { compose } from './context';
import { partnerEvents } from './federation/known-partner.service';
import { graph } from './schema';

/** The performance service: what is measured, by which definition, and what each agency reported. */
export function createPerformance(settings: ServiceSettings): Promise<Service> {
  return createService(
    {
      name: 'performance',
      graph,
      compose,
      fileKinds: {},
      tasks: () => ({}),
      consumptions: [
        { from: 'registry', types: partnerEvents, apply: (event, { knownPartners }) => knownPartners.apply(event) },
      ],
      // Revisions of a value are linked facts; readers need each of them.
      compactedEvents: [],
    },
    settings,
  );
}

export const performanceProcess: ServiceProcess = {
  name: 'performance',
  port: 4004,
  feeds: ['registry'],
  create: createPerformance,
};
