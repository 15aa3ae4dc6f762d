import { readBytesAs } from '../list.samples';
import type { ListReading, ParsedList } from '../listed-record';

function parsed(reading: ListReading): ParsedList {
  if (reading.outcome !== 'PARSED') throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

const table = [
  'externalId,type,name,aliases,weakAliases,formerNames,births,nationalities,countries,documents,addresses,grounds,from,until,scope,visibility,notes',
  'V-1,entity,Harbour Lights Relief,HLR Group|Harbour Relief,HLR,Old Harbour Aid,,,SO|KE,registration: SO 4471/2016 (SO),Mogadishu|Nairobi,FRAUD|COLLUSION,2026-01-15,2029-01-14,all engagements,SHARED,see decision 12',
  'V-2,individual,Samira Example,,,,~1961|1970-1972|1965-03-12,Kenya,,passport: AK 123456 (KE),,CORRUPTION,2026-01-15,permanent,,,',
].join('\r\n');

const json = JSON.stringify({
  publishedAt: '2025-01-09T00:00:00Z',
  entries: [
    {
      externalId: 'V-1',
      type: 'ENTITY',
      names: [
        { value: 'Harbour Lights Relief' },
        { value: 'HLR Group', kind: 'GOOD_ALIAS' },
        { value: 'Harbour Relief', kind: 'GOOD_ALIAS' },
        { value: 'HLR', kind: 'LOW_ALIAS' },
        { value: 'Old Harbour Aid', kind: 'FKA' },
      ],
      countries: ['SO', 'KE'],
      documents: [{ type: 'registration', number: 'SO 4471/2016', country: 'SO' }],
      addresses: ['Mogadishu', 'Nairobi'],
      grounds: ['FRAUD', 'COLLUSION'],
      from: '2026-01-15',
      until: '2029-01-14',
      scope: 'all engagements',
      visibility: 'SHARED',
      notes: 'see decision 12',
    },
    {
      externalId: 'V-2',
      type: 'INDIVIDUAL',
      names: [{ value: 'Samira Example' }],
      births: ['~1961', '1970-1972', '1965-03-12'],
      nationalities: ['Kenya'],
      documents: [{ type: 'passport', number: 'AK 123456', country: 'KE' }],
      grounds: ['CORRUPTION'],
      from: '2026-01-15',
      until: null,
    },
  ],
});

test('both forms say the same of the same entries', async () => {
  const [ofTable, ofJson] = [
    parsed(await readBytesAs('AGENCY_CSV', table)),
    parsed(await readBytesAs('AGENCY_JSON', json)),
  ];
  expect(ofTable.records).toEqual(ofJson.records);
  expect(ofJson.publishedAt.toISOString()).toBe('2025-01-09T00:00:00.000Z');
  expect(ofTable.records).toMatchObject([
    {
      externalId: 'V-1',
      subjectType: 'ENTITY',
      period: { from: '2026-01-15', until: '2029-01-14' },
      grounds: ['FRAUD', 'COLLUSION'],
      scope: 'all engagements',
    },
    {
      subjectType: 'INDIVIDUAL',
      births: [
        { year: 1961, approximate: true },
        { from: 1970, to: 1972 },
        { date: '1965-03-12', year: 1965 },
      ],
      period: { until: null },
    },
  ]);
});

test('bad entries are named, the rest loads, unknown columns are counted, secret entries stay out', async () => {
  const { records, notTaken, unknownTags, passedOver } = parsed(
    await readBytesAs(
      'AGENCY_CSV',
      [
        'External ID,x,type,name,from,until,visibility',
        'A-1,,entity,Good,2026-01-01,2027-01-01,',
        ',,entity,No Reference,,,',
        'A-2,,entity,,,,',
        'A-3,,entity,Backwards,2027-01-01,2026-01-01,',
        'A-4,,entity,No Day,31/31/2026,,',
        'A-5,,planet,Other,,,',
        `A-6,,entity,${'x'.repeat(1_001)},,,`,
        'A-7,,entity,Ours Alone,,,OWN_AGENCY',
        'A-8,too short',
      ].join('\n'),
    ),
  );
  expect(records.map(({ externalId }) => externalId)).toEqual(['A-1']);
  expect(notTaken).toEqual([
    { ref: 'No Reference', reason: 'NO_REFERENCE' },
    { ref: 'A-2', reason: 'NO_NAME' },
    { ref: 'A-3', reason: 'BAD_PERIOD' },
    { ref: 'A-4', reason: 'BAD_PERIOD' },
    { ref: 'A-5', reason: 'NOT_READABLE' },
    { ref: 'A-6', reason: 'NAME_TOO_LONG' },
    { ref: 'A-8', reason: 'NOT_READABLE' },
  ]);
  expect(unknownTags).toEqual({ x: 1 });
  expect(passedOver).toEqual({ 'visibility OWN_AGENCY': 1 });
});

describe('encodings', () => {
  const list = (name: string) => `externalId,type,name\nA-1,entity,${name}\n`;
  const nameIn = (reading: ListReading) => parsed(reading).records[0]?.names[0]?.value;
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(list('Société Águila'))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${list('Société Águila')}`)],
    ['UTF-16 LE', utf16(list('Société Águila'))],
    ['UTF-16 BE', Buffer.from(utf16(list('Société Águila'))).swap16()],
    // É, Á and é are the same in windows-1250, -1252 and -1254 and in iso-8859-15, so there is nothing to guess.
    ['windows-1252 that can be nothing else', Buffer.from(list('Société Águila'), 'latin1')],
  ])('%s is read', async (_case, bytes) =>
    expect(nameIn(await readBytesAs('AGENCY_CSV', bytes))).toBe('Société Águila'),
  );

  test('quotation marks of windows-1252 are read as such', async () => {
    const bytes = Buffer.from(list('Foundation \x93Light\x94'), 'latin1');
    expect(nameIn(await readBytesAs('AGENCY_CSV', bytes))).toBe('Foundation “Light”');
  });

  test.each<[string, Buffer]>([
    ['ñ, which is ń in windows-1250', Buffer.from(list('Peña'), 'latin1')],
    [
      'a word in bytes above 127 alone, as windows-1251 writes it',
      Buffer.from([...Buffer.from(list('')), 0xe4, 0xe9, 0xe1]),
    ],
    ['cut inside a letter', Buffer.from(list('Peñ')).subarray(0, -2)],
    [
      'twice encoded',
      Buffer.from(Buffer.from(Array.from({ length: 9 }, () => list('Núñez')).join('')).toString('latin1')),
    ],
  ])('%s is refused', async (_case, bytes) =>
    expect(await readBytesAs('AGENCY_CSV', bytes)).toMatchObject({ outcome: 'REFUSED', reason: 'ENCODING' }),
  );
});

test('a name that a spreadsheet would take for a formula is stored as the text that it is', async () => {
  const names = ['=cmd()/c calc!A0', '+49 Aid', '-2+3', '@SUM(A1)'];
  const rows = names.map((name, place) => `A-${place},entity,"${name}"`).join('\n');
  const { records } = parsed(await readBytesAs('AGENCY_CSV', `externalId,type,name\n${rows}`));
  expect(records.map((record) => record.names[0]?.value)).toEqual(names);
  // As our own exports write it, with the apostrophe that keeps spreadsheets from computing.
  const again = parsed(await readBytesAs('AGENCY_CSV', `externalId,type,name\nA-1,entity,'${names[0]}`));
  expect(again.records[0]?.names[0]?.value).toBe(names[0]);
});

test.each<[string, 'AGENCY_CSV' | 'AGENCY_JSON', string, string]>([
  ['another table', 'AGENCY_CSV', 'a,b,c\n1,2,3\n', 'FORMAT'],
  ['nothing', 'AGENCY_CSV', '', 'EMPTY'],
  ['a lost quotation mark', 'AGENCY_CSV', `externalId,type,name\nA-1,entity,"${'x,\n'.repeat(100_000)}`, 'TOO_LARGE'],
  ['half a JSON', 'AGENCY_JSON', json.slice(0, -20), 'FORMAT'],
  ['another JSON', 'AGENCY_JSON', '{"a": 1}', 'FORMAT'],
  ['a bare null', 'AGENCY_JSON', 'null', 'FORMAT'],
])('%s is refused', async (_case, format, content, reason) =>
  expect(await readBytesAs(format, content)).toMatchObject({ outcome: 'REFUSED', reason }),
);
