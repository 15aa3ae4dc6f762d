import { buildSchema, getIntrospectionQuery } from 'graphql';
import type { AppError } from '../errors';
import { limitRules } from './limit.rules';
import { callerLimits, serviceLimits } from './query.limits';

const schema = buildSchema(/* GraphQL */ `
  input Page { first: Int, filter: Deep }
  input Deep { and: [Deep!], name: String }
  type Query {
    partner(id: ID): Partner
    partners(first: Int = 25): PartnerConnection
    found(page: Page, filter: Deep): PartnerConnection
    names: [String!]!
    _entities(representations: [Any!]!): [Partner]!
  }
  scalar Any
  type PartnerConnection { edges: [PartnerEdge!]! totalCount: Int! }
  type PartnerEdge { node: Partner! cursor: String! }
  type Partner { id: ID! name: String! children(first: Int): PartnerConnection! parents: [Partner!]! }
`);
const caller = limitRules(callerLimits);
const service = limitRules(serviceLimits);

function refusal(act: () => unknown): Record<string, unknown> {
  const before = performance.now();
  try {
    act();
  } catch (error) {
    expect(performance.now() - before).toBeLessThan(400);
    return (error as AppError).extensions;
  }
  return {};
}

const nested = (depth: number, field: string) => `${`${field}{`.repeat(depth)}id${'}'.repeat(depth)}`;
const bomb = (n: number) =>
  `${Array.from(
    { length: n },
    (_, i) => `fragment F${i} on Partner{parents{...F${i + 1}}children{edges{node{...F${i + 1}}}}}`,
  ).join('')}fragment F${n} on Partner{id} {partner{...F0}}`;

describe('limits on the text', () => {
  test.each([
    ['depth 22', `{partner{${nested(22, 'parents')}}}`, 'QUERY_TOO_DEEP'],
    ['depth 3,000', `{partner{${nested(3000, 'parents')}}}`, 'QUERY_TOO_DEEP'],
    [
      'depth behind fragments',
      'fragment A on Partner{parents{parents{parents{parents{parents{...B}}}}}} fragment B on Partner{parents{parents{parents{parents{parents{...C}}}}}} fragment C on Partner{parents{parents{parents{parents{parents{id}}}}}} {partner{...A}}',
      'QUERY_TOO_DEEP',
    ],
    ['nested inline fragments', `{partner{${'...{'.repeat(100)}id${'}'.repeat(100)}}}`, 'QUERY_TOO_DEEP'],
    ['nested literals', `{partner(id:${'['.repeat(500)}${']'.repeat(500)}){id}}`, 'QUERY_TOO_DEEP'],
    ['aliases', `{${Array.from({ length: 100 }, (_, i) => `a${i}:names `).join('')}}`, 'TOO_MANY_ALIASES'],
    ['tokens', `{${'names '.repeat(10_000)}}`, 'QUERY_TOO_LARGE'],
    ['characters', `{names} #${'x'.repeat(60_000)}`, 'QUERY_TOO_LARGE'],
    ['a long name', `{${'x'.repeat(101)}:names}`, 'QUERY_TOO_LARGE'],
    ['repetitions', `{${'names '.repeat(100)}}`, 'TOO_MANY_FIELDS'],
    ['repetitions in inline fragments', `{${'...{names}'.repeat(100)}}`, 'TOO_MANY_FIELDS'],
    ['root fields', `{${Array.from({ length: 25 }, (_, i) => `f${i} `).join('')}}`, 'TOO_MANY_FIELDS'],
    ['directives', `{names ${'@skip(if:false)'.repeat(40)}}`, 'TOO_MANY_DIRECTIVES'],
    [
      'unused fragments',
      `{names}${Array.from({ length: 100 }, (_, i) => `fragment U${i} on Partner{id}`).join('')}`,
      'TOO_MANY_FRAGMENTS',
    ],
    ['self-spread', '{partner{...A}} fragment A on Partner{...A}', 'FRAGMENT_CYCLE'],
    [
      'cycle of an unused fragment',
      '{names} fragment A on Partner{...B} fragment B on Partner{...A}',
      'FRAGMENT_CYCLE',
    ],
    ['syntax', '{partner', 'SYNTAX'],
    ['schema text', 'type Query { a: Int }', 'SYNTAX'],
  ])('%s is refused', (_, text, reason) => {
    expect(refusal(() => caller.admit(text))).toMatchObject({ code: 'INVALID_INPUT', reason });
  });

  test.each([8, 10, 14])('a fragment bomb of %i stages is refused', (n) => {
    expect(refusal(() => caller.admit(bomb(n)))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('the standard introspection query passes and is recognised', () => {
    const text = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, inputValueDeprecation: true });
    const query = caller.admit(text);
    expect(query.introspects).toBe(true);
    expect(caller.price({ schema, document: query.document })).toBe(2000);
    expect(caller.admit('{names __typename}').introspects).toBe(false);
    expect(caller.admit('{...A} fragment A on Query{__type(name:"Partner"){name}}').introspects).toBe(true);
  });
});

describe('cost', () => {
  const price = (text: string, variables?: Record<string, unknown>) =>
    caller.price({ schema, document: caller.admit(text).document, variables });

  test('counts the values of a page, its default and its variable', () => {
    expect(price('{partners(first:10){edges{node{id name}}}}')).toBe(10 * (1 + 1 + 1 + 2));
    expect(price('{partners{edges{node{id name}}}}')).toBe(25 * 5);
    expect(price('query($f:Int){partners(first:$f){edges{node{id name}}}}', { f: 100 })).toBe(100 * 5);
    expect(price('query($f:Int=50){partners(first:$f){edges{node{id name}}}}')).toBe(50 * 5);
    expect(price('{names}')).toBe(10);
  });

  test.each([
    ['a variable', 'query($f:Int){partners(first:$f){totalCount}}', { f: 100_000 }],
    ['a default value', 'query($f:Int=100000){partners(first:$f){totalCount}}', {}],
    ['a literal', '{partners(first:101){totalCount}}', {}],
    ['a nested input object', 'query($p:Page){found(page:$p){totalCount}}', { p: { first: 101 } }],
    ['zero', '{partners(first:0){totalCount}}', {}],
    ['a negative number', 'query($f:Int){partners(first:$f){totalCount}}', { f: -1 }],
    ['2^31', 'query($f:Int){partners(first:$f){totalCount}}', { f: 2 ** 31 }],
    ['a float', 'query($f:Int){partners(first:$f){totalCount}}', { f: 1.5 }],
    ['a string', 'query($f:Int){partners(first:$f){totalCount}}', { f: '10' }],
  ])('a page size given by %s is refused', (_, text, variables) => {
    expect(refusal(() => price(text, variables))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('nested pages are refused by their product', () => {
    const text = '{partners(first:100){edges{node{children(first:100){edges{node{id name}}}}}}}';
    expect(refusal(() => price(text))).toMatchObject({ reason: 'QUERY_TOO_COSTLY' });
  });

  test('deep variables are refused before they are coerced', () => {
    let filter: Record<string, unknown> = { name: 'x' };
    for (let i = 0; i < 20_000; i++) filter = { and: [filter] };
    expect(refusal(() => price('query($d:Deep){found(filter:$d){totalCount}}', { d: filter }))).toMatchObject({
      reason: 'QUERY_TOO_DEEP',
    });
  });

  test("a service takes the gateway's own representations of a full nested page, but not any number", () => {
    const text = 'query($representations:[Any!]!){_entities(representations:$representations){...on Partner{id name}}}';
    const { document } = service.admit(text);
    const of = (count: number) => ({ representations: Array.from({ length: count }, () => ({ id: '1' })) });
    expect(service.price({ schema, document, variables: of(2_500) })).toBe(7_500);
    expect(() => service.price({ schema, document, variables: of(21_000) })).toThrow(/values to answer/);
  });
});
