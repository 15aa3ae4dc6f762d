import { networkInterfaces } from 'node:os';
import { newId } from '@partner-commons/platform/id';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { request } from 'undici';
import { subgraphs } from '../../scripts/subgraphs';
import type { Deployable } from '../support/deployable-process';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

/** trust.md A12 and A11 on the programs themselves: nobody reaches a service but through the gateway. */

jest.setTimeout(100_000);

const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'https://unhcr.dev.partner-commons.invalid#officer',
  agency: 'UNHCR',
  roles: [{ role: 'READER', office: null }],
};

const nobodysId = '00000000-0000-7000-8000-000000000000';

let system: SplitSystem;
let userToken: string;

beforeAll(async () => {
  system = await prepareSplitSystem();
  await Promise.all(serviceNames.map(system.start));
  userToken = (await system.as('UNHCR', 'admin')).token ?? '';
});

afterAll(() => system?.stop());

interface Answer {
  status: number;
  text: string;
}

interface Sent {
  token?: string;
  method?: 'GET' | 'POST' | 'PUT';
  body?: string;
  headers?: Record<string, string>;
}

async function send(name: Deployable, path: string, { token, method = 'GET', body, headers }: Sent): Promise<Answer> {
  const answer = await request(`${system.serviceUrl(name)}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body,
  });
  return { status: answer.statusCode, text: await answer.body.text() };
}

const bodyOf = (query: string) => JSON.stringify({ query });
const otherThan = (name: ServiceName) => serviceNames.find((other) => other !== name) as ServiceName;

/** The one answer to everybody without the right token: neither what is there nor what was wrong with the token. */
function expectClosed({ status, text }: Answer): void {
  expect(status).toBe(401);
  const { errors, ...rest } = JSON.parse(text);
  expect(rest).toEqual({});
  expect(errors).toEqual([
    {
      message: 'Sign in: send a bearer token of a trusted issuer with the request.',
      extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
    },
  ]);
}

/** Every operation that the schema offers at its root, with the least arguments that make it valid. */
function operationsOf(name: ServiceName): string[] {
  const schema = buildSubgraph(subgraphs[name]);
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) => {
    if (!root) return [];
    const keyword = root.name.toLowerCase();
    return Object.values(root.getFields()).map((field) => {
      const given = field.args.filter(isRequiredArgument).map(writeArgument).join(', ');
      const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
      return `${keyword} { ${field.name}${given && `(${given})`}${selection} }`;
    });
  });
}

const writeArgument = ({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>) =>
  `${name}: ${name === 'representations' ? `[{ __typename: "Partner", id: "${nobodysId}" }]` : writeValue(type)}`;

function writeValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return writeValue(type.ofType);
  if (isListType(type)) return `[${writeValue(type.ofType)}]`;
  if (isEnumType(type)) return String(type.getValues()[0]?.name);
  if (isInputObjectType(type)) {
    return `{ ${Object.values(type.getFields()).filter(isRequiredInputField).map(writeArgument).join(', ')} }`;
  }
  const values: Record<string, string> = {
    Int: '1',
    Float: '1',
    Boolean: 'true',
    ID: `"${nobodysId}"`,
    JSONObject: '{}',
  };
  const texts: Record<string, string> = { Date: '"2026-01-01"', DateTime: '"2026-01-01T00:00:00Z"', Decimal: '"1"' };
  return values[type.name] ?? texts[type.name] ?? '"x"';
}

describe.each(serviceNames)('%s', (name) => {
  const operations = operationsOf(name);

  test('offers at least its own fields and those of federation', () => {
    const all = operations.join('\n');
    expect(all).toMatch(/_service \{/);
    expect(all).toMatch(/_entities\(/);
    expect(operations.length).toBeGreaterThan(4);
  });

  test.each(operations)('answers to nobody but the gateway: %s', async (operation) => {
    const body = bodyOf(operation);
    const { signerOf } = system;
    const signed = { scope: 'graphql', requestId: newId(), viewer, body } as const;
    const refused = {
      'no token': undefined,
      'an empty token': '',
      "a user's token": userToken,
      'a token of another service': await signerOf(otherThan(name)).sign({ ...signed, audience: name }),
      'its own token': await signerOf(name).sign({ ...signed, audience: name }),
      'the gateway, for another service': await signerOf('gateway').sign({ ...signed, audience: otherThan(name) }),
      'the gateway, for the feed': await signerOf('gateway').sign({ ...signed, audience: name, scope: 'feed' }),
      'the gateway, for another body': await signerOf('gateway').sign({ ...signed, audience: name, body: `${body} ` }),
    };
    for (const token of Object.values(refused)) {
      expectClosed(await send(name, '/graphql', { method: 'POST', token, body }));
    }
    const token = await signerOf('gateway').sign({ ...signed, audience: name });
    const answer = await send(name, '/graphql', { method: 'POST', token, body });
    expect(answer.status).toBe(200);
    // Refused or not by the rules for this viewer: it was carried out as an operation.
    expect(JSON.parse(answer.text)).toHaveProperty('data');
    // A11: the same signed request once more, to the same process.
    expectClosed(await send(name, '/graphql', { method: 'POST', token, body }));
  });

  test('gives its feed to known deployables only', async () => {
    const other = otherThan(name);
    const signed = { scope: 'feed', requestId: newId() } as const;
    const tokens = [
      undefined,
      userToken,
      await system.signerOf(other).sign({ ...signed, audience: other }),
      await system.signerOf('gateway').sign({ ...signed, audience: other }),
      await system.signerOf('gateway').sign({ ...signed, audience: name, scope: 'files' }),
    ];
    for (const token of tokens) expectClosed(await send(name, '/feed', { token }));
    for (const reader of ['gateway', other] as const) {
      const token = await system.signerOf(reader).sign({ ...signed, audience: name });
      expect((await send(name, '/feed', { token })).status).toBe(200);
      expectClosed(await send(name, '/feed', { token }));
    }
  });

  test.each(['GET', 'PUT'] as const)('takes and gives files by the gateway only: %s', async (method) => {
    const path = `/files/${name}/${newId()}`;
    const other = otherThan(name);
    const signed = { scope: 'files', requestId: newId() } as const;
    const tokens = [
      undefined,
      userToken,
      await system.signerOf(other).sign({ ...signed, audience: name }),
      await system.signerOf('gateway').sign({ ...signed, audience: other }),
      await system.signerOf('gateway').sign({ ...signed, audience: name, scope: 'feed' }),
    ];
    for (const token of tokens) expectClosed(await send(name, path, { method, token }));
    const token = await system.signerOf('gateway').sign({ ...signed, audience: name });
    // The door lets it in; the signature in the link, which is missing here, is the second lock.
    expect([403, 404]).toContain((await send(name, path, { method, token })).status);
  });

  test('takes no identity from headers', async () => {
    const headers = { 'x-viewer': JSON.stringify(viewer), 'x-agency': 'UNHCR', 'x-forwarded-user': 'admin' };
    expectClosed(await send(name, '/graphql', { method: 'POST', body: bodyOf('{ __typename }'), headers }));
  });

  test('listens on 127.0.0.1 alone', async () => {
    const { port } = new URL(system.serviceUrl(name));
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const hosts = own.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
    // The second loopback address answers for whoever listens on all addresses.
    for (const host of ['127.0.0.2', '[::1]', ...hosts]) {
      await expect(request(`http://${host}:${port}/healthz`)).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/);
    }
  });
});

test('the gateway takes no token of a service and none of its own', async () => {
  await system.start('gateway');
  const body = bodyOf('{ agencies { code } }');
  for (const name of ['gateway', ...serviceNames] as const) {
    const token = await system
      .signerOf(name)
      .sign({ audience: 'gateway', scope: 'graphql', requestId: newId(), viewer, body });
    expectClosed(await send('gateway', '/graphql', { method: 'POST', token, body }));
  }
  expect((await send('gateway', '/graphql', { method: 'POST', token: userToken, body })).status).toBe(200);
  expect((await send('gateway', '/feed', { token: userToken })).status).toBe(404);
});
