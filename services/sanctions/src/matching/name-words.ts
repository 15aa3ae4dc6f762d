import { editDistance } from './edit-distance';

/** What a word does in a name; its weight follows from this alone, so a score depends on the two names only. */
export type WordTag = 'name' | 'common' | 'generic' | 'legal' | 'title' | 'particle' | 'initial' | 'number';

export const tagWeights: Record<WordTag, number> = {
  name: 1,
  common: 0.7,
  generic: 0.45,
  number: 0.7,
  initial: 0.3,
  legal: 0.15,
  title: 0.1,
  particle: 0.1,
};

function set(words: string): Set<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** One name in many Latin spellings, borne by so many that it tells little. */
const common = set(`mohammad mohammed muhammad muhammed mohamed mohamad muhamad mohammod ahmad ahmed ali abd abdul abdel
  abdullah abdallah hassan hasan hussein husain hussain husayn ibrahim khan haji mullah said saeed sayed sayyid syed
  omar umar john jose maria juan kim ri pak jong chol li wang zhang singh kumar mhmd hmd bdllh hsn hsyn`);

const generic = set(`company group holding holdings trading trade international national general global industrial
  industries industry enterprise enterprises services service solutions systems technology technologies engineering
  construction consulting consultants bank insurance investment investments finance financial export import shipping
  transport logistics medical pharmaceutical pharma electronics energy oil gas petroleum mining steel power water food
  agricultural agriculture development foundation association organization organisation society charity charitable relief
  aid humanitarian committee council union federation center centre institute university school network front movement
  army brigade party state ministry department office branch bureau commission project projects equipment supply products
  material materials machinery and for the of institut fondation societe`);

const titles = set(`mr mrs ms miss dr doctor prof professor sir lord lady sheikh shaikh shaykh sheik cheikh imam maulavi
  maulana mawlawi mulla mollah qari hajji hadji hajj haj alhaj sayyed sardar general gen colonel col major maj captain
  capt lieutenant brigadier commander admiral president minister his her excellency hon honourable jr sr senior junior`);

const particles = set(`al el ul ur us the le la les las los de del della der den des di da do dos das du van von zu y e
  et und und bin ibn ben bint ould wuld son daughter of and fi li wal wa`);

/** Spoken forms of one patronymic or article, so that they agree with each other. */
const canonical = new Map<string, string>([
  ['ibn', 'bin'],
  ['ben', 'bin'],
  ['wuld', 'ould'],
  ['el', 'al'],
  ['ul', 'al'],
  ['ur', 'al'],
  ['us', 'al'],
  ['abd', 'abdul'],
  ['abdel', 'abdul'],
  ['abdal', 'abdul'],
  ['intl', 'international'],
  ['organisation', 'organization'],
  ['centre', 'center'],
  ['und', 'and'],
  ['et', 'and'],
]);

/** Legal forms to a comparable short form; ISO 20275 names the same form in many ways. */
const legalForms: Record<string, string> = {
  limited: 'ltd',
  ltd: 'ltd',
  ltda: 'ltd',
  limitada: 'ltd',
  limitee: 'ltd',
  sti: 'ltd',
  pvt: 'pvt',
  private: 'pvt',
  pte: 'pvt',
  pty: 'pvt',
  incorporated: 'inc',
  inc: 'inc',
  corporation: 'inc',
  corp: 'inc',
  company: 'co',
  co: 'co',
  cie: 'co',
  compagnie: 'co',
  compania: 'co',
  aktiengesellschaft: 'ag',
  ag: 'ag',
  as: 'as',
  sa: 'sa',
  sarl: 'srl',
  srl: 'srl',
  spa: 'sa',
  plc: 'plc',
  llc: 'llc',
  llp: 'llp',
  lp: 'lp',
  gmbh: 'gmbh',
  ooo: 'llc',
  oao: 'jsc',
  zao: 'jsc',
  pao: 'jsc',
  ao: 'jsc',
  jsc: 'jsc',
  pjsc: 'jsc',
  ojsc: 'jsc',
  bv: 'bv',
  nv: 'nv',
  kg: 'kg',
  oy: 'oy',
  ab: 'ab',
  eireli: 'eireli',
  na: 'na',
};

/** Written out legal forms, as folded words. */
const legalPhrases: [string[], string][] = (
  [
    ['gesellschaft mit beschrankter haftung', 'gmbh'],
    ['limited liability company', 'llc'],
    ['obshchestvo s ogranichennoi otvetstvennostyu', 'llc'],
    ['obshchestvo s ogranichennoy otvetstvennostyu', 'llc'],
    ['societatea cu raspundere limitata', 'srl'],
    ['societe a responsabilite limitee', 'srl'],
    ['sociedad anonima', 'sa'],
    ['societe anonyme', 'sa'],
    ['joint stock company', 'jsc'],
    ['public limited company', 'plc'],
    ['limited liability partnership', 'llp'],
  ] as const
).map(([phrase, form]) => [phrase.split(' '), form]);

export function tagWord(text: string, isPerson: boolean): WordTag {
  if (/^\d+$/.test(text)) return 'number';
  if (particles.has(text)) return 'particle';
  if (text.length === 1) return 'initial';
  if (isPerson) return titles.has(text) ? 'title' : common.has(text) ? 'common' : 'name';
  if (legalForms[text]) return 'legal';
  return generic.has(text) ? 'generic' : common.has(text) ? 'common' : 'name';
}

export function canonicalWord(text: string, isPerson: boolean): string {
  return canonical.get(text) ?? (isPerson ? text : (legalForms[text] ?? misspeltForm(text) ?? text));
}

const longForms = Object.keys(legalForms).filter((form) => form.length >= 6);

/** "Limted" must not count as a rare word of the name. */
function misspeltForm(text: string): string | undefined {
  if (text.length < 5) return undefined;
  const form = longForms.find((long) => Math.abs(long.length - text.length) <= 1 && editDistance(long, text, 1) <= 1);
  return form && legalForms[form];
}

/** Length of the written out legal form that begins at this word, with its short form; null when none does. */
export function legalPhraseAt(
  words: readonly { text: string }[],
  start: number,
): { length: number; form: string } | null {
  for (const [phrase, form] of legalPhrases) {
    if (phrase.every((word, index) => words[start + index]?.text === word)) return { length: phrase.length, form };
  }
  return null;
}
