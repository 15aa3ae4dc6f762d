import { invalidInput } from '@partner-commons/platform/errors';
import type { Admission, Knock } from '@partner-commons/platform/http/graphql.route';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { LimitRules } from '@partner-commons/platform/limits/limit.rules';
import { LRUCache } from 'lru-cache';
import type { CallerDesk } from '../members/caller.desk';
import type { OperationContext } from './operation.server';

/** Characters of accepted query texts that are remembered. */
const rememberedText = 2_000_000;

export interface DoorParts {
  callers: CallerDesk;
  limits: LimitRules;
}

/** Everything that is decided about a request before graphql sees it: who asks, and whether the text is within limits. */
export class OperationDoor {
  private readonly admitted = new LRUCache<string, { introspects: boolean }>({
    maxSize: rememberedText,
    sizeCalculation: (_, text) => text.length,
  });

  constructor(private readonly parts: DoorParts) {}

  async admit({ request, response, readPayload, requestId }: Knock): Promise<Admission<OperationContext>> {
    const viewer = await this.parts.callers.identify({ request, response });
    const { query } = readPayload();
    // Apollo answers a stored query that it does not offer with 200.
    if (typeof query !== 'string' || query === '') throw new HttpRefusal(400, 'Send the text of the query as "query".');
    if (this.introspects(query) && viewer.kind === 'PUBLIC') {
      throw invalidInput('Sign in to read the schema.', 'query', 'INTROSPECTION_CLOSED');
    }
    return { context: { viewer, requestId }, requestId };
  }

  /** Applies the text limits once per text; later requests with it only need to know whether it reads the schema. */
  private introspects(query: string): boolean {
    const known = this.admitted.get(query);
    if (known) return known.introspects;
    const { introspects } = this.parts.limits.admit(query);
    this.admitted.set(query, { introspects });
    return introspects;
  }
}
