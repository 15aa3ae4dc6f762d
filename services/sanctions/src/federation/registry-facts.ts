import type { FeedEvent } from '@partner-commons/platform/feed';
import { handlerEvents } from '../adjudication/handlers/handler.service';
import type { SanctionsFeatures } from '../context';
import { agencyEvents } from './agency.service';
import { basisEvents } from './partner-basis.service';
import { codeEvents } from './partner-code.service';
import { redirectEvents } from './partner-redirect.service';
import { relationEvents } from './partner-relation.service';

/** Event types of registry that sanctions keeps a projection of. */
export const registryFacts = [
  ...agencyEvents,
  ...basisEvents,
  ...codeEvents,
  ...handlerEvents,
  ...redirectEvents,
  ...relationEvents,
];

export function applyRegistryFact(event: FeedEvent, features: SanctionsFeatures): Promise<void> {
  const { agencies, partnerBases, partnerRedirects, partnerRelations } = features;
  if (agencyEvents.includes(event.type)) return agencies.apply(event);
  if (codeEvents.includes(event.type)) return features.partnerCodes.apply(event);
  if (handlerEvents.includes(event.type)) return features.handlers.apply(event);
  if (redirectEvents.includes(event.type)) {
    // Flags of the two count for the survivor from now on, or for each again.
    const applied = partnerRedirects.apply(event).then(() => features.flagCounts.recount(event));
    return thenRefresh(features, event, applied);
  }
  if (relationEvents.includes(event.type)) {
    // A new office may bring exposure to what its headquarters is alerted about.
    return partnerRelations.apply(event).then(() => features.alerts.spreadLater((event.data as Related).fromId));
  }
  return partnerBases.apply(event);
}

interface Related {
  fromId: string;
}

interface Merged {
  survivorId: string;
  redirects: { oldId: string }[];
}

/** Who stands for whom decides what binds whom: all that the event names hear their state anew. */
async function thenRefresh({ ineligibilities }: SanctionsFeatures, { data }: FeedEvent, applied: Promise<void>) {
  await applied;
  const { survivorId, redirects } = data as Merged;
  for (const partnerId of new Set([survivorId, ...redirects.map(({ oldId }) => oldId)])) {
    await ineligibilities.refresh(partnerId);
  }
}
