import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { limitRules } from '@partner-commons/platform/limits/limit.rules';
import { callerLimits } from '@partner-commons/platform/limits/query.limits';
import fc from 'fast-check';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  validate,
} from 'graphql';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type TimeLimit, timed } from '../support/measure';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md G05: the worst queries that are still legal, searched for over the real graph and over real rows. */

const time: TimeLimit = { spec: 2_000, noise: 2 };
const largestAnswer = 5_000_000;
const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'docs', 'reference', 'api.graphql'), 'utf8'));
const rules = limitRules(callerLimits);
const fixture = (name: string) => gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.gz`)));

let system: TestSystem;
let everybody: Caller;
/** Values worth asking for, by the place of the argument or by its type. */
const worth: Record<string, string[]> = {
  Int: ['2025'],
  String: ['"UNHCR"'],
  'Partner.kpiValues.codes': ['["LOCAL_FUNDING_SHARE"]'],
  'Query.searchPartners.filter': ['{}', '{text: "a"}', '{text: "an"}', '{text: "association"}', '{text: "e i o"}'],
};

beforeAll(async () => {
  system = await startTestSystem();
  const admin = await system.as('UNHCR', 'admin');
  const roles = ['READER', 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR', 'SANCTIONS_SCREENER'];
  await admin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
    input: { issuer: localIssuerOf('UNHCR'), subject: 'everybody', grants: roles.map((role) => ({ role })) },
  });
  everybody = await system.as('UNHCR', 'everybody');
  const screener = await system.as('UNICEF', 'screener');
  const settle = (caller: Caller, query: string, id: string) =>
    eventually(async () => {
      const { job } = Object.values(await caller.ok(query, { id }))[0] as { job: { state: string } };
      if (job.state !== 'SUCCEEDED') throw new Error(job.state);
    }, 120_000);
  const directory = await admin.send('Registry', {
    kind: 'PARTNER_FILE',
    name: 'directory.csv',
    bytes: fixture('mena-ngo-directory-2014.csv'),
  });
  const { importPartners } = await admin.ok(`mutation { importPartners(input: { fileId: "${directory}" }) { id } }`);
  await settle(admin, 'query ($id: ID!) { partnerImport(id: $id) { job { state } } }', importPartners.id);
  const list = await screener.send('Sanctions', {
    kind: 'LIST_FILE',
    name: 'list.xml',
    bytes: fixture('un-sc-consolidated-2026-02-27.xml'),
  });
  const { importList } = await screener.ok(
    `mutation { importList(input: { source: "UNSC", fileId: "${list}" }) { id } }`,
  );
  await settle(screener, 'query ($id: ID!) { listSnapshot(id: $id) { job { state } } }', importList.id);
  await everybody.ok(
    `mutation { addPartner(input: { legalName: "Al Rashed Trust", primaryType: NATIONAL_NGO, countryOfOrigin: "PK" }) { id } }`,
  );
  await eventually(async () => {
    const { hits } = await everybody.ok('{ hits(first: 1) { totalCount } }');
    if (hits.totalCount === 0) throw new Error('no hit yet');
  });
  const partner = await addFatPartner();
  worth['Query.partner.id'] = [`"${partner}"`];
  worth['Query.eligibility.partnerId'] = [`"${partner}"`];
  worth['Query.partnerImport.id'] = [`"${importPartners.id}"`];
  worth['Query.listSnapshot.id'] = [`"${importList.id}"`];
  worth.ID = [`"${partner}"`];
}, 240_000);
afterAll(() => system?.stop());

/** One partner with as much of everything as the inputs allow: 51 names, a page of long reports, a page of figures. */
async function addFatPartner(): Promise<string> {
  const otherNames = Array.from({ length: 50 }, (_, i) => ({
    kind: 'ALIAS',
    value: `${'جمعية الكوثر '.repeat(38)}${i}`,
  }));
  const { addPartner } = await everybody.ok(
    `mutation ($otherNames: [PartnerNameInput!]!) { addPartner(input: { legalName: "Aaa ${'w'.repeat(490)}",
       primaryType: NATIONAL_NGO, countryOfOrigin: "KE", otherNames: $otherNames }) { id } }`,
    { otherNames },
  );
  const { id } = addPartner;
  const known = async (service: 'assessments' | 'performance', fill: string) =>
    withClient(system.databases[service].adminUrl, (admin) =>
      eventually(async () => {
        const { rowCount } = await admin.query('SELECT FROM known_partner WHERE partner_id = $1', [id]);
        if (rowCount === 0) throw new Error('not known yet');
        await admin.query(fill);
      }),
    );
  await known(
    'assessments',
    `WITH made AS (INSERT INTO assessment
       SELECT gen_random_uuid(), '${id}', 'UNHCR', 'HACT_MICRO', 'LOW', '2025-01-01', '2029-01-01', 5, 'USD', now(), n::text, ''
       FROM generate_series(1, 100) n RETURNING id)
     INSERT INTO assessment_report SELECT id, 'UNHCR', '${id}', repeat('ع', 20000) FROM made`,
  );
  await known(
    'performance',
    `INSERT INTO kpi_value SELECT gen_random_uuid(), d.id, 'UNHCR', '${id}', 2025, q, 50, 1, 2, 'REPORTED', 1, NULL, now(), d.id || '/' || q, ''
     FROM kpi_definition d, generate_series(1, 4) q`,
  );
  return id;
}

type Field = GraphQLField<unknown, unknown>;
/** Draws a number below `count`. */
type Draw = (count: number) => number;
const ofPlace = (values: string[], draw: Draw) => values[draw(values.length)] ?? '';

/** One random operation of the graph, with its pages as large as drawn. */
class Composer {
  private aliases = 0;

  constructor(private readonly draw: Draw) {}

  operation(): string {
    const query = schema.getQueryType() as GraphQLObjectType;
    return this.selection(query, 1 + this.draw(3), 0);
  }

  private selection(type: GraphQLObjectType, composites: number, depth: number): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
    const branches = fields.filter((field) => isObjectType(getNamedType(field.type)));
    const texts = leaves.map(({ name }) => name);
    if (depth < 14) {
      // An edge leads on by its node alone; elsewhere a few ways are taken, some of them twice.
      const ways =
        type.name.endsWith('Connection') || type.name.endsWith('Edge') ? branches : this.pick(branches, composites);
      for (const field of ways) texts.push(this.branch(type, field, depth));
    }
    return `{ ${texts.join(' ') || '__typename'} }`;
  }

  private pick(branches: Field[], count: number): Field[] {
    return Array.from({ length: count }, () => branches[this.draw(branches.length)]).filter(
      (field) => field !== undefined,
    );
  }

  private branch(type: GraphQLObjectType, field: Field, depth: number): string {
    const given = field.args.flatMap((argument) => {
      if (argument.name === 'first') return [`first: ${[100, 100, 50, 20, 5, 1][this.draw(6)]}`];
      const values = worth[`${type.name}.${field.name}.${argument.name}`] ?? worth[getNamedType(argument.type).name];
      const enums = argument.type.toString() === 'AssessmentKind!' ? ['HACT_MICRO'] : undefined;
      const wanted = isRequiredArgument(argument) || argument.name === 'filter';
      return wanted && (values ?? enums) ? [`${argument.name}: ${ofPlace(values ?? enums ?? [], this.draw)}`] : [];
    });
    const alias = type.name.endsWith('Connection') || type.name.endsWith('Edge') ? '' : `a${this.aliases++}: `;
    const next = getNamedType(field.type) as GraphQLObjectType;
    const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
    return `${alias}${call} ${this.selection(next, this.draw(4), depth + 1)}`;
  }
}

/** A query that the door would let in, with its price there; whether it fits the schema is another question. */
function admit(query: string): { query: string; document: DocumentNode; price: number }[] {
  try {
    const { document } = rules.admit(query);
    return [{ query, document, price: rules.price({ schema, document }) }];
  } catch {
    return [];
  }
}
type Admitted = ReturnType<typeof admit>[number];
const isLegal = ({ document, price }: Admitted) => price > 0 && validate(schema, document).length === 0;

interface Outcome {
  query: string;
  accepted: boolean;
  took: number;
  bytes: number;
}

async function send(query: string): Promise<Outcome> {
  const { result, took } = await timed(async () => {
    const response = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${everybody.token}` },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  });
  const accepted = result.status === 200;
  if (!accepted) {
    // The one reason that only shows when the answer is there.
    expect(JSON.parse(result.text).errors[0].extensions).toMatchObject({
      code: 'INVALID_INPUT',
      reason: 'ANSWER_TOO_LARGE',
    });
  }
  return { query, accepted, took, bytes: Buffer.byteLength(result.text) };
}

function expectBounded({ query, took, bytes }: Outcome): void {
  expect({ query, late: took > time.spec * time.noise, large: bytes > largestAnswer }).toEqual({
    query,
    late: false,
    large: false,
  });
}

/** What somebody would try who knows the graph. */
const crafted = (): [string, string][] => {
  const id = ofPlace(worth['Query.partner.id'] ?? [], () => 0);
  const aliases = (count: number, each: string) => Array.from({ length: count }, (_, i) => `a${i}: ${each}`).join(' ');
  const long = Array.from({ length: 15 }, (_, i) => `${'x'.repeat(95)}${i}: id`).join(' ');
  const partner = 'id legalName website names { id kind script value }';
  return [
    [
      '15 aliases of a full page',
      `{ ${aliases(15, 'searchPartners(first: 100) { edges { node { id legalName } } }')} }`,
    ],
    [
      '15 aliases of a search that matches much',
      `{ ${aliases(15, 'searchPartners(first: 40, filter: {text: "a"}) { totalCount edges { node { id names { value } } } }')} }`,
    ],
    [
      'three nested lists',
      '{ searchPartners(first: 100) { edges { node { id assessments(first: 6) { edges { node { id report { narrative } partner { names { value } } } } } } } } }',
    ],
    ['all names of a page', `{ searchPartners(first: 100) { edges { node { ${partner} } } } }`],
    [
      'long aliases',
      `{ ${aliases(15, `searchPartners(first: 70) { edges { node { id } } }`)} searchPartners(first: 70) { edges { node { ${long} } } } }`,
    ],
    [
      'all services for a page',
      '{ searchPartners(first: 100) { edges { node { id clearance { status listVersions { source } } currentRating(kind: HACT_MICRO) { band } assessments(first: 2) { edges { node { id } } } kpiValues(first: 2, codes: ["LOCAL_FUNDING_SHARE"], year: 2025) { edges { node { value agency { name } } } } } } } }',
    ],
    ['long texts', `{ partner(id: ${id}) { assessments(first: 100) { edges { node { report { narrative } } } } } }`],
    [
      'long texts again and again',
      `{ ${aliases(10, `partner(id: ${id}) { assessments(first: 100) { edges { node { report { narrative } } } } }`)} }`,
    ],
    [
      'hits with all about them',
      '{ hits(first: 100) { totalCount edges { node { score features { name value detail } partner { legalName } subject { names { value script } births } } } } }',
    ],
    [
      'many sizes of one audit record',
      `{ ${aliases(10, 'registryAuditEvents(first: 100) { totalCount edges { node { id actor action at } } }')} }`,
    ],
  ];
};

test('G05 crafted worst cases are legal, answered within 2 s and below 5 MB', async () => {
  const outcomes: Record<string, boolean> = {};
  for (const [name, query] of crafted()) {
    expect({ name, legal: admit(query).some(isLegal) }).toEqual({ name, legal: true });
    const outcome = await send(query);
    expectBounded(outcome);
    outcomes[name] = outcome.accepted;
  }
  expect(Object.entries(outcomes).filter(([, accepted]) => !accepted)).toEqual([['long texts again and again', false]]);
}, 40_000);

test('G05 no legal query that a search finds takes longer than 2 s or more than 5 MB', async () => {
  let accepted = 0;
  let costliest = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), { minLength: 40, maxLength: 40 }),
      async (genes) => {
        // Of forty random operations the costliest legal one is sent, so that the search stays close to the ceiling.
        const queries = genes.map((gene) => {
          let at = 0;
          return new Composer((count) => (gene[at++ % gene.length] ?? 0) % Math.max(count, 1)).operation();
        });
        // Validation costs most here, so it begins with the costliest and ends with the first that passes.
        const best = queries
          .flatMap(admit)
          .sort((a, b) => b.price - a.price)
          .find(isLegal);
        if (!best) return;
        const outcome = await send(best.query);
        costliest = Math.max(costliest, best.price);
        accepted += outcome.accepted ? 1 : 0;
        expectBounded(outcome);
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 25_000, endOnFailure: true },
  );
  expect(accepted).toBeGreaterThan(20);
  expect(costliest).toBeGreaterThan(callerLimits.maxCost / 4);
}, 40_000);
