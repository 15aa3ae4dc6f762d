import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { ListedRecord } from '@partner-commons/sanctions/listing/lists/listed-record';
import { recordHashes } from '@partner-commons/sanctions/listing/lists/record-hashes';
import { toSubject } from '@partner-commons/sanctions/listing/lists/screening-subject';
import { readUnList } from '@partner-commons/sanctions/listing/lists/un/un-xml';
import { defaultOptions } from '@partner-commons/sanctions/matching/score';
import type { Query, Subject } from '@partner-commons/sanctions/matching/subject';
import { IndexRoom } from '@partner-commons/sanctions/screening/indexes/index-room';
import fc from 'fast-check';

const read = async (name: string): Promise<ListedRecord[]> => {
  const xml = gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.xml.gz`)));
  const reading = await readUnList(Readable.from([xml]));
  if (reading.outcome !== 'PARSED') throw new Error(reading.message);
  return reading.records;
};

let before: ListedRecord[];
let after: ListedRecord[];

beforeAll(async () => {
  [before, after] = await Promise.all([read('un-sc-consolidated-2018-10-29'), read('un-sc-consolidated-2026-02-27')]);
}, 60_000);

/** Names of a roster: some of them those of listed parties, as they are or with a letter gone. */
function rosterOf(seed: number): Query[] {
  const listed = [...before, ...after];
  const pick = (place: number) => listed[(seed * 7_919 + place * 104_729) % listed.length] as ListedRecord;
  return Array.from({ length: 40 }, (_, place) => {
    const record = pick(place);
    const name = record.names[place % record.names.length]?.value ?? '';
    const gone = (seed + place) % Math.max(1, name.length);
    const asked = place % 3 === 0 ? name : name.slice(0, gone) + name.slice(gone + 1);
    const kind = place % 10 === 0 || record.subjectType === 'ENTITY' ? 'ENTITY' : 'INDIVIDUAL';
    return { kind, names: [asked, `Water Trust ${place}`], countries: ['SO'] };
  });
}

function answers(subjects: Subject[], queries: Query[]) {
  const room = new IndexRoom();
  room.answer({ type: 'add', index: 'i', subjects });
  room.answer({ type: 'build', index: 'i' });
  const asked = room.answer({ type: 'ask', index: 'i', queries, options: defaultOptions }) as {
    matches: { subjectId: string; score: number; listedName: string; features: readonly object[] }[];
  }[];
  return asked.map(({ matches }) =>
    matches.map(({ subjectId, score, listedName, features }) => ({ subjectId, score, listedName, features })),
  );
}

const chosen = (records: ListedRecord[], seed: number, share: number) =>
  records.filter((_, place) => (place * 2_654_435_761 + seed * 40_503) % 1_000 < share * 10);

/** What a delta does: what was not changed answers as before, what is new or changed is asked alone. */
function byDelta(old: ListedRecord[], fresh: ListedRecord[], queries: Query[]) {
  const hashOf = (record: ListedRecord) => `${recordHashes(record).screeningHash} ${JSON.stringify(toSubject(record))}`;
  const known = new Map(old.map((record) => [record.externalId, hashOf(record)]));
  const changed = fresh.filter((record) => known.get(record.externalId) !== hashOf(record));
  const standing = new Set(fresh.map(({ externalId }) => externalId));
  for (const { externalId } of changed) standing.delete(externalId);
  const kept = answers(old.map(toSubject), queries).map((matches) =>
    matches.filter(({ subjectId }) => standing.has(subjectId)),
  );
  const found = answers(changed.map(toSubject), queries);
  return kept.map((matches, place) => sorted([...matches, ...(found[place] ?? [])]));
}

const sorted = <Row extends { subjectId: string }>(rows: Row[]) =>
  [...rows].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));

test('delta and full re-screen find the same, with the same scores and reasons: 2018 to 2026, whole and in parts', () => {
  const run = (old: ListedRecord[], fresh: ListedRecord[], seed: number) => {
    const queries = rosterOf(seed);
    const full = answers(fresh.map(toSubject), queries).map(sorted);
    expect(byDelta(old, fresh, queries)).toEqual(full);
    return full.flat().length;
  };
  expect(run(before, after, 1)).toBeGreaterThan(10);
  let found = 0;
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 5, max: 40 }),
      (seed, one, other) => {
        found += run(chosen(before, seed, one), chosen(after, seed, other), seed);
      },
    ),
    { numRuns: 4 },
  );
  expect(found).toBeGreaterThan(10);
}, 120_000);
