import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@partner-commons/platform/id';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { Agent, type Dispatcher, request } from 'undici';
import { type Caller } from '../support/caller';
import { withClient } from '../support/databases';
import type { Deployable } from '../support/deployable-process';
import { type SplitSystem, startSplitSystem } from '../support/split-system';

/** trust.md F05. */
const endsWithin = 10_000;
const clients = 8;

jest.setTimeout(100_000);

const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'https://unhcr.dev.partner-commons.invalid#officer',
  agency: 'UNHCR',
  roles: [{ role: 'READER', office: null }],
};

let system: SplitSystem;
let reader: Caller;

beforeAll(async () => {
  system = await startSplitSystem();
  reader = await system.as('WFP', 'reader');
});

afterAll(() => system?.stop());

/** A cheap read of the service's own tables. */
const readOf: Record<ServiceName, string> = {
  registry: '{ agencies { code } }',
  assessments: `{ assessment(id: "${newId()}") { id } }`,
  sanctions: '{ listSources { code } }',
  performance: '{ kpiDefinitions(first: 1) { totalCount } }',
};

type Ask = (dispatcher: Dispatcher) => Promise<{ status: number; text: string }>;

/** Asks a service as the gateway does. */
const asGateway =
  (name: ServiceName): Ask =>
  async (dispatcher) => {
    const body = JSON.stringify({ query: readOf[name] });
    const signed = { audience: name, scope: 'graphql', requestId: newId(), viewer, body } as const;
    return post(`${system.serviceUrl(name)}/graphql`, await system.signerOf('gateway').sign(signed), body, dispatcher);
  };

const asUser: Ask = (dispatcher) =>
  post(`${system.url}/graphql`, reader.token ?? '', JSON.stringify({ query: readOf.registry }), dispatcher);

async function post(url: string, token: string, body: string, dispatcher: Dispatcher) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await request(url, { method: 'POST', headers, body, dispatcher });
  return { status: answer.statusCode, text: await answer.body.text() };
}

/**
 * Keep-alive clients that ask until the door is closed to new connections: what a load balancer turns into another
 * address. Everything else than a right answer or that refusal is a failure.
 */
function startLoad(ask: Ask) {
  const dispatcher = new Agent({ connections: clients });
  const failures: string[] = [];
  let answered = 0;
  let going = true;
  const work = async () => {
    while (going) {
      try {
        const { status, text } = await ask(dispatcher);
        if (status === 200 && !text.includes('"errors"')) answered += 1;
        else failures.push(`${status} ${text}`);
      } catch (error) {
        const { code = String(error) } = error as { code?: string };
        if (code === 'ECONNREFUSED') return;
        failures.push(code);
      }
      await sleep(20);
    }
  };
  const running = Promise.all(Array.from({ length: clients }, work));
  return {
    answered: () => answered,
    async stop() {
      going = false;
      await running;
      await dispatcher.destroy();
      return failures;
    },
  };
}

async function endInTime(name: Deployable): Promise<number | null> {
  const since = Date.now();
  const code = await system.end(name, 'SIGTERM');
  expect(Date.now() - since).toBeLessThan(endsWithin);
  return code;
}

describe('SIGTERM under load (F05)', () => {
  test.each(['assessments', 'sanctions', 'performance'] as const)('%s answers all that reached it', async (name) => {
    const load = startLoad(asGateway(name));
    const neighbours = startLoad(asUser);
    await sleep(500);
    const before = load.answered();
    expect(before).toBeGreaterThan(0);
    expect(await endInTime(name)).toBe(0);
    expect(await load.stop()).toEqual([]);
    expect(load.answered()).toBeGreaterThan(before);
    // Whoever asks the gateway for anything else notices nothing.
    expect(await neighbours.stop()).toEqual([]);
  });

  test('the gateway answers all that reached it', async () => {
    const load = startLoad(asUser);
    await sleep(500);
    const before = load.answered();
    expect(await endInTime('gateway')).toBe(0);
    expect(await load.stop()).toEqual([]);
    expect(load.answered()).toBeGreaterThan(before);
  });

  test('registry answers what was on its way: a slow query and a waiting reader of its feed', async () => {
    const locked = deferred();
    const release = deferred();
    const lock = withClient(system.databases.registry.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE agency IN ACCESS EXCLUSIVE MODE');
      locked.resolve();
      await release.promise;
      await owner.query('COMMIT');
    });
    await locked.promise;
    const dispatcher = new Agent();
    const slow = asGateway('registry')(dispatcher);
    const feedToken = await system
      .signerOf('gateway')
      .sign({ audience: 'registry', scope: 'feed', requestId: newId() });
    const waiting = request(`${system.serviceUrl('registry')}/feed?lastEventId=999999&timeout=20000`, {
      headers: { authorization: `Bearer ${feedToken}` },
      dispatcher,
    });
    await sleep(500);
    const ended = endInTime('registry');
    const feed = await waiting;
    expect({ status: feed.statusCode, events: await feed.body.json() }).toEqual({ status: 200, events: [] });
    expect((await system.health('registry', '/readyz')).status).toBe(503);
    // Long after the door is closed to new connections.
    await sleep(2_500);
    expect((await system.health('registry', '/readyz')).status).toBe(0);
    release.resolve();
    await lock;
    expect(await slow).toMatchObject({ status: 200, text: expect.stringContaining('UNHCR') });
    expect(await ended).toBe(0);
    await dispatcher.destroy();
  });

  test('all of them start again after it', async () => {
    await Promise.all(serviceNames.map(system.start));
    await system.start('gateway');
    await expect(reader.ok('{ agencies { code } }')).resolves.toMatchObject({ agencies: { length: 3 } });
  });
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
