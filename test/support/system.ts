import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import type { Clock } from '@partner-commons/platform/clock';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import type { Viewer } from '@partner-commons/platform/viewer';
import { applySeed, type Seed } from '@partner-commons/registry/access/seed/seed';
import { type ExecutionResult, graphql } from 'graphql';
import pino from 'pino';
import { startAllInOne } from '../../scripts/all-in-one';
import { demoSeed } from '../../scripts/demo-world';
import { Caller } from './caller';
import { cloneDatabase, type TestDatabase } from './databases';
import { eventually } from './eventually';
import { freePort } from './ports';

/** A clock that tests move; it runs on by itself in between. */
class TestClock implements Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }
}

export interface TestSystem {
  url: string;
  clock: TestClock;
  databases: Record<ServiceName, TestDatabase>;
  /** Where the private keys of the issuers lie, for tests that forge. */
  keyDirectory: string;
  /** Somebody of the demo world, such as `as('UNHCR', 'officer')`. */
  as(agency: string, subject: string): Promise<Caller>;
  /** Moves the clock, and waits until what a minute makes stale (memberships, feeds) is fresh again. */
  travel(milliseconds: number): Promise<void>;
  /** Somebody without a token. */
  anybody: Caller;
  /** Asks a service itself, as somebody for whom the gateway would have signed. */
  askService(
    name: ServiceName,
    viewer: Viewer,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

export interface TestWorld {
  /** What is there at the start; the demo world when not given. */
  seed?: Seed;
  /** Milliseconds for one request of a plan; long by default, since test machines are busy. */
  subgraphTimeout?: number;
}

/** The whole system in this process, over real HTTP at the gateway and on databases of its own. */
export async function startTestSystem({
  seed = demoSeed,
  subgraphTimeout = 20_000,
}: TestWorld = {}): Promise<TestSystem> {
  const clock = new TestClock();
  const directory = mkdtempSync(join(tmpdir(), 'partner-commons-test-'));
  const clones = await Promise.all(serviceNames.map(async (name) => [name, await cloneDatabase(name)] as const));
  const databases = Object.fromEntries(clones) as Record<ServiceName, TestDatabase>;
  const issuers = await localIssuers(
    directory,
    seed.agencies.map(({ code }) => code),
    clock,
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const system = await startAllInOne({
    databases,
    host: '127.0.0.1',
    port,
    publicUrl: url,
    fileSecret: createHash('sha256').update(directory).digest('hex'),
    personalDataKeys: newCipherKeys(),
    issuers: issuers.settings,
    development: true,
    subgraphTimeout,
    poolSize: 5,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    clock,
    timerPace: 500,
    pollFor: 500,
  });
  await applySeed(system.registry.background, seed);
  const as = async (agency: string, subject: string) =>
    new Caller(url, await issuers.mint({ agency, subject, seconds: 3_600 }));
  // The last agency member of the seed: who can, all can, since memberships arrive in the order of the feed.
  const reader = await as('WFP', 'reader');
  await eventually(() => reader.ok('{ searchPartners(first: 1) { totalCount } }'));
  return {
    url,
    clock,
    databases,
    keyDirectory: directory,
    as,
    async travel(milliseconds) {
      clock.advance(milliseconds);
      const later = await as('WFP', 'reader');
      await eventually(() => later.ok('{ searchPartners(first: 1) { totalCount } }'), 20_000);
    },
    anybody: new Caller(url),
    askService: (name, viewer, source, variableValues) => {
      const { schema, createContext } = system.services[name];
      return graphql({ schema, source, variableValues, contextValue: createContext({ viewer, requestId: 'direct' }) });
    },
    async stop() {
      await system.stop();
      await Promise.all(clones.map(([, database]) => database.drop()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
