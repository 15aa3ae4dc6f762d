import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system?.stop());

const codeList = `query ($name: CodeListName!, $language: String) { codeList(name: $name, language: $language) {
  name version codes { code label group attributes { name value } labels { language text } effectiveFrom effectiveTo } } }`;

interface Code {
  code: string;
  label: string;
  group: string | null;
  attributes: { name: string; value: string }[];
  labels: { language: string; text: string }[];
}

async function read(name: string, language?: string): Promise<Code[]> {
  const variables = language ? { name, language } : { name };
  return (await system.anybody.ok(codeList, variables)).codeList.codes;
}

test('anybody reads a list, without a token', async () => {
  const countries = await read('COUNTRIES', 'fr');
  expect(countries).toHaveLength(249);
  expect(countries.find(({ code }) => code === 'SO')).toMatchObject({
    label: 'Somalie',
    group: '014',
    attributes: expect.arrayContaining([
      { name: 'alpha3', value: 'SOM' },
      { name: 'ldc', value: 'true' },
    ]),
  });
});

test('countries and regions have labels in the six UN languages', async () => {
  for (const name of ['COUNTRIES', 'REGIONS']) {
    for (const { labels } of await read(name)) {
      expect(labels.map(({ language }) => language).sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
    }
  }
});

test('HAB-13: nineteen categories, in French where it is asked for, in English where there is no other', async () => {
  const categories = await read('STAKEHOLDER_CATEGORIES', 'fr');
  expect(categories).toHaveLength(19);
  expect(categories.find(({ code }) => code === 'WOMEN')?.label).toBe('Femmes');
  expect((await read('STAKEHOLDER_CATEGORIES', 'zh')).find(({ code }) => code === 'WOMEN')?.label).toBe('Women');
});

test('all lists at once', async () => {
  const { codeLists } = await system.anybody.ok('{ codeLists { name version codes { code } } }');
  expect(codeLists.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['COUNTRIES', 'PARTNER_TYPES', 'IATI_ORGANISATION_TYPES', 'ORG_ID_SCHEMES', 'CURRENCIES']),
  );
  for (const { codes } of codeLists) expect(codes.length).toBeGreaterThan(0);
});

test('a language that is none of the UN is refused', async () => {
  expect(await system.anybody.refusal(codeList, { name: 'COUNTRIES', language: 'de' })).toBe('INVALID_INPUT');
});
