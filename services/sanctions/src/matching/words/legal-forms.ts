import { editDistance } from './edit-distance';

/** What a legal form says about its bearer; forms of one class are often exchanged for each other, others hardly ever. */
export type LegalClass = 'COMPANY' | 'LIMITED' | 'STOCK' | 'PARTNERSHIP' | 'NON_PROFIT' | 'STATE';

export interface LegalForm {
  short: string;
  class: LegalClass;
}

/** Short form and its spellings, after the ELF code list (ISO 20275) and the lists themselves; folded, without dots. */
const written: Record<LegalClass, Record<string, string>> = {
  COMPANY: {
    co: 'co company cie compagnie compania companhia kompaniya firm firma fa ets etablissements',
    group: 'grp',
  },
  LIMITED: {
    ltd: 'ltd limited ltda limitada limitee lte lda sti sirketi',
    pvt: 'pvt private pte pty prop proprietary',
    llc: 'llc lc ooo too tov ohs mchj xk eood ood doo uab sia shpk mmc',
    gmbh: 'gmbh ggmbh ug',
    srl: 'sarl srl sas sasu eurl rl sl slu sro zrt kft spzoo',
    bv: 'bv bvba sprl',
    eireli: 'eireli me epp',
  },
  STOCK: {
    inc: 'inc incorporated corporation corp corporacion incorporation',
    plc: 'plc',
    sa: 'sa spa sab sac saa sae sal sapi saic',
    ag: 'ag aktiengesellschaft se',
    as: 'as asa aps anonim ab oyj oy',
    jsc: 'jsc pjsc ojsc cjsc oao zao pao ao ad akcionersko otkrytoe zakrytoe',
    nv: 'nv',
    na: 'na',
    bhd: 'bhd berhad sdn tbk pt',
  },
  PARTNERSHIP: { llp: 'llp', lp: 'lp', kg: 'kg kgaa', snc: 'snc sca scs gbr ohg' },
  NON_PROFIT: {
    ano: 'ano nko ev nonprofit',
    stiftung: 'stiftung stichting fundacion fundacao fondazione fondation vakfi vakif',
    asbl: 'asbl vzw ong onlus',
  },
  STATE: { fgup: 'fgup gup mup' },
};

const forms = new Map<string, LegalForm>();
for (const [own, shorts] of Object.entries(written)) {
  for (const [short, words] of Object.entries(shorts)) {
    for (const word of words.split(' ')) forms.set(word, { short, class: own as LegalClass });
  }
}

/** Written out legal forms, as folded words. */
const phrases: [string[], string][] = (
  [
    ['gesellschaft mit beschrankter haftung', 'gmbh'],
    ['limited liability company', 'llc'],
    ['limited liability partnership', 'llp'],
    ['limited partnership', 'lp'],
    ['obshchestvo s ogranichennoi otvetstvennostyu', 'ooo'],
    ['obshchestvo s ogranichennoy otvetstvennostyu', 'ooo'],
    ['obshhestvo s ogranichennoj otvetstvennostju', 'ooo'],
    ['societatea cu raspundere limitata', 'srl'],
    ['societe a responsabilite limitee', 'srl'],
    ['societe par actions simplifiee', 'sas'],
    ['sociedad de responsabilidad limitada', 'srl'],
    ['sociedad anonima', 'sa'],
    ['sociedade anonima', 'sa'],
    ['societe anonyme', 'sa'],
    ['societa per azioni', 'spa'],
    ['public joint stock company', 'jsc'],
    ['open joint stock company', 'jsc'],
    ['closed joint stock company', 'jsc'],
    ['joint stock company', 'jsc'],
    ['joint stock compan', 'jsc'],
    ['otkrytoe aktsionernoe obshchestvo', 'oao'],
    ['zakrytoe aktsionernoe obshchestvo', 'zao'],
    ['aktsionernoe obshchestvo', 'ao'],
    ['public limited company', 'plc'],
    ['anonim sirketi', 'as'],
    ['limited sirketi', 'ltd'],
    ['private limited', 'pvt ltd'],
    ['sp z oo', 'spzoo'],
    ['s a de c v', 'sa'],
    ['sa de cv', 'sa'],
    ['de cv', 'sa'],
    ['s de rl', 'srl'],
    ['o o o', 'ooo'],
    ['a s', 'as'],
    ['s a', 'sa'],
  ] as const
).map(([phrase, form]) => [phrase.split(' '), form]);

export function legalForm(word: string): LegalForm | undefined {
  return forms.get(word) ?? misspelt(word);
}

const longForms = [...forms.keys()].filter((form) => form.length >= 6);
const known = new Map<string, LegalForm | undefined>();

/** "Limted" must not count as a rare word of the name. */
function misspelt(word: string): LegalForm | undefined {
  if (word.length < 6 || word.length > 20) return undefined;
  if (known.size > 50_000) known.clear();
  if (!known.has(word)) {
    const form = longForms.find((long) => Math.abs(long.length - word.length) <= 1 && editDistance(long, word, 1) <= 1);
    known.set(word, form === undefined ? undefined : forms.get(form));
  }
  return known.get(word);
}

interface Phrase {
  letters: string;
  forms: readonly string[];
}

const byInitial = new Map<string, Phrase[]>();
for (const [words, form] of phrases) {
  const phrase = { letters: words.join(''), forms: form.split(' ') };
  const initial = phrase.letters.charAt(0);
  byInitial.set(initial, [...(byInitial.get(initial) ?? []), phrase]);
}
const longestPhrase = Math.max(...phrases.map(([words]) => words.length));
/** A phrase as long as this is recognised with a typing error. */
const longPhrase = 12;

/**
 * Number of words of the written out legal form that begins here, with its short forms; null when none does. Its words may
 * be joined ("Joint Stockcompany") and hold a typing error.
 */
export function legalPhraseAt(
  words: readonly { text: string }[],
  start: number,
): { length: number; forms: readonly string[] } | null {
  let letters = words[start]?.text ?? '';
  const possible = byInitial.get(letters.charAt(0));
  if (!possible) return null;
  let found: { length: number; forms: readonly string[] } | null = null;
  for (let length = 2; length <= longestPhrase && start + length <= words.length; length += 1) {
    letters += words[start + length - 1]?.text;
    for (const phrase of possible) if (isPhrase(letters, phrase.letters)) found = { length, forms: phrase.forms };
  }
  return found;
}

function isPhrase(letters: string, phrase: string): boolean {
  if (letters === phrase) return true;
  if (phrase.length < longPhrase || Math.abs(letters.length - phrase.length) > 1) return false;
  return editDistance(letters, phrase, 1) <= 1;
}
