import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type NgoDirectoryRow, readRow } from '@partner-commons/registry/directory/imports/ngo-directory';
import type { AddPartnerInput } from '@partner-commons/registry/identity/partners/partner.inputs';
import { PartnerNameKind } from '@partner-commons/registry/identity/partners/partner-name.entity';
import { parse } from 'csv-parse/sync';

export const readFixture = (name: string) =>
  gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.gz`)));

/** The organisations of the real directory. */
export function readDirectory(): AddPartnerInput[] {
  const rows = parse(readFixture('mena-ngo-directory-2014.csv'), { columns: true }) as NgoDirectoryRow[];
  return rows.map(readRow).flatMap((row) => (row.taken ? [row.partner] : []));
}

/**
 * As many partners as wanted: the real ones, then the real ones with a word of another one's name and every other one with
 * the name of a place, some in Cyrillic or Ethiopic too.
 */
export function generatePartners(directory: readonly AddPartnerInput[], count: number): AddPartnerInput[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / directory.length);
    const real = directory[index % directory.length] as AddPartnerInput;
    const other = directory[(index * 7 + round) % directory.length] as AddPartnerInput;
    const place = round > 0 && index % 2 === 0 ? ` ${placeAt(index)}` : '';
    const legalName = round === 0 ? real.legalName : withLastWordOf(real.legalName, other.legalName) + place;
    const otherNames = real.otherNames.map(({ value, kind }) => ({
      value: round === 0 ? value : withLastWordOf(value, other.otherNames[0]?.value ?? other.legalName),
      kind,
    }));
    if (index % 4 === 1) otherNames.push({ value: inLetters(legalName, cyrillic), kind: PartnerNameKind.ALIAS });
    if (index % 20 === 7) otherNames.push({ value: inLetters(legalName, ethiopic), kind: PartnerNameKind.ALIAS });
    return { ...real, legalName, otherNames };
  });
}

const withLastWordOf = (name: string, other: string) =>
  [...name.split(' ').slice(0, -1), other.split(' ').at(-1)].join(' ');

const syllables = 'ba ka la mi no ru sa ti wa zo ga de fe hi jo ku me ni po ra su ta vi ya ze bo ci da fu gu'.split(
  ' ',
);

/** Real rosters have tens of thousands of words, most of them rare; a directory of hundreds has not. */
function placeAt(index: number): string {
  let rest = index * 2_654_435_761;
  let word = '';
  for (let count = 0; count < 4; count += 1) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const latin = [...'abcdefghijklmnopqrstuvwxyz'];
const cyrillic = [...'абцдефгхийклмнопкрстувшхиз'];
const ethiopic = [...'አብችድእፍግህኢጅክልምንኦፕቅርስትኡቭውሽይዝ'];

const inLetters = (name: string, letters: readonly string[]) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => letters[latin.indexOf(letter)] ?? letter);
