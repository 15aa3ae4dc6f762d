import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import type { Clock } from '@partner-commons/platform/clock';
import { Doorbell } from '@partner-commons/platform/doorbell';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import type { Viewer } from '@partner-commons/platform/viewer';
import { applySeed, type Seed } from '@partner-commons/registry/access/seed/seed';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import pino from 'pino';
import { type AllInOne, startAllInOne } from '../../scripts/all-in-one';
import { demoSeed } from '../../scripts/demo-world';
import { cloneDatabase, type TestDatabase } from './databases';
import { freePort } from './ports';
import { unthrottled } from './unthrottled';

/** A clock that tests move; it runs on by itself in between. */
class TestClock implements Clock {
  readonly moved = new Doorbell();
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  advance(milliseconds: number): void {
    this.offset += milliseconds;
    this.moved.ring();
  }
}

/** What a test system is made of, before anybody asks it. */
export interface WholeSystem {
  url: string;
  clock: TestClock;
  databases: Record<ServiceName, TestDatabase>;
  /** Where the private keys of the issuers lie, for tests that forge. */
  keyDirectory: string;
  mint(person: { agency: string; subject: string }): Promise<string>;
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
  /** Variables that the services find in their environment. */
  environment?: Record<string, string>;
}

/** Parses and validates each text once, since attacks ask the same in many ways. */
function checkOnce(): (schema: GraphQLSchema, source: string) => DocumentNode | { errors: readonly GraphQLError[] } {
  const known = new Map<GraphQLSchema, Map<string, DocumentNode>>();
  return (schema, source) => {
    const texts = known.get(schema) ?? new Map<string, DocumentNode>();
    known.set(schema, texts);
    const checked = texts.get(source);
    if (checked) return checked;
    try {
      const document = parse(source);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      texts.set(source, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
}

/** Gateway and services in this process, over real HTTP at the gateway and on databases of their own. */
export async function startWholeSystem({
  seed = demoSeed,
  subgraphTimeout = 20_000,
  environment = {},
}: TestWorld): Promise<WholeSystem> {
  Object.assign(process.env, environment);
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
  // Let go of when it stops: Jest keeps the variables of test files, and what they hold, until the worker ends.
  let system: AllInOne | undefined = await startAllInOne({
    databases,
    host: '127.0.0.1',
    port,
    publicUrl: url,
    fileSecret: createHash('sha256').update(directory).digest('hex'),
    personalDataKeys: newCipherKeys(),
    issuers: issuers.settings,
    throttle: unthrottled,
    development: true,
    subgraphTimeout,
    poolSize: 5,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    clock,
    timerPace: 1_000,
    pollFor: 500,
  });
  await applySeed(system.registry.background, seed);
  const check = checkOnce();
  return {
    url,
    clock,
    databases,
    keyDirectory: directory,
    mint: ({ agency, subject }) => issuers.mint({ agency, subject, seconds: 3_600 }),
    askService: async (name, viewer, source, variableValues) => {
      if (!system) throw new Error('The system was stopped.');
      const { schema, createContext } = system.services[name];
      const checked = check(schema, source);
      if ('errors' in checked) return checked;
      const contextValue = createContext({ viewer, requestId: 'direct' });
      return execute({ schema, document: checked, variableValues, contextValue });
    },
    async stop() {
      await system?.stop();
      system = undefined;
      for (const name of Object.keys(environment)) delete process.env[name];
      await Promise.all(clones.map(([, database]) => database.drop()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
