import type { ApolloServer } from '@apollo/server';
import { invalidInput, unauthenticated } from '@partner-commons/platform/errors';
import { sendJson, sendText } from '@partner-commons/platform/http/answers';
import { defaultBodyLimits, readBody } from '@partner-commons/platform/http/body';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { Exchange, Route } from '@partner-commons/platform/http/route';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { CallerDesk } from '../members/caller.desk';
import { type Run, runAs } from '../operations/operation.run';
import type { OperationContext } from '../operations/operation.server';
import { listedPartySpace } from './listed-party.space';
import { partnerSpace } from './partner.space';
import { previewHeaders, previewPage } from './preview.page';
import { manifestOf } from './reconciliation.manifest';
import { readExtension, readQueries } from './reconciliation.query';
import { eachOf, type Named, type Space } from './reconciliation.space';

export interface ReconciliationParts {
  server: ApolloServer<OperationContext>;
  callers: CallerDesk;
  /** Where clients reach us; the manifest tells it. */
  publicUrl: string;
}

const spaces = [partnerSpace, listedPartySpace];

/** OpenRefine can send no header, so the key may be a part of the path; nowhere else is one taken from a URL. */
const path = /^\/reconcile\/(?:(pc_[0-9a-f_]{1,100})\/)?([a-z-]+)(\/[a-z/]+)?$/;

interface Visit {
  exchange: Exchange;
  space: Space;
  /** Of this space, as the caller addressed it. */
  base: string;
  run: Run;
}

/** The Reconciliation Service API 0.2 of the W3C community group, as OpenRefine speaks it. */
export function reconciliationRoute(parts: ReconciliationParts): Route {
  return {
    path: '/reconcile/',
    methods: ['GET', 'POST', 'OPTIONS'],
    async handle(exchange) {
      allowOrigins(exchange);
      if (exchange.request.method === 'OPTIONS') {
        exchange.response.writeHead(204).end();
        return;
      }
      const [, key, name, rest = ''] = path.exec(exchange.url.pathname) ?? [];
      const viewer = await identify(parts.callers, exchange, key);
      const space = spaces.find((each) => each.path === name);
      const handler = space && handlers[`${exchange.request.method} ${rest}`];
      if (!space || !handler) throw new HttpRefusal(404, 'There is nothing at this path.');
      const base = `${parts.publicUrl}/reconcile${key ? `/${key}` : ''}/${space.path}`;
      await handler({ exchange, space, base, run: runAs(parts.server, viewer, exchange.requestId) });
    },
  };
}

/** Any page may ask: nothing is sent along by itself, so a page has only the key that somebody gave it. */
function allowOrigins({ response }: Exchange): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  response.setHeader('access-control-max-age', '600');
}

async function identify(callers: CallerDesk, exchange: Exchange, key: string | undefined): Promise<Viewer> {
  const viewer = await callers.identify(exchange, key);
  if (viewer.kind === 'PUBLIC') throw unauthenticated();
  return viewer;
}

type Handler = (visit: Visit) => Promise<void>;

const handlers: Record<string, Handler> = {
  'GET ': async ({ exchange, space, base }) => {
    // Names in a URL would stand in every log on the way.
    if (exchange.url.search !== '') throw new HttpRefusal(405, 'Send queries with POST.', { allow: 'POST' });
    sendJson(exchange.response, 200, manifestOf(space, base));
  },
  'POST ': async ({ exchange, space, run }) => {
    const form = await readForm(exchange);
    const { extend } = space;
    const [queries, extension] = [form.get('queries'), form.get('extend')];
    if (queries !== null) sendJson(exchange.response, 200, await answerQueries(space, queries, run));
    else if (extension !== null && extend) {
      const asked = readExtension(extension);
      const meta = extend.properties.filter(({ id }) => asked.properties.some((property) => property.id === id));
      sendJson(exchange.response, 200, { meta, rows: await extend.rows(asked, run) });
    } else throw invalidInput('Send "queries" as a field of a form.', 'queries');
  },
  'GET /suggest/entity': async ({ exchange, space, run }) => {
    if (!space.suggest) throw new HttpRefusal(404, 'There is nothing at this path.');
    const result = await space.suggest(prefixOf(exchange), run);
    sendJson(exchange.response, 200, { result: result.map((each) => ({ ...each, notable: space.types })) });
  },
  'GET /suggest/property': async ({ exchange, space }) => {
    sendJson(exchange.response, 200, { result: filter(space.properties, prefixOf(exchange)) });
  },
  'GET /suggest/type': async ({ exchange, space }) => {
    sendJson(exchange.response, 200, { result: filter(space.types, prefixOf(exchange)) });
  },
  'GET /extend/propose': async ({ exchange, space }) => {
    const type = exchange.url.searchParams.get('type');
    sendJson(exchange.response, 200, { type, properties: space.extend?.properties ?? [] });
  },
  'GET /preview': async ({ exchange, space, run }) => {
    const lines = await space.preview?.(exchange.url.searchParams.get('id') ?? '', run);
    if (!lines) throw new HttpRefusal(404, 'There is nothing at this path.');
    exchange.response.removeHeader('x-frame-options');
    sendText(exchange.response, 200, previewHeaders, previewPage(lines));
  },
};

/** One that fails makes all fail: an empty list of candidates would read as "nobody". */
async function answerQueries(space: Space, json: string, run: Run) {
  const answers = await eachOf(
    [...readQueries(json)],
    async ([key, ask]) => [key, await space.find(ask, run)] as const,
  );
  return Object.fromEntries(answers);
}

const form = /^application\/x-www-form-urlencoded *(?:; *charset="?utf-?8"? *)?$/i;

async function readForm({ request }: Exchange): Promise<URLSearchParams> {
  if (!form.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'Send the request as application/x-www-form-urlencoded in UTF-8.');
  }
  return new URLSearchParams((await readBody(request, defaultBodyLimits)).toString('utf8'));
}

function prefixOf({ url }: Exchange): string {
  if (url.searchParams.has('callback')) throw invalidInput('JSONP is not offered; ask with CORS.', 'callback');
  return (url.searchParams.get('prefix') ?? '').trim().slice(0, 200);
}

const filter = (all: readonly Named[], prefix: string) =>
  all.filter(({ id, name }) => [id, name].some((word) => word.toLowerCase().startsWith(prefix.toLowerCase())));
