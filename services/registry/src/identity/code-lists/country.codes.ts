import countries from 'i18n-iso-countries';
import arabic from 'i18n-iso-countries/langs/ar.json';
import english from 'i18n-iso-countries/langs/en.json';
import spanish from 'i18n-iso-countries/langs/es.json';
import french from 'i18n-iso-countries/langs/fr.json';
import russian from 'i18n-iso-countries/langs/ru.json';
import chinese from 'i18n-iso-countries/langs/zh.json';
import { type CodeEntry, type CodeTable, type Labels, unLanguages } from './code-list.rules';

for (const locale of [arabic, english, spanish, french, russian, chinese]) countries.registerLocale(locale);

/** UN M49: sub-region → the one above, and its countries. Antarctica and Taiwan stand in no region there. */
const subRegions: Record<string, [above: string, countries: string]> = {
  '015': ['002', 'DZ EG LY MA SD TN EH'],
  '014': ['202', 'IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW'],
  '017': ['202', 'AO CM CF TD CG CD GQ GA ST'],
  '018': ['202', 'BW SZ LS NA ZA'],
  '011': ['202', 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG'],
  '029': ['419', 'AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI'],
  '013': ['419', 'BZ CR SV GT HN MX NI PA'],
  '005': ['419', 'AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE'],
  '021': ['019', 'BM CA GL PM US'],
  '143': ['142', 'KZ KG TJ TM UZ'],
  '030': ['142', 'CN HK MO KP JP MN KR'],
  '035': ['142', 'BN KH ID LA MY MM PH SG TH TL VN'],
  '034': ['142', 'AF BD BT IN IR MV NP PK LK'],
  '145': ['142', 'AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE'],
  '151': ['150', 'BY BG CZ HU PL MD RO RU SK UA'],
  '154': ['150', 'AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB'],
  '039': ['150', 'AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES'],
  '155': ['150', 'AT BE FR DE LI LU MC NL CH'],
  '053': ['009', 'AU CX CC HM NZ NF'],
  '054': ['009', 'FJ NC PG SB VU'],
  '057': ['009', 'GU KI MH FM NR MP PW UM'],
  '061': ['009', 'AS CK PF NU PN WS TK TO TV WF'],
};

/** What stands above the sub-regions; the five of the top belong to the world. */
const upperRegions: Record<string, string> = {
  '002': '001',
  '202': '002',
  '019': '001',
  '419': '019',
  '142': '001',
  '150': '001',
  '009': '001',
};

/** Least developed (44 since December 2024), landlocked developing (32), small island developing States (39). */
const groups: Record<string, string[]> = {
  ldc: 'AO BJ BF BI CF TD KM CD DJ ER ET GM GN GW LS LR MG MW ML MR MZ NE RW SN SL SO SS SD TG UG TZ ZM AF BD KH LA MM NP TL YE HT KI SB TV'.split(
    ' ',
  ),
  lldc: 'AF AM AZ BT BO BW BF BI CF TD SZ ET KZ KG LA LS MK MW ML MN NP NE PY MD RW SS TJ TM UG UZ ZM ZW'.split(' '),
  sids: 'AG BS BB BZ CV KM CK CU DM DO FJ GD GW GY HT JM KI MV MH MU FM NR NU PW PG WS ST SC SG SB KN LC VC SR TL TO TT TV VU'.split(
    ' ',
  ),
};

const regionOf = new Map(
  Object.entries(subRegions).flatMap(([region, [, members]]) => members.split(' ').map((iso2) => [iso2, region])),
);

/** XK is in the library for its users; ISO 3166-1 has not assigned it. */
const assigned = Object.keys(countries.getAlpha2Codes())
  .filter((iso2) => iso2 !== 'XK')
  .sort();
const known = new Set(assigned);

export const isCountry = (iso2: string) => known.has(iso2);

function countryEntry(iso2: string): CodeEntry {
  const labels = Object.fromEntries(unLanguages.map((language) => [language, countries.getName(iso2, language)]));
  const region = regionOf.get(iso2);
  const flags = Object.entries(groups).filter(([, members]) => members.includes(iso2));
  return {
    code: iso2,
    labels: labels as Labels,
    ...(region && { group: region }),
    attributes: {
      alpha3: countries.alpha2ToAlpha3(iso2) ?? '',
      numeric: countries.alpha2ToNumeric(iso2) ?? '',
      ...Object.fromEntries(flags.map(([flag]) => [flag, 'true'])),
    },
  };
}

const regionNames = new Map(
  unLanguages.map((language) => [language, new Intl.DisplayNames([language], { type: 'region' })]),
);

function regionEntry(code: string, group: string): CodeEntry {
  const labels = Object.fromEntries(unLanguages.map((language) => [language, regionNames.get(language)?.of(code)]));
  return { code, labels: labels as Labels, group };
}

export const countryTable: CodeTable = {
  version: 'ISO 3166-1:2020, groups of 2024-12',
  effectiveFrom: '2024-12-13',
  codes: assigned.map(countryEntry),
};

export const regionTable: CodeTable = {
  version: 'UN M49, 2024',
  effectiveFrom: '2024-01-01',
  codes: [
    ...Object.entries(upperRegions),
    ...Object.entries(subRegions).map(([code, [above]]) => [code, above] as const),
  ].map(([code, above]) => regionEntry(code, above)),
};
