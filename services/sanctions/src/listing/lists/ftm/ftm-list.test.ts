import { readBytesAs } from '../list.samples';
import type { ListReading, ParsedList } from '../listed-record';

function parsed(reading: ListReading): ParsedList {
  if (reading.outcome !== 'PARSED') throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

const entities = [
  {
    id: 'NK-1',
    schema: 'Person',
    caption: 'Samira Example',
    properties: {
      name: ['Samira Example', 'سميرة'],
      alias: ['S. Example'],
      weakAlias: ['Sam'],
      previousName: ['Samira Former'],
      birthDate: ['1961-03-12', '1962', '1963-04'],
      nationality: ['ke'],
      passportNumber: ['AK123456'],
      topics: ['sanction'],
      gender: ['female'],
      shoeSize: ['44'],
    },
  },
  { id: 'NK-2', schema: 'Company', properties: { name: ['Blue Lake'], country: ['so'], registrationNumber: ['4471'] } },
  { id: 'NK-3', schema: 'Organization', properties: { name: ['Harbour'] } },
  { id: 'NK-4', schema: 'LegalEntity', properties: { name: ['Harbour Legal'] } },
  { id: 'NK-5', schema: 'Vessel', properties: { name: ['Ganj'], imoNumber: ['9305219'], flag: ['ir'] } },
  { id: 'ad-1', schema: 'Address', properties: { full: ['Mogadishu'] } },
  { id: 'ad-2', schema: 'Address', properties: {} },
  { id: 'NK-6', schema: 'Person', properties: {} },
  { id: '', schema: 'Person', caption: 'Nobody', properties: { name: ['Nobody'] } },
];
const lines = entities.map((entity) => JSON.stringify(entity));

test('parties are read, other schemas counted, bad lines named', async () => {
  const reading = parsed(await readBytesAs('FTM_JSONL', [...lines, '{"half": ', '', 'null'].join('\n')));
  expect(reading.records.map(({ externalId, subjectType }) => [externalId, subjectType])).toEqual([
    ['NK-1', 'INDIVIDUAL'],
    ['NK-2', 'ENTITY'],
    ['NK-3', 'ENTITY'],
    ['NK-4', 'ENTITY'],
    ['NK-5', 'VESSEL'],
  ]);
  expect(reading.records[0]).toMatchObject({
    names: [
      { value: 'Samira Example', kind: 'PRIMARY', script: 'Latn' },
      { value: 'سميرة', kind: 'PRIMARY', script: 'Arab' },
      { value: 'S. Example', kind: 'GOOD_ALIAS' },
      { value: 'Samira Former', kind: 'FKA' },
      { value: 'Sam', kind: 'LOW_ALIAS' },
    ],
    births: [{ date: '1961-03-12', year: 1961 }, { year: 1962 }, { year: 1963 }],
    nationalities: ['ke'],
    documents: [{ type: 'passportNumber', number: 'AK123456' }],
    gender: 'FEMALE',
    grounds: ['sanction'],
  });
  expect(reading.records[4]).toMatchObject({ documents: [{ number: '9305219' }], countries: ['ir'] });
  expect(reading.passedOver).toEqual({ 'schema Address': 2 });
  expect(reading.unknownTags).toEqual({ shoeSize: 1 });
  expect(reading.notTaken).toEqual([
    { ref: 'NK-6', reason: 'NO_NAME' },
    { ref: 'Nobody', reason: 'NO_REFERENCE' },
    { ref: 'line 10', reason: 'NOT_READABLE' },
    { ref: 'line 12', reason: 'NOT_READABLE' },
  ]);
});

test.each<[string, string, string]>([
  ['a line of 2 MB', `{"id":"a","schema":"Person","properties":{"name":["${'x'.repeat(2_000_000)}"]}}`, 'TOO_LARGE'],
  ['a second line of 2 MB', `${lines[0]}\n"${'x'.repeat(2_000_000)}"`, 'TOO_LARGE'],
  ['another JSON', '{"a": 1}', 'FORMAT'],
  ['a table', 'id,name\n1,2\n', 'FORMAT'],
])('%s is refused', async (_case, content, reason) =>
  expect(await readBytesAs('FTM_JSONL', content)).toMatchObject({ outcome: 'REFUSED', reason }),
);

test('names of properties that every object has are no schema', async () => {
  const reading = parsed(
    await readBytesAs('FTM_JSONL', `${lines[1]}\n{"id":"x","schema":"constructor","properties":{"__proto__":["a"]}}`),
  );
  expect(reading.passedOver).toEqual({ 'schema constructor': 1 });
});
