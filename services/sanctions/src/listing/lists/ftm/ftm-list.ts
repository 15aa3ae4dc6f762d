import { ListRefusal } from '../list-refusal';
import type { ListedBirth, ListedDocument, ListedRecord, NotTaken, ParsedList } from '../listed-record';
import { decodeText } from '../reading/decode-text';
import { addName, emptyRecord, ListBuilder } from '../reading/list-builder';
import { clean, distinct, isoDay, yearIn } from '../reading/list-text';
import type { Bytes } from '../reading/read-bytes';

export interface FtmLimits {
  bytes: number;
  /** Characters of one line. */
  line: number;
}

const ftmLimits: FtmLimits = { bytes: 64 * 1024 * 1024, line: 1024 * 1024 };

const schemas: Record<string, ListedRecord['subjectType']> = {
  Person: 'INDIVIDUAL',
  Organization: 'ENTITY',
  Company: 'ENTITY',
  LegalEntity: 'ENTITY',
  PublicBody: 'ENTITY',
  Vessel: 'VESSEL',
};
const nameProperties = [
  ['name', 'PRIMARY'],
  ['alias', 'GOOD_ALIAS'],
  ['previousName', 'FKA'],
  ['weakAlias', 'LOW_ALIAS'],
] as const;
const documentProperties = [
  'idNumber',
  'passportNumber',
  'registrationNumber',
  'taxNumber',
  'leiCode',
  'imoNumber',
  'innCode',
  'ogrnCode',
] as const;
const usedProperties = new Set<string>([
  ...nameProperties.map(([name]) => name),
  ...documentProperties,
  ...'birthDate birthPlace nationality citizenship country jurisdiction mainCountry flag topics program programId address gender title position notes reason createdAt modifiedAt sourceUrl'.split(
    ' ',
  ),
]);

type Properties = Record<string, string[]>;

/**
 * FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them. A line that is no JSON is one bad
 * record; a schema that is no party, such as Address or Sanction, is passed over and counted.
 */
export async function readFtmList(source: Bytes, retrievedAt: Date, limits = ftmLimits): Promise<ParsedList> {
  const list = new ListBuilder();
  let lines = 0;
  let rest = '';
  for await (const text of decodeText(source, limits.bytes)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > limits.line) throw tooLong(lines + 1, limits.line);
    for (const line of parts) readLine(list, line, ++lines, limits.line);
  }
  readLine(list, rest, ++lines, limits.line);
  return list.finish(retrievedAt);
}

function readLine(list: ListBuilder, text: string, number: number, longest: number): void {
  const line = text.trim();
  if (line === '') return;
  if (line.length > longest) throw tooLong(number, longest);
  const entity = parseEntity(line);
  if (!entity) {
    if (number === 1) throw new ListRefusal('FORMAT', 'The first line is no FollowTheMoney entity. Send JSON lines.');
    list.add({ ref: `line ${number}`, reason: 'NOT_READABLE' });
    return;
  }
  const kind = Object.hasOwn(schemas, entity.schema) ? schemas[entity.schema] : undefined;
  if (!kind) {
    list.passOver(`schema ${entity.schema.slice(0, 40)}`);
    return;
  }
  for (const property of Object.keys(entity.properties))
    if (!usedProperties.has(property)) list.countUnknown(property.slice(0, 60));
  for (const value of entity.properties.name ?? []) list.see(value);
  list.add(toRecord(entity, kind));
}

interface FtmEntity {
  id: string;
  caption: string;
  schema: string;
  properties: Properties;
}

function parseEntity(line: string): FtmEntity | null {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || typeof value.schema !== 'string') return null;
  const given = typeof value.properties === 'object' && value.properties !== null ? value.properties : {};
  const properties: Properties = {};
  for (const [name, values] of Object.entries(given)) {
    const texts = (Array.isArray(values) ? values : [values]).filter(
      (text): text is string => typeof text === 'string',
    );
    properties[name] = texts.map(clean);
  }
  const text = (part: unknown) => (typeof part === 'string' ? clean(part) : '');
  return { id: text(value.id), caption: text(value.caption), schema: value.schema, properties };
}

function toRecord({ id, caption, properties }: FtmEntity, kind: ListedRecord['subjectType']): ListedRecord | NotTaken {
  if (!id) return { ref: caption.slice(0, 100) || 'an entity without an id', reason: 'NO_REFERENCE' };
  const valuesOf = (...names: string[]) => distinct(names.flatMap((name) => properties[name] ?? []));
  const countries = valuesOf('country', 'jurisdiction', 'mainCountry', 'flag');
  const record: ListedRecord = {
    ...emptyRecord(id, kind),
    births: valuesOf('birthDate').flatMap(birthOf),
    birthPlaces: valuesOf('birthPlace'),
    nationalities: valuesOf('nationality', 'citizenship'),
    documents: documentProperties.flatMap((type) =>
      valuesOf(type).map((number): ListedDocument => ({ type, number, country: '', note: '' })),
    ),
    addresses: valuesOf('address'),
    programme: valuesOf('programId', 'program').join('; '),
    gender: valuesOf('gender')[0]?.toUpperCase() ?? null,
    titles: valuesOf('title'),
    designations: valuesOf('position'),
    comments: valuesOf('notes').join(' '),
    grounds: valuesOf('reason', 'topics'),
    // Of a person the country is where it lives or works as often as a nationality, so it may stand beside none.
    ...(countries.length > 0 && { countries }),
  };
  if (caption) addName(record.names, caption, 'PRIMARY');
  for (const [property, nameKind] of nameProperties) {
    for (const value of properties[property] ?? []) addName(record.names, value, nameKind);
  }
  return record.names.length > 0 ? record : { ref: id, reason: 'NO_NAME' };
}

/** FollowTheMoney allows 1961, 1961-03 and 1961-03-12. */
function birthOf(text: string): ListedBirth[] {
  const date = isoDay(text);
  const year = yearIn(text);
  if (year === undefined) return [];
  return [date ? { date, year, approximate: false } : { year, approximate: false }];
}

const tooLong = (line: number, most: number) =>
  new ListRefusal('TOO_LARGE', `Line ${line} has more than ${most} characters. It was not read.`);
