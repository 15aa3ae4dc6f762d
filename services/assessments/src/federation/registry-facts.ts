import type { FeedEvent } from '@partner-commons/platform/feed';
import { applyMerge } from '../assessing/invalidating-events/merge.events';
import type { AssessmentsFeatures } from '../context';
import { agencyEvents } from './known-agency.service';
import { partnerEvents, partnerTypeEvents } from './known-partner.service';
import { partnerCodeEvents } from './partner-code.service';
import { redirectEvents } from './partner-redirect.service';
import { relationEvents } from './partner-relation.service';

/** What each fact of registry changes here. */
const factsOfRegistry: Record<string, (event: FeedEvent, features: AssessmentsFeatures) => Promise<void>> = {
  ...each(agencyEvents, (event, { knownAgencies }) => knownAgencies.apply(event)),
  ...each(partnerEvents, (event, { knownPartners }) => knownPartners.apply(event)),
  ...each(partnerTypeEvents, async (event, { knownPartners, assurancePlanSweeps }) => {
    if (await knownPartners.applyType(event)) await assurancePlanSweeps.followPartner(event.subject);
  }),
  ...each(partnerCodeEvents, (event, { partnerCodes }) => partnerCodes.apply(event)),
  ...each(redirectEvents, async (event, { partnerRedirects, invalidatingEvents }) => {
    await partnerRedirects.apply(event);
    await applyMerge(event, invalidatingEvents);
  }),
  ...each(relationEvents, (event, { partnerRelations }) => partnerRelations.apply(event)),
};

function each(types: string[], apply: (event: FeedEvent, features: AssessmentsFeatures) => Promise<void>) {
  return Object.fromEntries(types.map((type) => [type, apply]));
}

export const registryFacts = Object.keys(factsOfRegistry);

export const applyRegistryFact = (event: FeedEvent, features: AssessmentsFeatures): Promise<void> =>
  Promise.resolve(factsOfRegistry[event.type]?.(event, features));
