import type { FeedEvent } from '@partner-commons/platform/feed';
import { asDay } from '@partner-commons/platform/whole-days';
import type { AssessmentsFeatures } from '../context';

interface ClearanceChanged {
  partnerId: string;
  status: 'CLEAR' | 'HITS_OPEN' | 'BLOCKED' | 'UNKNOWN';
  checkedAt: string;
}

/** What each fact of sanctions changes here. Blocked and clear are INTER_AGENCY; what is open stays where it is. */
const factsOfSanctions: Record<string, (event: FeedEvent, features: AssessmentsFeatures) => Promise<void>> = {
  async 'sanctions.clearance-changed'({ data, time }, { invalidatingEvents }) {
    const { partnerId, status, checkedAt } = data as ClearanceChanged;
    if (status === 'CLEAR') await invalidatingEvents.resolveOf('CLEARANCE', partnerId, 'CLEARED');
    if (status !== 'BLOCKED') return;
    const occurredOn = asDay(checkedAt ?? time);
    await invalidatingEvents.raise({
      partnerId,
      kind: 'HIT_CONFIRMED',
      occurredOn,
      source: 'CLEARANCE',
      sourceId: partnerId,
      agency: null,
    });
  },
};

export const sanctionsFacts = Object.keys(factsOfSanctions);

export const applySanctionsFact = (event: FeedEvent, features: AssessmentsFeatures): Promise<void> =>
  Promise.resolve(factsOfSanctions[event.type]?.(event, features));
