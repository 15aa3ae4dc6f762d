import { demonyms, namingWords, notNames, protectedRoles, protectedRolesArabic, titles } from './plain-facts.words';

export type PersonalDataKind =
  | 'EMAIL'
  | 'PHONE'
  | 'IDENTITY_DOCUMENT'
  | 'PROTECTED_PERSON_NAMED'
  | 'PROTECTED_PERSON_BIRTH';

/** What of a text seems to be data of a survivor, complainant or witness; null when nothing does. It shows no such text. */
export function findPersonalData(raw: string): PersonalDataKind | null {
  const text = readable(raw);
  if (email.test(text)) return 'EMAIL';
  if (hasPhone(text)) return 'PHONE';
  if (hasIdentityDocument(text)) return 'IDENTITY_DOCUMENT';
  if (namesProtectedPerson(text)) return 'PROTECTED_PERSON_NAMED';
  return hasProtectedBirth(text) ? 'PROTECTED_PERSON_BIRTH' : null;
}

/** As a person reads it: no invisible signs inside words, one form of digits and of the at sign. */
function readable(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ');
}

const email =
  /[\p{L}\d._%+-]{1,64} ?(?:@|[[({] ?at ?[\])}]) ?[\p{L}\d-]{1,63}(?: ?(?:\.|[[({] ?dot ?[\])}]) ?[\p{L}\d-]{2,63})+/iu;

/** With the sign of a country, with the zero of a trunk, or announced as a number to call. */
const phones = [
  /(?<![\p{L}\d])\+ ?\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/gu,
  /(?<![\p{L}\d./-])00[1-9]\d{0,2}(?:[ -]?\d){7,11}(?![\d/])/gu,
  /(?<![\p{L}\d./-])0[1-9]\d{0,2}[ -]\d{3}[ -]?\d{3,4}(?![\d/-])/gu,
  /(?<![\p{L}\d./-])0[1-9]\d{7,9}(?![\d/.-])/gu,
  /(?<!\p{L})(?:tel|telephone|phone|mobile|cell|whats ?app|viber|signal|téléphone|tél|portable|teléfono|móvil|celular|هاتف|جوال|الهاتف|موبايل)(?!\p{L})[^\d\n]{0,15}\d(?:[ ().-]{0,2}\d){5,14}(?!\d)/giu,
];

const hasPhone = (text: string) => phones.some((phone) => text.match(phone) !== null);

/** `partner ID no. 123` is no identity card. */
const ofOrganisations =
  '(?<!(?:partner|vendor|supplier|tax|vat|project|agreement|organisation|organization|org|case|entity|company|listing|hit|budget)[ -])';
const documentWords = [
  'passport|national (?:id|identity)|identity (?:card|document|number)|identification card|refugee id|alien id|ration card|progres (?:id|number)|driving licen[cs]e|birth certificate|social security',
  `${ofOrganisations}id (?:card|no|number|nr)`,
  "passeport|carte d'identité|carte nationale|pièce d'identité|acte de naissance",
  'pasaporte|cédula|documento de identidad|dni|curp|partida de nacimiento',
  'جواز السفر|جواز سفر|بطاقة الهوية|رقم الهوية|الرقم الوطني|شهادة الميلاد',
].join('|');
const announcedDocument = new RegExp(`(?<!\\p{L})(?:${documentWords})(?!\\p{L})([^;\\n]{0,40})`, 'giu');
const bareDocuments = [/(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/u, /[A-Z0-9<]{10,}<<[A-Z0-9<]{5,}/u];

function hasIdentityDocument(text: string): boolean {
  if (bareDocuments.some((document) => document.test(text))) return true;
  for (const [, after = ''] of text.matchAll(announcedDocument)) {
    if (after.split(/[\s,:()]+/).some(isNumberOfDocument)) return true;
  }
  return false;
}

/** Not a year, a day or an amount. */
const isNumberOfDocument = (token: string) =>
  !/^(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$/.test(token) &&
  (token.match(/\d/g) ?? []).length >= 4 &&
  token.replace(/\.$/, '').length >= 5;

const name = "\\p{Lu}[\\p{Ll}\\p{M}'-]+";
const names = `(${name}(?: (?:bin|ibn|al|de|von|van) ${name}| ${name}){0,3})`;
const article = "(?:(?:the|a|an|our|one|le|la|les|une?|el|l') ?)?";
// The flag i would make every word a name, so words that introduce one are spelt with both first letters.
const role = anyCase(protectedRoles);
const introduced = `(?:${anyCase(namingWords)})`;
const children = anyCase(
  'girl|boy|child|minor|woman|beneficiary|refugee|fille|garçon|enfant|mineure?|femme|bénéficiaire|réfugiée?|niñ[ao]|menor|mujer|beneficiari[ao]|refugiad[ao]',
);

/** Each captures what may be a name. */
const namings: RegExp[] = [
  // the survivor, a young woman named Amina
  new RegExp(
    `(?<!\\p{L})(?:${role})(?!\\p{L})[^.;\\n]{0,40}?(?<!\\p{L})${introduced}:? (?:(?:${titles})\\.? )?${names}`,
    'gu',
  ),
  new RegExp(`(?<!\\p{L})(?:${children}) ${introduced} ${names}`, 'gu'),
  // complainant: Fatuma Ali; the complainant is Fatuma; la victime est Mme Diallo
  new RegExp(
    `(?<!\\p{L})(?:${role}) ?(?::|,? (?:is|was|est|était|es|era)) ${article}(?:(?:${titles})\\.? )?${names}`,
    'gu',
  ),
  // the survivor Amina Hassan; the witness, Mr. Omar
  new RegExp(`(?<!\\p{L})(?:${role}),? (?:(?:${titles})\\.? )?${names}`, 'gu'),
  // the name of the victim was Amina
  new RegExp(
    `(?:name|identity|nom|identité|nombre|identidad) (?:of|de|du|del) ?${article}(?:${role}) ?(?::|is|was|est|était|es|era) ${names}`,
    'giu',
  ),
  // Amina Hassan (survivor); Amina Hassan, a survivor; Amina Hassan, the complainant,
  new RegExp(`(${name}(?: ${name}){1,2}) ?\\( ?${article}(?:${role}) ?\\)`, 'gu'),
  new RegExp(`(${name}(?: ${name}){1,2}), (?:who (?:is|was) )?(?:an? )(?:${role})(?!\\p{L})`, 'gu'),
  new RegExp(`(${name}(?: ${name}){1,2}), (?:the|la|le|el) (?:${role})[,.)]`, 'gu'),
];
/** Arabic has no capitals: what introduces a name is all that tells. */
const namingArabic = new RegExp(
  `(?:${protectedRolesArabic})[^.؛\\n]{0,30}?(?:اسمها|اسمه|واسمها|واسمه|تدعى|يدعى|المدعوة|المدعو|تسمى|السيدة|السيد) \\p{L}{2,}`,
  'u',
);

function namesProtectedPerson(text: string): boolean {
  if (namingArabic.test(text)) return true;
  return namings.some((naming) => [...text.matchAll(naming)].some(([, found = '']) => isNameOfPerson(found)));
}

/** Not of a programme, an organisation or a nation, and no acronym (which has no small letters at all). */
function isNameOfPerson(found: string): boolean {
  const words = found.split(' ').filter((word) => /^\p{Lu}/u.test(word));
  if (words.length === 0 || words.some((word) => notNames.has(word))) return false;
  return !(words.length === 1 && demonyms.has(words[0] ?? ''));
}

const birth =
  /(?<!\p{L})(?:born|date of birth|birth ?date|d\.?o\.?b|née?s? (?:le|en)|date de naissance|nacid[ao]s? (?:el|en)|fecha de nacimiento|تاريخ الميلاد|تاريخ الولادة|مواليد)(?!\p{L})[^\n]{0,20}?\d/giu;
const anyRole = new RegExp(`(?<!\\p{L})(?:${protectedRoles}|${protectedRolesArabic})`, 'iu');
const nearness = 150;

function hasProtectedBirth(text: string): boolean {
  for (const { index, 0: found } of text.matchAll(birth)) {
    if (anyRole.test(text.slice(Math.max(0, index - nearness), index + found.length + nearness))) return true;
  }
  return false;
}

/** `survivor|victim` as `[sS]urvivor|[vV]ictim`. */
function anyCase(alternatives: string): string {
  return alternatives
    .split('|')
    .map((word) => word.replace(/^(\p{Ll})/u, (first) => `[${first}${first.toUpperCase()}]`))
    .join('|');
}
