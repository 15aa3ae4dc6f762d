import type { FeedEvent } from '@partner-commons/platform/feed';
import type { PerformanceFeatures } from '../context';
import { registrationEvents } from '../portfolio/lead-times/lead-time.service';
import { presenceEvents } from '../portfolio/presences/presence.service';
import { publicityEvents } from '../reporting/public-partnerships/partner-publicity.service';
import { agencyEvents } from './known-agency.service';
import { officeEvents } from './known-office.service';
import { partnerEvents, partnerTypeEvents } from './known-partner.service';
import { partnerCodeEvents } from './partner-code.service';
import { redirectEvents } from './partner-redirect.service';

type Apply = (event: FeedEvent, features: PerformanceFeatures) => Promise<void>;

/** What each fact of registry changes here. */
const factsOfRegistry: Record<string, Apply> = {
  ...each(agencyEvents, (event, { knownAgencies }) => knownAgencies.apply(event)),
  ...each(officeEvents, (event, { knownOffices }) => knownOffices.apply(event)),
  ...each(partnerEvents, async (event, { knownPartners, toldFacts }) => {
    await knownPartners.apply(event);
    await toldFacts.keepPartner(event);
  }),
  ...each(partnerTypeEvents, async (event, { knownPartners, partnerNames, toldFacts }) => {
    await knownPartners.applyType(event);
    await toldFacts.keepPartner(event);
    await partnerNames.apply(event);
  }),
  ...each(partnerCodeEvents, (event, { partnerCodes }) => partnerCodes.apply(event)),
  ...each(redirectEvents, async (event, { partnerRedirects, toldFacts }) => {
    await partnerRedirects.apply(event);
    await toldFacts.keepRedirects(event);
  }),
  ...each(registrationEvents, async (event, { leadTimes, toldFacts }) => {
    await leadTimes.apply(event);
    await toldFacts.keepRegistrationStep(event);
  }),
  ...each(publicityEvents, (event, { partnerPublicity }) => partnerPublicity.apply(event)),
  ...each(presenceEvents, (event, { presences }) => presences.apply(event)),
};

function each(types: string[], apply: Apply) {
  return Object.fromEntries(types.map((type) => [type, apply]));
}

export const registryFacts = Object.keys(factsOfRegistry);

export const applyRegistryFact = (event: FeedEvent, features: PerformanceFeatures): Promise<void> =>
  Promise.resolve(factsOfRegistry[event.type]?.(event, features));
