import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { compose, type PerformanceFeatures } from './context';
import { migrations } from './data-source';
import { engagementFile } from './engagement-imports/engagement-import.service';
import { importEngagementsTask } from './engagement-imports/engagement-import.task';
import { partnerEvents } from './federation/known-partner.service';
import { partnerCodeEvents } from './federation/partner-code.service';
import { redirectEvents } from './federation/partner-redirect.service';
import { registrationEvents } from './lead-times/lead-time.service';
import { recoveryEvents } from './recovery-rates/recovery-rate.service';
import { graph } from './schema';

/** The performance service: what is measured, by which definition, and what each agency reported. */
export const performanceDefinition: ServiceDefinition<PerformanceFeatures> = {
  name: 'performance',
  graph,
  compose,
  fileKinds: { [engagementFile]: { maxBytes: 50_000_000, accepts: ['csv', 'xlsx'] } },
  tasks: (background, files) => ({ importEngagements: importEngagementsTask(background, files) }),
  consumptions: [
    {
      from: 'registry',
      types: [...partnerEvents, ...partnerCodeEvents, ...redirectEvents, ...registrationEvents],
      apply: (event, { knownPartners, partnerCodes, partnerRedirects, leadTimes }) => {
        if (partnerCodeEvents.includes(event.type)) return partnerCodes.apply(event);
        if (registrationEvents.includes(event.type)) return leadTimes.apply(event);
        return (redirectEvents.includes(event.type) ? partnerRedirects : knownPartners).apply(event);
      },
    },
    {
      from: 'sanctions',
      types: recoveryEvents,
      apply: (event, { recoveryRates }) => recoveryRates.apply(event),
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
  feeds: ['registry', 'sanctions'],
  personalData: false,
  create: createPerformance,
};
