import type { Clock } from '@partner-commons/platform/clock';
import { unauthenticated } from '@partner-commons/platform/errors';
import type { Log } from '@partner-commons/platform/log';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { ApiKeyRing } from '../api-keys/api-key.ring';
import type { Identity, TokenVerifier } from '../issuers/token.verifier';
import type { Members } from './member.projection';
import { buildViewer, readPurpose } from './viewer.rules';

export interface DeskParts {
  verifier: TokenVerifier;
  keys: ApiKeyRing;
  members: Members;
  clock: Clock;
  log: Log;
}

type Headers = NodeJS.Dict<string[]>;

const apiKey = /^ApiKey +(\S+)$/i;

/** Finds out who asks, by a bearer token of a person or an API key of a program. */
export class CallerDesk {
  constructor(private readonly parts: DeskParts) {}

  async identify(headers: Headers): Promise<Viewer> {
    // Of two headers none is chosen: joined they are no credential, and are refused as such.
    const authorization = headers.authorization?.join(', ');
    const key = apiKey.exec(authorization ?? '')?.[1];
    if (key !== undefined) return this.identifyKey(key, headers);
    return this.viewerOf(await this.parts.verifier.verify(authorization), headers);
  }

  /** For a key that came in another place than the header; every wrong one ends in the same refusal. */
  identifyKey(key: string, headers: Headers): Viewer {
    const { keys, members, clock, log } = this.parts;
    // A key that we do not know may have been made a moment ago, or revoked: first we must know.
    members.demandFresh();
    const identity = keys.find(key, clock.now());
    if (identity) return this.viewerOf(identity, headers);
    log.info('an API key was refused');
    throw unauthenticated();
  }

  private viewerOf(identity: Identity | null, headers: Headers): Viewer {
    const membership = identity ? this.parts.members.find(identity) : undefined;
    return buildViewer(identity, membership, readPurpose(headers['x-purpose']?.join(', ')));
  }
}
