import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';

countries.registerLocale(english);

/** Names that lists use and the ISO table does not know. */
const ownNames: Record<string, string> = {
  'democratic peoples republic of korea': 'KP',
  'north korea': 'KP',
  'republic of korea': 'KR',
  'united kingdom of great britain and northern ireland': 'GB',
  'united states': 'US',
  'syrian arab republic': 'SY',
  syria: 'SY',
  'russian federation': 'RU',
  'libyan arab jamahiriya': 'LY',
  'state of palestine': 'PS',
  palestinian: 'PS',
  turkiye: 'TR',
  iran: 'IR',
  'united republic of tanzania': 'TZ',
  'republic of moldova': 'MD',
  afghan: 'AF',
  algerian: 'DZ',
  somali: 'SO',
  sudanese: 'SD',
  yemeni: 'YE',
  'saudi arabian': 'SA',
  iraqi: 'IQ',
  kuwaiti: 'KW',
  tunisian: 'TN',
  pakistani: 'PK',
  german: 'DE',
  turkish: 'TR',
  egyptian: 'EG',
  moroccan: 'MA',
  indonesian: 'ID',
  jordanian: 'JO',
};

/** ISO 3166-1 alpha-2 of a country or nationality as lists write it; null rather than a guess. */
export function countryCode(text: string): string | null {
  const bare = text.replace(/\(.*$/, '').trim();
  if (/^[A-Za-z]{2}$/.test(bare)) return countries.isValid(bare.toUpperCase()) ? bare.toUpperCase() : null;
  const folded = bare
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase();
  return ownNames[folded] ?? countries.getAlpha2Code(bare, 'en') ?? null;
}
