import { Agent, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@partner-commons/platform/id';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { demoAgencies } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import type { Deployable } from '../support/deployable-process';
import { eventually } from '../support/eventually';
import { type SplitSystem, startSplitSystem } from '../support/split-system';

/** trust.md F05. */
const endsWithin = 10_000;
/** The door stays open for a second; timers and clocks are a little off. */
const noticeAtLeast = 900;
const clients = 8;

jest.setTimeout(240_000);

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

interface Question {
  url: string;
  token: string;
  body: string;
}

/** Asks a service as the gateway does. */
const asGateway = (name: ServiceName) => async (): Promise<Question> => {
  const body = JSON.stringify({ query: readOf[name] });
  const signed = { audience: name, scope: 'graphql', requestId: newId(), viewer, body } as const;
  const token = await system.signerOf('gateway').sign(signed);
  return { url: `${system.serviceUrl(name)}/graphql`, token, body };
};

const asUser = async (): Promise<Question> => ({
  url: `${system.url}/graphql`,
  token: reader.token ?? '',
  body: JSON.stringify({ query: readOf.registry }),
});

/** A connection that was opened anew found no open door; nothing that the program had taken was lost. */
class DoorClosed extends Error {}

function ask({ url, token, body }: Question, agent: Agent): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      readText(answer).then((text) => resolve(`${answer.statusCode} ${text}`), reject);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const refused = error.code === 'ECONNREFUSED' || (error.code === 'ECONNRESET' && !sent.reusedSocket);
      reject(refused ? new DoorClosed() : error);
    });
    sent.end(body);
  });
}

/** Keep-alive clients that obey `Connection: close`, until the door is closed. All but right answers are failures. */
function startLoad(question: () => Promise<Question>) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const failures: string[] = [];
  const closedAt: number[] = [];
  let answered = 0;
  let going = true;
  const work = async () => {
    while (going) {
      try {
        const answer = await ask(await question(), agent);
        if (answer.startsWith('200 ') && !answer.includes('"errors"')) answered += 1;
        else failures.push(answer);
      } catch (error) {
        if (error instanceof DoorClosed) return void closedAt.push(Date.now());
        failures.push(String(error));
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
      agent.destroy();
      return { failures, closedAt };
    },
  };
}

/** Stops a program under the load on it: keep-alive clients have time to leave before the door closes. */
async function expectOrderlyEnd(name: Deployable, question: () => Promise<Question>): Promise<void> {
  const load = startLoad(question);
  await eventually(async () => expect(load.answered()).toBeGreaterThan(clients));
  const before = load.answered();
  const since = Date.now();
  expect(await endInTime(name)).toBe(0);
  const { failures, closedAt } = await load.stop();
  expect(failures).toEqual([]);
  expect(load.answered()).toBeGreaterThan(before);
  expect(closedAt).toHaveLength(clients);
  expect(Math.min(...closedAt) - since).toBeGreaterThanOrEqual(noticeAtLeast);
}

async function endInTime(name: Deployable): Promise<number | null> {
  const since = Date.now();
  const code = await system.end(name, 'SIGTERM');
  expect(Date.now() - since).toBeLessThan(endsWithin);
  return code;
}

describe('SIGTERM under load (F05)', () => {
  test.each(['assessments', 'sanctions', 'performance'] as const)('%s answers all that reached it', async (name) => {
    const neighbours = startLoad(asUser);
    await expectOrderlyEnd(name, asGateway(name));
    // Whoever asks the gateway for anything else notices nothing.
    expect(await neighbours.stop()).toEqual({ failures: [], closedAt: [] });
  });

  test('the gateway answers all that reached it', () => expectOrderlyEnd('gateway', asUser));

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
    const agent = new Agent();
    const slow = ask(await asGateway('registry')(), agent);
    const feedToken = await system
      .signerOf('gateway')
      .sign({ audience: 'registry', scope: 'feed', requestId: newId() });
    const waiting = fetch(`${system.serviceUrl('registry')}/feed?lastEventId=999999&timeout=20000`, {
      headers: { authorization: `Bearer ${feedToken}` },
    });
    await withClient(system.databases.registry.adminUrl, (admin) =>
      eventually(async () => {
        const { rowCount } = await admin.query(`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`);
        expect(rowCount).toBe(1);
      }),
    );
    await sleep(500);
    const ended = endInTime('registry');
    const feed = await waiting;
    expect({ status: feed.status, events: await feed.json() }).toEqual({ status: 200, events: [] });
    expect((await system.health('registry', '/readyz')).status).toBe(503);
    // The door is closed to new connections while the slow one still waits.
    await eventually(async () => expect((await system.health('registry', '/readyz')).status).toBe(0));
    release.resolve();
    await lock;
    expect(await slow).toMatch(/^200 .*UNHCR/);
    expect(await ended).toBe(0);
    agent.destroy();
  });

  test('all of them start again after it', async () => {
    await Promise.all(serviceNames.map(system.start));
    await system.start('gateway');
    await expect(reader.ok('{ agencies { code } }')).resolves.toMatchObject({
      agencies: { length: demoAgencies.length },
    });
  });
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
