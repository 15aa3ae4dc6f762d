import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { FeedSource } from './feed';
import type { Viewer } from './viewer';

export const serviceNames = ['registry', 'assessments', 'sanctions', 'performance'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface RequestInfo {
  viewer: Viewer;
  requestId: string;
}

/** Classes of things that a process needs; readiness names the class, never an address. */
export interface Readiness {
  ready: boolean;
  failing: ('database' | 'migrations' | 'members' | 'issuer')[];
}

/**
 * One running service, free of any transport: the split topology puts `listen` in front of it, the all-in-one topology
 * calls it in process. Both therefore run the same schema, context, feed and files.
 */
export interface Service {
  readonly name: ServiceName;
  readonly schema: GraphQLSchema;
  createContext(request: RequestInfo): object;
  /** What this service publishes. */
  readonly feed: FeedSource;
  /** PUT and GET of /files/<service>/<id>; the signature in the URL is the permission. */
  handleFile(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readiness(): Promise<Readiness>;
  /** Starts jobs, the outbox publisher and the consumers of the other services' feeds. */
  startWorkers(feeds: Partial<Record<ServiceName, FeedSource>>): Promise<void>;
  stop(): Promise<void>;
}
