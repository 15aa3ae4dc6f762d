import { prefixOf } from '@partner-commons/platform/api-key';
import type { Clock } from '@partner-commons/platform/clock';
import { unauthenticated } from '@partner-commons/platform/errors';
import type { Log } from '@partner-commons/platform/log';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { ApiKeyRing } from '../api-keys/api-key.ring';
import type { Identity, TokenVerifier } from '../issuers/token.verifier';
import type { DoorThrottle, Visit } from '../throttling/door.throttle';
import type { Members } from './member.projection';
import { buildViewer, readPurpose } from './viewer.rules';

export interface DeskParts {
  verifier: TokenVerifier;
  keys: ApiKeyRing;
  members: Members;
  throttle: DoorThrottle;
  clock: Clock;
  log: Log;
}

type Headers = NodeJS.Dict<string[]>;

const apiKey = /^ApiKey +(\S+)$/i;

/** Finds out who asks, by a bearer token of a person or an API key of a program. */
export class CallerDesk {
  constructor(private readonly parts: DeskParts) {}

  /** @param keyOfPath a key that came in another place than the header; every wrong one ends in the same refusal */
  async identify(visit: Visit, keyOfPath?: string): Promise<Viewer> {
    const { throttle } = this.parts;
    const headers = visit.request.headersDistinct;
    // Of two headers none is chosen: joined they are no credential, and are refused as such.
    const authorization = headers.authorization?.join(', ');
    const key = keyOfPath ?? apiKey.exec(authorization ?? '')?.[1];
    const text = key ?? authorization;
    const credential = { text: text ?? '', keyId: key === undefined ? null : prefixOf(key) };
    const find = async () => this.viewerOf(await this.identityOf(authorization, key), headers);
    const viewer = text === undefined ? await find() : await throttle.attempt(visit, credential, find);
    await throttle.spend(visit, viewer.subject);
    return viewer;
  }

  private async identityOf(authorization: string | undefined, key: string | undefined): Promise<Identity | null> {
    const { keys, members, verifier, clock, log } = this.parts;
    if (key === undefined) return verifier.verify(authorization);
    // A key that we do not know may have been made a moment ago, or revoked: first we must know.
    members.demandFresh();
    const identity = keys.find(key, clock.now());
    if (identity) return identity;
    log.info('an API key was refused');
    throw unauthenticated();
  }

  private viewerOf(identity: Identity | null, headers: Headers): Viewer {
    const membership = identity ? this.parts.members.find(identity) : undefined;
    return buildViewer(identity, membership, readPurpose(headers['x-purpose']?.join(', ')));
  }
}
