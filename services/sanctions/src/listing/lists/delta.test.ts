import { compareLists } from './delta';
import type { ListedRecord } from './listed-record';
import { recordHashes } from './record-hashes';
import { individual, parsed, readText, readUnFile, unList } from './un/un-list.samples';

async function recordOf(rest: string): Promise<ListedRecord> {
  const [record] = parsed(await readText(unList(individual('QDi.001', rest)))).records;
  if (!record) throw new Error('no record');
  return record;
}

test('L06 from the list of 2018 to that of 2026', async () => {
  const before = (await readUnFile('un-sc-consolidated-2018-10-29.xml')).records;
  const after = (await readUnFile('un-sc-consolidated-2026-02-27.xml')).records;
  const [old, current] = [before.map(recordHashes), after.map(recordHashes)];
  const delta = compareLists(old, current);
  expect(delta.added).toHaveLength(111);
  expect(delta.removed).toHaveLength(201);
  expect(delta.amended.length + delta.unchanged.length).toBe(892);
  // 773 differ as text; layout, order, padding and letter case are no amendment, comments and dates are.
  expect(delta.amended).toHaveLength(652);
  // What the scorer compares decides who is screened again; each entry is counted with the first of its changes.
  expect(delta.toRescreen).toHaveLength(100);
  const parts = ['names', 'births', 'nationalities', 'documents', 'gender'] as const;
  const changes = new Map<string, number>();
  for (const id of delta.toRescreen) {
    const [was, is] = [before, after].map((records) => records.find(({ externalId }) => externalId === id));
    if (!was || !is) throw new Error(id);
    const changed = parts.find(
      (part) => recordHashes({ ...was, [part]: is[part] }).screeningHash !== recordHashes(was).screeningHash,
    );
    changes.set(changed ?? 'none', (changes.get(changed ?? 'none') ?? 0) + 1);
  }
  expect(Object.fromEntries(changes)).toEqual({ names: 58, births: 12, nationalities: 5, documents: 21, gender: 4 });
  const amended = new Set(delta.amended);
  expect(delta.toRescreen.filter((id) => !amended.has(id))).toEqual([]);
  expect(compareLists(current, current)).toMatchObject({ added: [], removed: [], amended: [], toRescreen: [] });
});

test('layout, order and letter case change nothing; a comment amends; a new alias re-screens', async () => {
  const alias = (name: string) =>
    `<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>${name}</ALIAS_NAME></INDIVIDUAL_ALIAS>`;
  const base = recordHashes(await recordOf(`<FIRST_NAME>Ana</FIRST_NAME>${alias('Ann')}${alias('Anne')}`));
  const moved = recordHashes(await recordOf(`\n <FIRST_NAME>  Ana </FIRST_NAME>${alias('Anne')}\n${alias(' Ann')}`));
  const commented = recordHashes(
    await recordOf(`<FIRST_NAME>Ana</FIRST_NAME>${alias('Ann')}${alias('Anne')}<COMMENTS1>new</COMMENTS1>`),
  );
  const renamed = recordHashes(await recordOf(`<FIRST_NAME>Ana</FIRST_NAME>${alias('Ann')}${alias('Anna')}`));
  const upper = recordHashes(await recordOf(`<FIRST_NAME>ANA</FIRST_NAME>${alias('ANN')}${alias('ANNE')}`));
  expect(moved).toEqual(base);
  expect(commented.contentHash).not.toBe(base.contentHash);
  expect(commented.screeningHash).toBe(base.screeningHash);
  expect(upper.screeningHash).toBe(base.screeningHash);
  expect(renamed.screeningHash).not.toBe(base.screeningHash);
  expect(compareLists([base], [renamed])).toMatchObject({ amended: ['QDi.001'], toRescreen: ['QDi.001'] });
});

test('every field that screening looks at is in its hash', async () => {
  const record = await recordOf('<FIRST_NAME>Ana</FIRST_NAME>');
  const { screeningHash } = recordHashes(record);
  const changes: Partial<ListedRecord>[] = [
    { subjectType: 'ENTITY' },
    { names: [{ value: 'Ana', kind: 'LOW_ALIAS', script: 'Latn' }] },
    { births: [{ year: 1960, approximate: false }] },
    { births: [{ year: 1960, approximate: true }] },
    { nationalities: ['Chad'] },
    { countries: ['Chad'] },
    { gender: 'Female' },
    { documents: [{ type: 'Passport', number: 'A1', country: 'Chad', note: '' }] },
  ];
  const hashes = changes.map((change) => recordHashes({ ...record, ...change }).screeningHash);
  expect(new Set([screeningHash, ...hashes]).size).toBe(changes.length + 1);
});
