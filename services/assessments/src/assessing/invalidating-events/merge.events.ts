import type { FeedEvent } from '@partner-commons/platform/feed';
import { asDay } from '@partner-commons/platform/whole-days';
import type { InvalidatingEventService } from './invalidating-event.service';

const source = 'REGISTRY_MERGE';

/** A merge touches what was assessed before it; its undoing takes the event back. What people settled stays settled. */
export async function applyMerge({ type, data, time }: FeedEvent, events: InvalidatingEventService): Promise<void> {
  const { mergeId, survivorId } = data as { mergeId: string; survivorId: string };
  if (type === 'registry.merge-undone') return events.resolveOf(source, mergeId, 'UNDONE');
  if (await events.wasRaised(source, mergeId)) return;
  const occurredOn = asDay(time);
  await events.raise({ partnerId: survivorId, kind: 'MERGER', occurredOn, source, sourceId: mergeId, agency: null });
}
