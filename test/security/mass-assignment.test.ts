import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@partner-commons/platform/service';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Answer, Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { contentOf, type Form } from '../support/filled-profile';
import { minimalDocument, minimalValue } from '../support/minimal-document';
import { registerPartner } from '../support/registered-partner';
import { sideBySide } from '../support/side-by-side';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(180_000);

const schema = buildSchema(readFileSync(join(__dirname, '../../docs/reference/api.graphql'), 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** What a client would like to set for itself, and two names that lead to the prototype. */
const extras: Record<string, unknown> = {
  agency: 'WFP',
  verifiedBy: 'https://unicef.dev.partner-commons.invalid#verifier',
  status: 'ACTIVE',
  standing: 'ACTIVE',
  state: 'REGISTERED',
  version: 99,
  id: '01890000-0000-7000-8000-00000000beef',
  createdAt: '2020-01-01T00:00:00.000Z',
  // Computed, else it would set the prototype here and not reach the other side.
  ['__proto__']: { isAdmin: true },
  constructor: { prototype: { isAdmin: true } },
};

let system: TestSystem;
let admin: Caller;
beforeAll(async () => {
  system = await startTestSystem();
  admin = await system.as('UNHCR', 'admin');
});
afterAll(() => system?.stop());

/** Rows of each table of each service; the day of a member's last use is no row of its own. */
async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of serviceNames) {
    await withClient(system.databases[name].adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT relname AS table, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname),
           false, true, '')))[1]::text::int AS n
         FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      );
      for (const { table, n } of rows) counts[`${name}.${table}`] = n;
    });
  }
  return counts;
}

type Value = Record<string, unknown>;
type Path = string[];

/** The inputs inside an input, with the shortest value that leads to each. */
function spotsOf(type: GraphQLInputType, value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const nullable = getNullableType(type);
  const named = getNamedType(type);
  if (isListType(nullable)) {
    return spotsOf(nullable.ofType, minimalValue(nullable.ofType), path).map((spot) => ({
      path: spot.path,
      value: [spot.value],
    }));
  }
  if (!isInputObjectType(named)) return [];
  const own = { path: [...path, named.name], value };
  const inner = Object.values(named.getFields()).flatMap((field) =>
    path.includes(named.name)
      ? []
      : spotsOf(field.type, minimalValue(field.type), [...path, named.name]).map((spot) => ({
          path: spot.path,
          value: { ...(value as Value), [field.name]: spot.value },
        })),
  );
  return [own, ...inner];
}

/** The value with one more key in the input that the path ends with. */
function withExtra(type: GraphQLInputType, value: unknown, path: Path, extra: Value): unknown {
  const named = getNamedType(type);
  if (Array.isArray(value)) return value.map((each) => withExtra(named, each, path, extra));
  if (!isInputObjectType(named) || named.name !== path[0] || value === null) return value;
  if (path.length === 1) return { ...(value as Value), ...extra };
  const fields = Object.entries(value as Value).map(([name, inner]) => {
    const field = named.getFields()[name];
    return [name, field ? withExtra(field.type, inner, path.slice(1), extra) : inner];
  });
  return Object.fromEntries(fields);
}

const isRefused = ({ status, errors }: Answer) =>
  status === 400 &&
  (errors ?? []).length > 0 &&
  (errors ?? []).every(({ extensions }) => extensions.code === 'INVALID_INPUT');

/** The keys of which an answer says, each by itself, that the input does not have them. */
const refusedKeys = (answer: Answer, keys: readonly string[]): string[] =>
  isRefused(answer)
    ? keys.filter((key) => answer.errors?.some(({ message }) => message.includes(`Field "${key}" is not defined`)))
    : [];

/** Every try that was not refused as it should be. */
async function attack(field: GraphQLField<unknown, unknown>): Promise<{ tried: number; accepted: string[] }> {
  const { query, variables } = minimalDocument('mutation', field);
  const accepted: string[] = [];
  let tried = 0;
  for (const argument of field.args) {
    for (const { path, value } of spotsOf(argument.type, variables[argument.name])) {
      const target = schema.getType(path.at(-1) ?? '');
      const legal = isInputObjectType(target) ? target.getFields() : {};
      const askWith = (keys: readonly string[]) => {
        const more = Object.fromEntries(keys.map((key) => [key, extras[key]]));
        const input = withExtra(argument.type, value, path, more);
        const missing = keys.find((key) => !JSON.stringify(input).includes(`"${key}":`));
        if (missing) throw new Error(`${field.name}: ${missing} did not get in.`);
        return admin.ask(query, { ...variables, [argument.name]: input });
      };
      const keys = Object.keys(extras).filter((name) => !Object.hasOwn(legal, name));
      tried += keys.length;
      // Together first; whatever is not refused by its own name is tried by itself, as is what is stopped at the door.
      const together = keys.filter((key) => key !== '__proto__');
      const refused = refusedKeys(await askWith(together), together);
      for (const key of keys.filter((name) => !refused.includes(name))) {
        const answer = await askWith([key]);
        if (!isRefused(answer)) accepted.push(`${field.name} ${path.join('.')} ${key}: ${JSON.stringify(answer)}`);
      }
    }
  }
  return { tried, accepted };
}

test('Z11: no input of any mutation takes a key that it does not name, at the top or inside', async () => {
  const before = await countRows();
  const accepted: string[] = [];
  let tried = 0;
  await sideBySide(mutations, async (field) => {
    const outcome = await attack(field);
    accepted.push(...outcome.accepted);
    tried += outcome.tried;
  });
  expect(accepted).toEqual([]);
  // Every mutation but the few without an input, with most of the extras.
  expect(tried).toBeGreaterThan(mutations.length * 8);
  expect(await countRows()).toEqual(before);
});

describe('Z11: what is free in form', () => {
  const update =
    'mutation ($input: UpdateProfileSectionInput!) { updateProfileSection(input: $input) { sections { version } } }';
  let partnerId: string;
  let partnerAdmin: Caller;
  let forms: Form[];

  beforeAll(async () => {
    const registered = await registerPartner(system, { legalName: 'Assigned In Mass', until: 'PROFILE_OPEN' });
    partnerId = registered.partnerId;
    partnerAdmin = registered.admin;
    const { profileSections } = await partnerAdmin.ok(`{ profileSections { code mandatory fields {
      code within kind mandatory mandatoryWhen mandatoryWhenIs format min choices { code } } } }`);
    forms = profileSections;
  });

  const inputOf = (form: Form, content: unknown) => ({
    input: { partnerId, section: form.code, content, expectedVersion: 0 },
  });

  test('a section takes the keys of its form and no others, at the top and in its lists', async () => {
    const before = await countRows();
    let tried = 0;
    for (const form of forms) {
      const content = contentOf(form);
      for (const [key, value] of Object.entries(extras).filter(
        ([name]) => !form.fields.some(({ code }) => code === name),
      )) {
        const lists = Object.entries(content).filter(
          ([, inner]) => Array.isArray(inner) && typeof inner[0] === 'object',
        );
        const spoiled = [
          { ...content, [key]: value },
          ...lists.map(([name, inner]) => ({ ...content, [name]: [{ ...(inner as Value[])[0], [key]: value }] })),
        ];
        for (const wrong of spoiled) {
          tried += 1;
          expect([form.code, key, await partnerAdmin.refusal(update, inputOf(form, wrong))]).toEqual([
            form.code,
            key,
            // The one key that no JSON of ours may have at all is refused at the door.
            key === '__proto__' ? 'INVALID_INPUT / BAD_REQUEST' : 'INVALID_INPUT / PROFILE_CONTENT',
          ]);
        }
      }
    }
    expect(tried).toBeGreaterThan(80);
    const rows = await countRows();
    // That it was refused is on record; nothing else is, beside what sanctions tells of its lists meanwhile.
    const changed = Object.keys(rows).filter((table) => rows[table] !== before[table]);
    expect(changed.filter((table) => !/audit|refusal|list_confirmation/.test(table))).toEqual([]);
    expect(({} as Value).isAdmin).toBeUndefined();
    // The same without the extra key is taken: it was the key that was refused.
    const [form] = forms;
    if (form) await partnerAdmin.ok(update, inputOf(form, contentOf(form)));
  });
});
