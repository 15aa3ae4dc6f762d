import type { FeedEvent } from '@partner-commons/platform/feed';
import type { AssessmentsFeatures } from '../context';
import { agencyEvents } from './known-agency.service';
import { partnerEvents } from './known-partner.service';
import { redirectEvents } from './partner-redirect.service';
import { relationEvents } from './partner-relation.service';

/** What each fact of registry changes here. */
const factsOfRegistry: Record<string, (event: FeedEvent, features: AssessmentsFeatures) => Promise<void>> = {
  ...each(agencyEvents, (event, { knownAgencies }) => knownAgencies.apply(event)),
  ...each(partnerEvents, (event, { knownPartners }) => knownPartners.apply(event)),
  ...each(redirectEvents, (event, { partnerRedirects }) => partnerRedirects.apply(event)),
  ...each(relationEvents, (event, { partnerRelations }) => partnerRelations.apply(event)),
};

function each(types: string[], apply: (event: FeedEvent, features: AssessmentsFeatures) => Promise<void>) {
  return Object.fromEntries(types.map((type) => [type, apply]));
}

export const registryFacts = Object.keys(factsOfRegistry);

export const applyRegistryFact = (event: FeedEvent, features: AssessmentsFeatures): Promise<void> =>
  Promise.resolve(factsOfRegistry[event.type]?.(event, features));
