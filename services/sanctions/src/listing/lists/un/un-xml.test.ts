import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entity, individual, parsed, readText, readUnFile, seededRandom, unFileText, unList } from './un-list.samples';
import { readUnList } from './un-xml';

describe('the published files', () => {
  test('of 2018 and 2026 are read whole', async () => {
    const [old, current] = [
      await readUnFile('un-sc-consolidated-2018-10-29.xml'),
      await readUnFile('un-sc-consolidated-2026-02-27.xml'),
    ];
    const counts = [old, current].map(({ records }) => [
      records.filter((record) => record.subjectType === 'INDIVIDUAL').length,
      records.filter((record) => record.subjectType === 'ENTITY').length,
    ]);
    expect(counts).toEqual([
      [703, 390],
      [730, 273],
    ]);
    expect([old.notTaken, current.notTaken, old.unknownTags, current.unknownTags]).toEqual([[], [], {}, {}]);
    expect(old.publishedAt.toISOString()).toBe('2018-10-29T23:09:49.856Z');
    expect(current.publishedAt.toISOString()).toBe('2026-02-27T00:00:09.554Z');
    expect(current.records.filter((record) => record.amendedOn.length === 0).length).toBeGreaterThanOrEqual(143);
    expect(current.records.every((record) => record.externalId === record.externalId.trim())).toBe(true);
  });
});

describe('L01 hostile XML is refused at once, with flat memory and no connection', () => {
  const repeat = (text: string, times: number) => text.repeat(times);
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${repeat(`&l${n};`, 10)}">`).join('');
  const root = '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">';
  const attributes = Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ');

  test.each<[string, (url: string) => string]>([
    ['billion laughs', () => `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${root}&l9;</CONSOLIDATED_LIST>`],
    ['quadratic growth', () => `<!DOCTYPE x [<!ENTITY a "${repeat('a', 50_000)}">]>${root}${repeat('&a;', 50_000)}`],
    ['XXE of a file', () => `<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>${root}&xxe;</CONSOLIDATED_LIST>`],
    ['XXE over HTTP', (url) => `<!DOCTYPE x [<!ENTITY xxe SYSTEM "${url}">]>${root}&xxe;</CONSOLIDATED_LIST>`],
    ['parameter entity', (url) => `<!DOCTYPE x [<!ENTITY % p SYSTEM "${url}"> %p;]>${root}</CONSOLIDATED_LIST>`],
    [
      'external subset',
      (url) => `<?xml version="1.0"?><!DOCTYPE CONSOLIDATED_LIST SYSTEM "${url}">${root}</CONSOLIDATED_LIST>`,
    ],
    ['undeclared entity', () => unList(individual('QDi.001', '<FIRST_NAME>&xxe;</FIRST_NAME>'))],
    ['200,000 levels', () => `${root}${repeat('<INDIVIDUAL>', 200_000)}`],
    ['100,000 attributes', () => `<CONSOLIDATED_LIST ${attributes}></CONSOLIDATED_LIST>`],
    ['one attribute of 20 MB', () => `${root}<INDIVIDUALS note="${repeat('9', 20_000_000)}">`],
    ['a tag name of 20 MB', () => `${root}<${repeat('A', 20_000_000)}>`],
    ['a text of 20 MB', () => unList(individual('QDi.001', `<FIRST_NAME>${repeat('A', 20_000_000)}</FIRST_NAME>`))],
    ['a comment of 20 MB', () => `${root}<!--${repeat('a', 20_000_000)}--></CONSOLIDATED_LIST>`],
    ['a record of a million parts', () => unList(individual('QDi.001', repeat('<NOTE/>', 1_000_000)))],
  ])('%s', async (_, make) => {
    let connections = 0;
    const listener = createServer((_request, response) => response.end()).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const content = Buffer.from(make(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const reading = await readText(content);
    const took = performance.now() - started;
    await new Promise((resolve) => listener.close(resolve));
    expect(reading).toMatchObject({ outcome: 'REFUSED', reason: 'UNSAFE_XML' });
    expect(took).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(connections).toBe(0);
  });

  test('more bytes than allowed', async () => {
    const endless = (async function* () {
      for (;;) yield Buffer.from('<!-- -->'.repeat(1000));
    })();
    expect(await readUnList(endless)).toMatchObject({ outcome: 'REFUSED' });
  });
});

test('L02 a file cut at 100 random bytes is refused 100 times', async () => {
  const text = unFileText('un-sc-consolidated-2026-02-27.xml');
  const first = (tag: string, count: number) =>
    (text.match(new RegExp(`<${tag}>.*?</${tag}>`, 'gs')) ?? []).slice(0, count).join('');
  const whole = Buffer.from(unList(first('INDIVIDUAL', 80), first('ENTITY', 40)));
  expect(parsed(await readText(whole)).records).toHaveLength(120);
  const random = seededRandom(20260227);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 100; round += 1) {
    const reading = await readText(whole.subarray(0, 1 + Math.floor(random() * (whole.length - 1))));
    const outcome = reading.outcome === 'REFUSED' ? reading.reason : reading.outcome;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(Object.fromEntries(outcomes)).toEqual({ TRUNCATED: 100 });
});

test('L02 the whole file cut near its end, inside the last tag and inside a letter', async () => {
  const whole = Buffer.from(unFileText('un-sc-consolidated-2018-10-29.xml').trimEnd());
  const insideLetter = whole.findIndex((byte, index) => index > 500_000 && byte >= 0xd8 && byte <= 0xdb) + 1;
  for (const length of [1, 3, 40, insideLetter, whole.length - 30, whole.length - 1]) {
    expect(await readText(whole.subarray(0, length))).toMatchObject({ outcome: 'REFUSED', reason: 'TRUNCATED' });
  }
});

describe('L05 what real and unusual lists hold', () => {
  const withAliases = (aliases: string) => individual('QDi.001', `<FIRST_NAME>Ana</FIRST_NAME>${aliases}`);
  const namesOf = async (content: string) =>
    parsed(await readText(content)).records[0]?.names.map(({ value, kind, script }) => [value, kind, script]);

  test('one entity only', async () => {
    const { records } = parsed(await readText(unList('', entity(' QDe.001 '))));
    expect(records).toMatchObject([{ externalId: 'QDe.001', subjectType: 'ENTITY', amendedOn: [] }]);
  });

  test('one alias, no alias, an empty alias and several names in one', async () => {
    const alias = (quality: string, name: string) =>
      `<INDIVIDUAL_ALIAS><QUALITY>${quality}</QUALITY><ALIAS_NAME>${name}</ALIAS_NAME></INDIVIDUAL_ALIAS>`;
    expect(await namesOf(unList(withAliases('')))).toEqual([['Ana', 'PRIMARY', 'Latn']]);
    expect(
      await namesOf(unList(withAliases('<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>'))),
    ).toHaveLength(1);
    expect(await namesOf(unList(withAliases(alias('Low', 'Anna') + alias('Good', 'Ann; Анна ;Anne'))))).toEqual([
      ['Ana', 'PRIMARY', 'Latn'],
      ['Anna', 'LOW_ALIAS', 'Latn'],
      ['Ann', 'GOOD_ALIAS', 'Latn'],
      ['Анна', 'GOOD_ALIAS', 'Cyrl'],
      ['Anne', 'GOOD_ALIAS', 'Latn'],
    ]);
  });

  test('dates with a zone, in words, as a range, and in another calendar', async () => {
    const born = (inner: string) => `<INDIVIDUAL_DATE_OF_BIRTH>${inner}</INDIVIDUAL_DATE_OF_BIRTH>`;
    const list = unList(
      withAliases(
        born('<DATE>1960-01-01-05:00</DATE>') +
          born('<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>') +
          born('<FROM_YEAR>1957</FROM_YEAR><TO_YEAR>1960</TO_YEAR>') +
          born('<NOTE>24/06/1402 (Hijri Calendar)</NOTE>') +
          born('<TYPE_OF_DATE/>'),
      ),
    );
    expect(parsed(await readText(list)).records[0]?.births).toMatchObject([
      { date: '1960-01-01', year: 1960, approximate: false },
      { year: 1973, approximate: true, note: 'Nov. 1973' },
      { from: 1957, to: 1960 },
      { note: '24/06/1402 (Hijri Calendar)' },
    ]);
  });

  test('unknown tags and sections are counted, not fatal', async () => {
    const list = unList(`${individual('QDi.001')}`, `${entity('QDe.001', '<FIRST_NAME>X</FIRST_NAME><LEI>5</LEI>')}`);
    const reading = parsed(
      await readText(list.replace('</CONSOLIDATED_LIST>', '<VESSELS><VESSEL/></VESSELS></CONSOLIDATED_LIST>')),
    );
    expect(reading.unknownTags).toEqual({ LEI: 1, VESSELS: 1, VESSEL: 1 });
    expect(reading.records).toHaveLength(2);
  });

  test('a bad record is reported and the rest loads; a repeated reference loses no name', async () => {
    const list = unList(
      individual('QDi.001') +
        individual('') +
        individual('QDi.002', '') +
        individual(' QDi.001', '<FIRST_NAME>Hana</FIRST_NAME>') +
        individual('QDi.003'),
    );
    const { records, notTaken } = parsed(await readText(list));
    expect(records.map((record) => record.externalId)).toEqual(['QDi.001', 'QDi.003']);
    expect(records[0]?.names.map((name) => name.value)).toEqual(['Ana Núñez', 'Hana']);
    expect(notTaken).toEqual([
      { ref: 'DATAID 1', reason: 'NO_REFERENCE' },
      { ref: 'QDi.002', reason: 'NO_NAME' },
      { ref: 'QDi.001', reason: 'DUPLICATE_REFERENCE' },
    ]);
  });

  const accented = unList(
    individual('QDi.001', '<FIRST_NAME>Núñez</FIRST_NAME><NAME_ORIGINAL_SCRIPT>محمد</NAME_ORIGINAL_SCRIPT>'),
  );
  const utf16 = Buffer.from(`\ufeff${accented.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(accented)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${accented}`)],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
  ])('%s reads the same', async (_, bytes) => {
    const reading = parsed(await readUnList(byteByByte(bytes)));
    expect(reading.records[0]?.names.map((name) => name.value)).toEqual(['Núñez', 'محمد']);
  });

  const twice = (text: string) => Buffer.from(Buffer.from(text).toString('latin1'));
  test.each<[string, string | Buffer, string]>([
    ['Latin-1 bytes', Buffer.from(accented, 'latin1'), 'ENCODING'],
    ['UTF-16 without a mark', utf16.subarray(2), 'ENCODING'],
    ['a declared foreign encoding', accented.replace('UTF-8', 'windows-1252'), 'ENCODING'],
    [
      'UTF-8 encoded twice',
      twice(unList(individual('QDi.001', '<FIRST_NAME>Núñez</FIRST_NAME>').repeat(9))),
      'ENCODING',
    ],
    ['nothing', '', 'EMPTY'],
    ['another XML', '<sdnList><sdnEntry/></sdnList>', 'FORMAT'],
    ['CSV', '36,"AEROCARIBBEAN AIRLINES",-0-\n', 'FORMAT'],
    ['JSON', '{"id":"NK-1"}', 'FORMAT'],
    ['no date', unList('').replace(/dateGenerated="[^"]*"/, ''), 'FORMAT'],
    ['crossed tags', unList('<INDIVIDUAL></ENTITY>'), 'FORMAT'],
  ])('%s is refused', async (_, content, reason) => {
    expect(await readText(content)).toMatchObject({ outcome: 'REFUSED', reason });
  });
});

async function* byteByByte(bytes: Buffer): AsyncGenerator<Buffer, void, void> {
  for (let index = 0; index < bytes.length; index += 1) yield bytes.subarray(index, index + 1);
}
