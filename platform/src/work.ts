import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AuditRecord } from './audit/audit-record';
import { type Actor, AuditTrail } from './audit/audit-trail';
import type { Refusals } from './audit/refusals';
import type { Cipher } from './cipher';
import type { Clock } from './clock';
import {
  type Database,
  inViewerTransaction,
  RequestDatabase,
  TransactionDatabase,
  ViewerTransaction,
} from './database';
import type { FileStore } from './files/file-store';
import { Uploads } from './files/uploads';
import { type Once, runOnce } from './idempotency';
import { Jobs } from './jobs/jobs';
import { Outbox } from './outbox/outbox';
import type { RequestInfo } from './service';
import { publicViewer, type Viewer } from './viewer';

/** All that a feature of a service is made from. A composition root turns it into the service's features. */
export interface Work {
  database: Database;
  viewer: Viewer;
  clock: Clock;
  audit: AuditTrail;
  outbox: Outbox;
  jobs: Jobs;
  files: FileStore;
  /** For personal data; reading it is an error in a service that was given no keys. */
  readonly cipher: Cipher;
}

export type Compose<Features> = (work: Work) => Features;

/** What every service can do besides its own. */
const composePlatform = (work: Work) => ({
  auditRecord: new AuditRecord(work.database, work.audit),
  uploads: new Uploads(work),
});
type PlatformFeatures = ReturnType<typeof composePlatform>;

/** What resolvers get: the features for reading, and `transaction` for everything that writes. */
export type RequestContext<Features> = Features &
  PlatformFeatures &
  RequestInfo & {
    /**
     * Runs a mutation: its features write in one transaction, together with the audit record that it must leave.
     * @param once for creates: a repeated key gives what the first call made
     */
    transaction<Result>(
      action: string,
      work: (features: Features & PlatformFeatures) => Promise<Result>,
      once?: Once<Features & PlatformFeatures, Result>,
    ): Promise<Result>;
    /**
     * Runs a mutation in the name of nobody: neither its record nor that of a refusal carries who asked or the id of the
     * request (P-INV-7). What must be known of the viewer is asked before it, and handed over as values.
     */
    anonymously<Result>(
      action: string,
      work: (features: Features & PlatformFeatures) => Promise<Result>,
    ): Promise<Result>;
    /** Records that a field was refused to the viewer, once per request and field. */
    refused(field: string, error: unknown): Promise<void>;
  };
export type PlatformContext = RequestContext<object>;

export interface Composition<Features> {
  compose: Compose<Features>;
  clock: Clock;
  files: FileStore;
  cipher: Cipher | null;
  dataSource: DataSource;
}

/** Everything that features reach on one database handle, in the name of one actor. */
function workOn(
  { clock, files, cipher }: Composition<unknown>,
  database: Database,
  actor: Actor,
  action: string,
): Work {
  const { manager } = database;
  const audit = new AuditTrail(manager, actor, action);
  return {
    database,
    viewer: actor.viewer,
    clock,
    audit,
    outbox: new Outbox(manager),
    jobs: new Jobs(manager),
    files,
    get cipher() {
      if (!cipher) throw new Error('This service has no keys for personal data');
      return cipher;
    },
  };
}

/** For requests, on the pool of the app role. */
export function createRequestContext<Features extends object>(
  composition: Composition<Features>,
  request: RequestInfo,
  refusals: Refusals,
): RequestContext<Features> {
  const { compose, dataSource } = composition;
  const { viewer } = request;
  const featuresOf = (work: Work) => ({ ...compose(work), ...composePlatform(work) });
  const refusedFields = new Set<string>();
  return {
    ...featuresOf(workOn(composition, new RequestDatabase(dataSource, viewer), request, 'read')),
    ...request,
    async transaction(action, run, once) {
      try {
        return await inViewerTransaction(dataSource, viewer, async (transaction) => {
          const work = workOn(composition, new TransactionDatabase(transaction), request, action);
          const features = featuresOf(work);
          const result = await (once?.key
            ? runRecorded(work, action, { ...once, key: once.key }, features, () => run(features))
            : run(features));
          if (work.audit.entries === 0) throw new Error(`${action} wrote no audit record`);
          return result;
        });
      } catch (error) {
        await refusals.note(request, action, error);
        throw error;
      }
    },
    async anonymously(action, run) {
      const nobody: RequestInfo = { viewer: publicViewer, requestId: randomUUID() };
      return createRequestContext(composition, nobody, refusals).transaction(action, run);
    },
    async refused(field, error) {
      if (refusedFields.has(field)) return;
      refusedFields.add(field);
      await refusals.note(request, field, error);
    },
  };
}

/** A repeated call changes nothing, but it is on record like the first. */
async function runRecorded<Features, Result>(
  work: Work,
  action: string,
  once: Once<Features, Result> & { key: string },
  features: Features,
  run: () => Promise<Result>,
): Promise<Result> {
  const { database, viewer, clock, audit } = work;
  const call = { manager: database.manager, viewer, action, now: clock.now() };
  const { result, repeated } = await runOnce(call, once, features, run);
  if (repeated) await audit.record({ detail: { repeated: true } });
  return result;
}

/** The same features for jobs and feed consumers, on the pool of the job role; the actor is the service itself. */
export function createBackground<Features>(composition: Composition<Features>, service: string) {
  const viewer: Viewer = { ...publicViewer, subject: `service:${service}` };
  const within = (transaction: ViewerTransaction, action: string, requestId: string): Features =>
    composition.compose(workOn(composition, new TransactionDatabase(transaction), { viewer, requestId }, action));
  return {
    /** Features on a transaction that somebody else opened, such as the feed consumer with its cursor. */
    within,
    transaction: <Result>(action: string, requestId: string, run: (features: Features) => Promise<Result>) =>
      composition.dataSource.transaction((manager) => run(within(new ViewerTransaction(manager), action, requestId))),
  };
}

export type Background<Features> = ReturnType<typeof createBackground<Features>>;
