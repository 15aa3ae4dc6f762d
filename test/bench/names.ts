import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type NgoDirectoryRow, readRow } from '@partner-commons/registry/imports/ngo-directory';
import type { AddPartnerInput } from '@partner-commons/registry/partners/partner.inputs';
import { PartnerNameKind } from '@partner-commons/registry/partners/partner-name.entity';
import { parse } from 'csv-parse/sync';

export const readFixture = (name: string) =>
  gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.gz`)));

/** The organisations of the real directory. */
export function readDirectory(): AddPartnerInput[] {
  const rows = parse(readFixture('mena-ngo-directory-2014.csv'), { columns: true }) as NgoDirectoryRow[];
  return rows.map(readRow).flatMap((row) => (row.taken ? [row.partner] : []));
}

/** As many partners as wanted: the real ones, then the real ones with a word of another one's name, some in Cyrillic too. */
export function generatePartners(directory: readonly AddPartnerInput[], count: number): AddPartnerInput[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / directory.length);
    const real = directory[index % directory.length] as AddPartnerInput;
    const other = directory[(index * 7 + round) % directory.length] as AddPartnerInput;
    const legalName = round === 0 ? real.legalName : withLastWordOf(real.legalName, other.legalName);
    const otherNames = real.otherNames.map(({ value, kind }) => ({
      value: round === 0 ? value : withLastWordOf(value, other.otherNames[0]?.value ?? other.legalName),
      kind,
    }));
    if (index % 4 === 1) otherNames.push({ value: inCyrillic(legalName), kind: PartnerNameKind.ALIAS });
    return { ...real, legalName, otherNames };
  });
}

const withLastWordOf = (name: string, other: string) =>
  [...name.split(' ').slice(0, -1), other.split(' ').at(-1)].join(' ');

const latin = [...'abcdefghijklmnopqrstuvwxyz'];
const cyrillic = [...'абцдефгхийклмнопкрстувшхиз'];
const letters = new Map(latin.map((letter, index) => [letter, cyrillic[index] ?? letter]));

const inCyrillic = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => letters.get(letter) ?? letter);
