import { createService, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { Service } from '@partner-commons/platform/service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { compose } from './context';
import { partnerEvents } from './federation/known-partner.service';
import { graph } from './schema';

/** The assessments service: how partners were rated, by whom, and until when that counts. */
export function createAssessments(settings: ServiceSettings): Promise<Service> {
  return createService(
    {
      name: 'assessments',
      graph,
      compose,
      fileKinds: {},
      tasks: () => ({}),
      consumptions: [
        { from: 'registry', types: partnerEvents, apply: (event, { knownPartners }) => knownPartners.apply(event) },
      ],
      // Every assessment is a fact of its own; none replaces another.
      compactedEvents: [],
    },
    settings,
  );
}

export const assessmentsProcess: ServiceProcess = {
  name: 'assessments',
  port: 4002,
  feeds: ['registry'],
  create: createAssessments,
};
