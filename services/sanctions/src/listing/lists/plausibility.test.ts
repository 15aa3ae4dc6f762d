import type { ListedRecord, ListReading, NotTaken } from './listed-record';
import { type ImportFacts, judgeImport, unPlausibleSize } from './plausibility';
import { parsed, readText, unList } from './un/un-list.samples';

const now = new Date('2026-03-01T00:00:00Z');
const publishedAt = new Date('2026-02-27T00:00:00Z');
const inForce = { publishedAt: new Date('2026-02-20T00:00:00Z'), count: 1000 };

function reading(count: number, bad = 0, date = publishedAt): ListReading {
  const records = Array.from({ length: count }, (_, index) => ({ externalId: `QDi.${index}` }) as ListedRecord);
  const notTaken = Array.from({ length: bad }, (_, index): NotTaken => ({ ref: `bad ${index}`, reason: 'NO_NAME' }));
  return { outcome: 'PARSED', publishedAt: date, records, notTaken, unknownTags: {} };
}

function judge(facts: Partial<ImportFacts>): string {
  const verdict = judgeImport({ reading: reading(1000), inForce, plausibleSize: unPlausibleSize, now, ...facts });
  return verdict.verdict === 'ACCEPT' ? 'ACCEPT' : `${verdict.verdict} ${verdict.reason}`;
}

test.each<[string, Partial<ImportFacts>, string]>([
  ['the same size', {}, 'ACCEPT'],
  ['20 % fewer', { reading: reading(800) }, 'ACCEPT'],
  ['one fewer than that', { reading: reading(799) }, 'QUARANTINE SHRUNK'],
  ['L03 30 % fewer', { reading: reading(700) }, 'QUARANTINE SHRUNK'],
  ['twice as many', { reading: reading(2000) }, 'ACCEPT'],
  ['one more than that', { reading: reading(2001) }, 'QUARANTINE GROWN'],
  ['L03 300 % more', { reading: reading(4000) }, 'QUARANTINE GROWN'],
  ['L03 empty', { reading: reading(0) }, 'QUARANTINE EMPTY_LIST'],
  ['L03 empty as the first', { reading: reading(0), inForce: null }, 'QUARANTINE EMPTY_LIST'],
  ['2 % bad', { reading: reading(980, 20) }, 'ACCEPT'],
  ['more than 2 % bad', { reading: reading(979, 21) }, 'QUARANTINE TOO_MANY_BAD'],
  ['nothing but bad records', { reading: reading(0, 9) }, 'QUARANTINE EMPTY_LIST'],
  ['half of its references', { kept: 500 }, 'ACCEPT'],
  ['other references than before', { kept: 499 }, 'QUARANTINE RENUMBERED'],
  ['a first list', { inForce: null }, 'ACCEPT'],
  ['a first list too short', { inForce: null, reading: reading(749) }, 'QUARANTINE IMPLAUSIBLE_SIZE'],
  ['a first list too long', { inForce: null, reading: reading(1751) }, 'QUARANTINE IMPLAUSIBLE_SIZE'],
  ['L04 an older list', { reading: reading(1000, 0, new Date('2026-02-19T23:59:59Z')) }, 'REFUSE LIST_ROLLBACK'],
  ['the list in force again', { reading: reading(1000, 0, inForce.publishedAt) }, 'ACCEPT'],
  ['a list of next year', { reading: reading(1000, 0, new Date('2027-01-01T00:00:00Z')) }, 'QUARANTINE FUTURE_DATE'],
  ['a file that is no list', { reading: { outcome: 'REFUSED', reason: 'FORMAT', message: '' } }, 'REFUSE FORMAT'],
])('S-INV-4: %s', (_, facts, expected) => expect(judge(facts)).toBe(expected));

test('L03 a well-formed file without entries does not clear anybody', async () => {
  expect(judge({ reading: parsed(await readText(unList(''))) })).toBe('QUARANTINE EMPTY_LIST');
});
