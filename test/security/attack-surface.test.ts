import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@partner-commons/platform/errors';
import { buildClientSchema, buildSchema, getIntrospectionQuery, isEnumType, isObjectType } from 'graphql';
import type { Answer, Caller } from '../support/caller';
import { expectWithin, type TimeLimit, timed } from '../support/measure';
import { expectUndisturbed } from '../support/neighbour';
import { findPageFields, type PageField } from '../support/page-fields';
import { sideBySide } from '../support/side-by-side';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

/** trust.md G01–G04 and G06–G12 on the whole system; query-limits.test.ts looks at each limit more closely. */

const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'docs', 'reference', 'api.graphql'), 'utf8'));
const quick: TimeLimit = { spec: 20, noise: 10 };
const unhurried: TimeLimit = { spec: 50, noise: 5 };
const allowedGrowth = 50 * 1024 * 1024;

let system: TestSystem;
let reader: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  reader = await system.as('WFP', 'reader');
  // The first query pays for planning and for the compilation of everything on the way.
  await reader.ok('{ searchPartners(first: 5) { edges { node { id legalName clearance { status } } } } }');
  await reader.ask('{ nothing }');
});
afterAll(() => system.stop());

function expectRefusal({ status, data, errors = [] }: Answer): void {
  expect({ status, data, errors }).toMatchObject({ status: 400, data: undefined });
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(10);
  for (const { message, extensions } of errors) {
    expect(errorCodes).toContain(extensions.code);
    expect(extensions).toMatchObject({ code: 'INVALID_INPUT', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(message.length).toBeLessThanOrEqual(401);
  }
}

async function expectQuickRefusal(query: string, limit: TimeLimit, variables?: Record<string, unknown>): Promise<void> {
  await expectWithin(limit, async () => expectRefusal(await reader.ask(query, variables)));
}

/** For thousands of questions: one that is in time is enough, and only what was late is measured as above. */
async function expectRefusalInTime(query: string, limit: TimeLimit, variables?: Record<string, unknown>) {
  const { took } = await timed(async () => expectRefusal(await reader.ask(query, variables)));
  if (took > limit.spec * limit.noise) await expectQuickRefusal(query, limit, variables);
}

const repeat = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ');
const id = '"01900000-0000-7000-8000-000000000000"';
/** The one cycle of the graph over lists: partner, its assessments, their partner. */
const cycle = 'assessments{edges{node{partner{';
const loops = (times: number) => `{partner(id:${id}){${cycle.repeat(times)}id${'}}}}'.repeat(times)}}}`;
const loopsInFragments = (times: number) =>
  `{partner(id:${id}){...F0}} ${repeat(times, (i) => `fragment F${i} on Partner{${cycle}...F${i + 1}}}}}}`)} fragment F${times} on Partner{id}`;
const loopsInInline = (times: number) =>
  `{partner(id:${id}){${`...on Partner{${cycle}`.repeat(times)}id${'}}}}}'.repeat(times)}}}`;
const bomb = (n: number) =>
  `{partner(id:${id}){...F0}} ${repeat(n, (i) => `fragment F${i} on Partner{${cycle}...F${i + 1}}}}} a:${cycle}...F${i + 1}}}}}}`)} fragment F${n} on Partner{id}`;

const attacks: [name: string, limit: TimeLimit, queries: string[]][] = [
  ['G01 depth 22 and more', quick, [loops(22), loopsInFragments(22), loopsInInline(22), loops(4), loopsInFragments(4)]],
  [
    'G02 depth 500 and 3,000',
    quick,
    [loops(125), loops(750), `{partner(id:${'['.repeat(3000)}${']'.repeat(3000)}){id}}`],
  ],
  [
    'G03 aliases of root fields',
    quick,
    [100, 1000, 5000].map((count) => `{${repeat(count, (i) => `a${i}:agencies{code}`)}}`),
  ],
  ['G05 long aliases', quick, [`{agencies{${'a'.repeat(101)}:code}}`, `{agencies{${'a'.repeat(40_000)}:code}}`]],
  ['G06 fragment bombs', quick, [8, 9, 10, 11, 12, 13, 14].map(bomb)],
  [
    'G07 circles of fragments and a thousand unused ones',
    unhurried,
    [
      `{partner(id:${id}){...A}} fragment A on Partner{...B} fragment B on Partner{...A}`,
      `{partner(id:${id}){...A}} fragment A on Partner{${cycle}...A}}}}}`,
      `{agencies{code}} ${repeat(1000, (i) => `fragment F${i} on Partner{id}`)}`,
    ],
  ],
  [
    'G08 directives, unknown and legal',
    quick,
    [
      ...[10, 1_000, 10_000].map((count) => `{agencies{code ${repeat(count, (i) => `@unknown${i}`)}}}`),
      ...[10, 1_000, 10_000].map((count) => `{agencies{code ${repeat(count, () => '@include(if:true)')}}}`),
    ],
  ],
  [
    'G09 repeated and overlapping fields',
    unhurried,
    [
      `{agencies{${repeat(10_000, () => 'code')}}}`,
      `{searchPartners{edges{node{${repeat(1_000, () => 'names{value}')}}}}}`,
      `{${repeat(1_000, () => 'searchPartners{totalCount}')}}`,
      `{searchPartners{edges{node{${repeat(1_000, (i) => `...on Partner{names{${i % 2 ? 'id' : 'value'}}}`)}}}}}`,
    ],
  ],
];

test.each(attacks)('%s: refused in time, unnoticed by a neighbour, memory stays', async (_, limit, queries) => {
  const before = process.memoryUsage().rss;
  await expectUndisturbed(reader, async () => {
    for (const query of queries) await expectQuickRefusal(query, limit);
    // Long enough for several questions of the neighbour.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(allowedGrowth);
});

const pageFields: [string, PageField][] = findPageFields(schema).map((field) => [field.place, field]);

test('G04 every field with pages is known to the next tests', () => {
  expect(pageFields.length).toBeGreaterThanOrEqual(11);
  expect(pageFields.map(([place]) => place)).toEqual(
    expect.arrayContaining(['Query.searchPartners', 'Query.hits', 'Partner.assessments', 'ListSnapshot.problems']),
  );
});

describe.each(pageFields)('G04 the page size of %s', (_, { ask }) => {
  const sizes = [100_000, 101, 0, -1, 2 ** 31, 1.5, '10', [10], { first: 10 }, null];

  test('is 1 to 100, wherever it is written', async () => {
    for (const first of sizes) await expectRefusalInTime(ask('$f', '($f: Int!)'), unhurried, { f: first });
    for (const first of ['100000', '101', '0', '-1', '2147483648', '1.5', '"10"', '[101]', '{first: 10}', 'null']) {
      await expectRefusalInTime(ask(first), unhurried);
      await expectRefusalInTime(ask('$f', `($f: Int! = ${first})`), unhurried);
    }
  });

  test('of 100 is not refused for its size', async () => {
    const { errors = [] } = await reader.ask(ask('$f', '($f: Int!)'), { f: 100 });
    expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INVALID_INPUT');
  });
});

test('G04 a page size smuggled into a filter is refused', async () => {
  for (const filter of [{ first: 100_000 }, { text: 'a', page: { first: 100_000 } }, { text: { first: 100_000 } }]) {
    const query = 'query($x: PartnerFilter!) { searchPartners(filter: $x) { totalCount } }';
    await expectQuickRefusal(query, unhurried, { x: filter });
  }
});

test.each([2, 1000])('G10 a batch of %i is refused', async (count) => {
  const body = JSON.stringify(Array.from({ length: count }, () => ({ query: '{ agencies { code } }' })));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${reader.token}` };
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
  expectRefusal({ status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) });
});

const probes = [
  getIntrospectionQuery(),
  '{__schema{types{name}}}',
  '{__type(name:"Partner"){fields{name}}}',
  'fragment A on Query{__schema{types{name}}} {...A}',
  '{...on Query{a:__type(name:"Partner"){name}}}',
];
test.each(probes.map((query) => [query.slice(0, 50).replace(/\s+/g, ' '), query]))(
  'G11 the schema is closed without a token and open with one: %s',
  async (_, query) => {
    const closed = await system.anybody.ask(query);
    expectRefusal(closed);
    expect(closed.errors?.[0]?.extensions.reason).toBe('INTROSPECTION_CLOSED');
    const open = await reader.ask(query);
    expect({ status: open.status, errors: open.errors }).toEqual({ status: 200, errors: undefined });
  },
);

test('G11 what introspection shows is the published schema, nothing inside', async () => {
  const shown = buildClientSchema(await reader.ok(getIntrospectionQuery()));
  expect(Object.keys(shown.getTypeMap()).sort()).toEqual(Object.keys(schema.getTypeMap()).sort());
});

/** All names of the graph that somebody could try to guess. */
const realNames = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => [
    type.name,
    ...(isObjectType(type) ? Object.keys(type.getFields()) : []),
    ...(isEnumType(type) ? type.getValues().map(({ name }) => name) : []),
  ]);

test('G12 five hundred near misses get one and the same answer, which names nothing', async () => {
  const words = [...new Set(realNames)]
    .flatMap((name) => [`${name}s`, `${name.slice(0, -1)}x`, `x${name}`])
    .filter((word) => !realNames.includes(word))
    .slice(0, 500);
  expect(words).toHaveLength(500);
  const answers = new Map<string, number>();
  await sideBySide(words, async (word, i) => {
    const places = [
      `{partner(id:${id}){${word}}}`,
      `{partner(${word}:1){id}}`,
      `{searchPartners(filter:{${word}:1}){totalCount}}`,
      `query($v:${word}){agencies{code}}`,
      `{searchPartners(filter:{types:[${word}]}){totalCount}}`,
      `{agencies{...on ${word}{code}}}`,
    ];
    for (const query of [`{${word}}`, places[i % places.length] ?? '']) {
      const answer = await system.anybody.ask(query);
      expectRefusal(answer);
      for (const { message } of answer.errors ?? []) answers.set(message, (answers.get(message) ?? 0) + 1);
    }
  });
  expect([...answers.keys()]).toEqual([
    'The query does not fit the schema. Send a token to be told what is wrong with it.',
  ]);
});

test('G12 a wrong variable is not told the input type without a token', async () => {
  const query = 'query($x: PartnerFilter!) { searchPartners(filter: $x) { totalCount } }';
  const { errors } = await system.anybody.ask(query, { x: { txet: 1 } });
  expect(JSON.stringify(errors)).not.toMatch(/text|PartnerFilter|Did you mean/);
  const known = await reader.ask(query, { x: { txet: 'x'.repeat(5_000) } });
  expectRefusal(known);
  expect(JSON.stringify(known.errors)).not.toContain('Did you mean');
});
