import { AppError } from '@partner-commons/platform/errors';
import type { Log } from '@partner-commons/platform/log';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { IssuerSettings } from './issuer.settings';

/** A withdrawn key is refused after this at the latest (trust.md fact 12, A04). */
const refreshEvery = 60_000;
/** An unknown key id asks the issuer again, but not for each forged token. */
const cooldown = 10_000;
const answerWithin = 2_000;
/** In an outage of the issuer its last known keys serve no longer than this, or blocking the issuer would keep a stolen key alive. */
const outageLimit = 24 * 3_600_000;

export interface IssuerKeys {
  readonly find: JWTVerifyGetKey;
  /** Whether keys are at hand. */
  ready(): boolean;
  stop(): void;
}

const unavailable = () =>
  new AppError('UNAVAILABLE', 'The issuer of your token does not answer at the moment. Try again in a minute.', {
    reason: 'ISSUER_UNAVAILABLE',
  });

export interface KeyWatch {
  settings: IssuerSettings;
  log: Log;
  /** Milliseconds between two looks at the issuer's key set. */
  every?: number;
  /** Milliseconds before an unknown key id may ask again. */
  cooldown?: number;
}

/** Keeps the key set of one issuer fresh in the background, so that no request waits for it and an outage does not show. */
export function watchKeys({ settings, log, ...times }: KeyWatch): IssuerKeys {
  if (settings.jwks) return { find: createLocalJWKSet(settings.jwks), ready: () => true, stop: () => {} };
  const remote = createRemoteJWKSet(new URL(settings.jwksUri ?? ''), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: times.cooldown ?? cooldown,
    timeoutDuration: answerWithin,
  });
  let fetchedAt = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    try {
      await remote.reload();
      fetchedAt = performance.now();
    } catch (error) {
      log.warn({ issuer: settings.issuer, reason: (error as Error).message }, 'keys of an issuer could not be fetched');
    }
  };
  const ready = () => performance.now() - fetchedAt < outageLimit;
  const timer = setInterval(refresh, times.every ?? refreshEvery);
  timer.unref();
  void refresh();
  return {
    ready,
    stop: () => clearInterval(timer),
    find: async (header, token) => {
      if (!ready()) await refresh();
      if (!ready()) throw unavailable();
      try {
        return await remote(header, token);
      } catch (error) {
        // An unknown key id during an outage says nothing about the issuer: it is refused like any other.
        throw error instanceof errors.JOSEError ? error : new errors.JWKSNoMatchingKey();
      }
    },
  };
}
