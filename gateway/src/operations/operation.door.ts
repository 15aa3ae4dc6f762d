import { invalidInput } from '@partner-commons/platform/errors';
import type { Admission, Knock } from '@partner-commons/platform/http/graphql.route';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { LimitRules } from '@partner-commons/platform/limits/limit.rules';
import type { Viewer } from '@partner-commons/platform/viewer';
import { LRUCache } from 'lru-cache';
import type { TokenVerifier } from '../issuers/token.verifier';
import type { Members } from '../members/member.projection';
import { buildViewer, readPurpose } from '../members/viewer.rules';
import type { OperationContext } from './operation.server';

/** Characters of accepted query texts that are remembered. */
const rememberedText = 2_000_000;

export interface DoorParts {
  verifier: TokenVerifier;
  members: Members;
  limits: LimitRules;
}

/** Everything that is decided about a request before graphql sees it: who asks, and whether the text is within limits. */
export class OperationDoor {
  private readonly admitted = new LRUCache<string, { introspects: boolean }>({
    maxSize: rememberedText,
    sizeCalculation: (_, text) => text.length,
  });

  constructor(private readonly parts: DoorParts) {}

  async admit({ request, readPayload, requestId }: Knock): Promise<Admission<OperationContext>> {
    const viewer = await this.identify(request.headersDistinct);
    const { query } = readPayload();
    // Apollo answers a stored query that it does not offer with 200.
    if (typeof query !== 'string' || query === '') throw new HttpRefusal(400, 'Send the text of the query as "query".');
    if (this.introspects(query) && viewer.kind === 'PUBLIC') {
      throw invalidInput('Sign in to read the schema.', 'query', 'INTROSPECTION_CLOSED');
    }
    return { context: { viewer, requestId }, requestId };
  }

  private async identify(headers: NodeJS.Dict<string[]>): Promise<Viewer> {
    // Of two headers none is chosen: joined they are no bearer token, and are refused as such.
    const identity = await this.parts.verifier.verify(headers.authorization?.join(', '));
    const membership = identity ? this.parts.members.find(identity) : undefined;
    return buildViewer(identity, membership, readPurpose(headers['x-purpose']?.join(', ')));
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
