import { scriptOf } from '@partner-commons/platform/script-of';
import type { ListedBirth, ListedDocument, ListedName, ListedRecord, NameKind, NotTaken } from '../listed-record';
import { splitAlias } from './alias-names';

export interface ListNode {
  name: string;
  text: string;
  children: ListNode[];
}

const aliasKinds: Record<string, NameKind> = { good: 'GOOD_ALIAS', low: 'LOW_ALIAS', 'a.k.a.': 'AKA', 'f.k.a.': 'FKA' };

/** One record of either section; only a missing reference or name makes it unusable. */
export function toRecord(node: ListNode): ListedRecord | NotTaken {
  const externalId = textOf(node, 'REFERENCE_NUMBER');
  const dataId = textOf(node, 'DATAID');
  if (!externalId) return { ref: `DATAID ${dataId || 'missing'}`, reason: 'NO_REFERENCE' };
  const names = namesOf(node);
  if (names.length === 0) return { ref: externalId, reason: 'NO_NAME' };
  return {
    externalId,
    dataId,
    versionNumber: textOf(node, 'VERSIONNUM'),
    subjectType: node.name === 'ENTITY' ? 'ENTITY' : 'INDIVIDUAL',
    names,
    births: childrenOf(node, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(birthOf),
    birthPlaces: distinct(childrenOf(node, 'INDIVIDUAL_PLACE_OF_BIRTH').map(joinedText)),
    nationalities: distinct([...valuesOf(node, 'NATIONALITY'), ...valuesOf(node, 'NATIONALITY2')].filter(isStated)),
    documents: childrenOf(node, 'INDIVIDUAL_DOCUMENT').flatMap(documentOf),
    addresses: distinct(
      [...childrenOf(node, 'INDIVIDUAL_ADDRESS'), ...childrenOf(node, 'ENTITY_ADDRESS')].map(joinedText),
    ),
    programme: textOf(node, 'UN_LIST_TYPE'),
    listedOn: dateOf(textOf(node, 'LISTED_ON')),
    amendedOn: distinct(valuesOf(node, 'LAST_DAY_UPDATED').flatMap((value) => dateOf(value) ?? [])),
    gender: textOf(node, 'GENDER').toUpperCase() || null,
    titles: distinct(valuesOf(node, 'TITLE')),
    designations: distinct(valuesOf(node, 'DESIGNATION')),
    comments: textOf(node, 'COMMENTS1'),
  };
}

function namesOf(node: ListNode): ListedName[] {
  const primary = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((tag) => textOf(node, tag));
  const names: ListedName[] = [];
  const add = (value: string, kind: NameKind) => {
    if (value && !names.some((name) => name.value === value)) names.push({ value, kind, script: scriptOf(value) });
  };
  const published = primary.filter(isStated).join(' ');
  if (!published.includes(';')) add(published, 'PRIMARY');
  for (const name of splitAlias(published)) add(name.value, name.isAcronym ? 'LOW_ALIAS' : 'PRIMARY');
  for (const value of originalNames(textOf(node, 'NAME_ORIGINAL_SCRIPT'))) add(value, 'ORIGINAL_SCRIPT');
  for (const alias of [...childrenOf(node, 'INDIVIDUAL_ALIAS'), ...childrenOf(node, 'ENTITY_ALIAS')]) {
    const kind = aliasKinds[textOf(alias, 'QUALITY').toLowerCase()] ?? 'AKA';
    for (const name of splitAlias(textOf(alias, 'ALIAS_NAME'))) add(name.value, name.isAcronym ? 'LOW_ALIAS' : kind);
  }
  return names;
}

/** Beside a name in another script, Latin words say which language it is ("Tigrinya"). */
function originalNames(text: string): string[] {
  const values = splitAlias(text).map((name) => name.value);
  const others = values.filter((value) => scriptOf(value) !== 'Latn');
  return others.length > 0 ? others : values;
}

function birthOf(node: ListNode): ListedBirth[] {
  const note = textOf(node, 'NOTE');
  const approximate = /approx|circa|about/i.test(`${textOf(node, 'TYPE_OF_DATE')} ${note}`);
  const date = dateOf(textOf(node, 'DATE')) ?? undefined;
  const year = yearOf(textOf(node, 'YEAR')) ?? (date ? yearOf(date) : undefined);
  const from = yearOf(textOf(node, 'FROM_YEAR'));
  const to = yearOf(textOf(node, 'TO_YEAR'));
  // Some dates stand only in the note ("Nov. 1973"); a Hijri year there is none of ours and is not taken for one.
  const noted = year ?? from ?? to ?? yearOf(note);
  if (noted === undefined && !note) return [];
  return [{ date, year: from === undefined ? noted : undefined, from, to, approximate, note: note || undefined }];
}

function documentOf(node: ListNode): ListedDocument[] {
  const number = textOf(node, 'NUMBER');
  const note = textOf(node, 'NOTE');
  if (!number && !note) return [];
  const type = textOf(node, 'TYPE_OF_DOCUMENT') || textOf(node, 'TYPE_OF_DOCUMENT2');
  return [{ type, number, country: textOf(node, 'ISSUING_COUNTRY') || textOf(node, 'COUNTRY_OF_ISSUE'), note }];
}

function childrenOf(node: ListNode, name: string): ListNode[] {
  return node.children.filter((child) => child.name === name);
}

function textOf(node: ListNode, name: string): string {
  return clean(node.children.find((child) => child.name === name)?.text ?? '');
}

function valuesOf(node: ListNode, name: string): string[] {
  return childrenOf(node, name).flatMap((child) => childrenOf(child, 'VALUE').map((value) => clean(value.text)));
}

function joinedText(node: ListNode): string {
  return node.children
    .map((child) => clean(child.text))
    .filter(Boolean)
    .join(', ');
}

function clean(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function isStated(text: string): boolean {
  return text !== '' && !/^n\/?a$/i.test(text);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}

/** The date itself, without the time zone that some entries append to it. */
function dateOf(text: string): string | null {
  return /^(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?$/.exec(text)?.[1] ?? null;
}

function yearOf(text: string): number | undefined {
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(text)?.[1];
  return year ? Number(year) : undefined;
}
