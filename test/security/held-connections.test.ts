import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system?.stop());

/** More than the five connections that a service of a test has. */
const atOnce = 15;

interface Crowd {
  who: [agency: string, subject: string];
  service: 'Registry' | 'Sanctions';
  kind: string;
  bytes: Buffer;
  query: string;
}

const crowds: Crowd[] = [
  {
    who: ['UNHCR', 'admin'],
    service: 'Registry',
    kind: 'PARTNER_FILE',
    bytes: Buffer.from('name_latin\nA\n'),
    query: 'mutation ($fileId: ID!) { importPartners(input: { fileId: $fileId }) { __typename } }',
  },
  {
    who: ['UNICEF', 'screener'],
    service: 'Sanctions',
    kind: 'LIST_FILE',
    bytes: Buffer.from('<?xml version="1.0"?><x/>'),
    query: 'mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { __typename } }',
  },
];

// Each holds a connection already: who needs a second one waits for somebody who waits for theirs (trust.md, promise 5).
test.each(crowds)('$service: more calls at once than connections, and none waits for a second one', async (crowd) => {
  const caller = await system.as(...crowd.who);
  const fileId = await caller.send(crowd.service, { kind: crowd.kind, name: 'file', bytes: crowd.bytes });
  const answers = await Promise.all(Array.from({ length: atOnce }, () => caller.ask(crowd.query, { fileId })));
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
});
