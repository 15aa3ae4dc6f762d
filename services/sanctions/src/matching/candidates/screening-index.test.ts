import { toSubject } from '../../listing/lists/screening-subject';
import { readUnFile, seededRandom } from '../../listing/lists/un/un-list.samples';
import { prepareQuery } from '../prepare';
import { score } from '../score';
import { screen } from '../screen';
import type { Subject } from '../subject';
import { suspiciousCharacters } from '../suspicious-characters';
import { buildIndex, candidates, type ScreeningIndex } from './screening-index';

let subjects: Subject[];
let index: ScreeningIndex;
const random = seededRandom(7);

beforeAll(async () => {
  subjects = (await readUnFile('un-sc-consolidated-2026-02-27.xml')).records.map(toSubject);
  index = buildIndex(subjects);
});

function primaryOf(subject: Subject): string {
  return subject.names[0]?.value ?? '';
}

function sample(count: number): Subject[] {
  const step = Math.floor(subjects.length / count);
  return Array.from({ length: count }, (_, position) => subjects[position * step] as Subject);
}

/** One typing error: a letter lost, doubled or changed, or two swapped. */
function mistype(name: string): string {
  const letters = [...name.slice(0, -1)].flatMap((letter, place) => (place > 0 && letter !== ' ' ? [place] : []));
  const at = letters[Math.floor(random() * letters.length)] ?? 1;
  const [head, letter = '', next = '', tail] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
  const forms = [
    head + next + tail,
    head + letter + letter + next + tail,
    `${head}o${next}${tail}`,
    head + next + letter + tail,
  ];
  return forms[Math.floor(random() * forms.length)] ?? name;
}

test('every listed name finds its own subject at the top', () => {
  for (const subject of sample(200)) {
    const [best] = screen(index, { kind: subject.kind, names: [primaryOf(subject)] });
    expect(best?.score).toBeGreaterThanOrEqual(0.975);
    const top = screen(index, { kind: subject.kind, names: [primaryOf(subject)] }).filter(
      (match) => match.score === best?.score,
    );
    expect(top.map((match) => match.subjectId)).toContain(subject.id);
  }
});

test('at most 4 of 250 listed names with a typing error are missed', () => {
  const missed = sample(250).filter((subject) => {
    const matches = screen(index, { kind: subject.kind, names: [mistype(primaryOf(subject))] });
    return !matches.some((match) => match.subjectId === subject.id);
  });
  expect(missed.map(primaryOf).slice(4)).toEqual([]);
});

test('candidates lose nothing that scores: compared with all subjects', () => {
  for (const subject of sample(15)) {
    const query = { kind: subject.kind, names: [mistype(primaryOf(subject))] };
    const found = new Set(candidates(index, query));
    const scorers = index.subjects.filter((other) => score(prepareQuery(query), other).score >= 0.7);
    expect(scorers.filter((other) => !found.has(other.id)).map((other) => other.id)).toEqual([]);
  }
});

test('people on no list are left alone', () => {
  const given = [
    'Angelika',
    'Vincent',
    'Suzanne',
    'Štefanija',
    'Marco',
    'Rossana',
    'Nicole',
    'Alfred',
    'Davi',
    'Еремей',
  ];
  const family = [
    'Bender',
    'Johnson',
    'Mcneil',
    'Car',
    'Aguirre',
    'Toscanini',
    'Macedo',
    'Delmas',
    'Nascimento',
    'Панфилов',
  ];
  const alerts = given.flatMap((first) =>
    family.flatMap((last) => screen(index, { kind: 'INDIVIDUAL', names: [`${first} ${last}`] })),
  );
  expect(alerts).toEqual([]);
});

test('L14 disguises score as the clean name: 200 pairs', () => {
  const lookAlikes: Record<string, string> = { a: 'а', e: 'е', o: 'о', A: 'А', E: 'Е', O: 'О', H: 'Н', M: 'М', I: 'І' };
  const disguises: ((name: string) => string)[] = [
    (name) => `\u202E${name}\u202C`,
    (name) => [...name].join('\u200B'),
    (name) => name.replace(/\p{L}/gu, '$&\u0336'),
    (name) => name.replace(/[aeoAEOHMI]/g, (letter) => lookAlikes[letter] ?? letter),
    (name) => name.replace(/[A-Z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  ];
  const latin = subjects.filter((subject) => /^[A-Za-z -]+$/.test(primaryOf(subject))).slice(0, 200);
  expect(latin).toHaveLength(200);
  latin.forEach((subject, position) => {
    const clean = primaryOf(subject);
    const disguise = disguises[position % disguises.length] ?? String;
    const [scoreClean, scoreDisguised] = [clean, disguise(clean)].map(
      (name) =>
        screen(index, { kind: subject.kind, names: [name] }).find((match) => match.subjectId === subject.id)?.score,
    );
    expect(disguise(clean)).not.toBe(clean);
    expect(suspiciousCharacters(clean)).toEqual([]);
    expect(suspiciousCharacters(disguise(clean))).not.toEqual([]);
    expect(Math.abs((scoreClean ?? 0) - (scoreDisguised ?? 9))).toBeLessThanOrEqual(0.01);
  });
});

test('long and hostile names are answered in bounded time', () => {
  const names = [
    'mohammad '.repeat(500),
    'a b c '.repeat(500),
    'ab'.repeat(5000),
    'محمد '.repeat(500),
    '金'.repeat(900),
  ];
  for (const name of names) {
    const started = process.cpuUsage();
    screen(index, { kind: 'INDIVIDUAL', names: [name] });
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  }
});

test.each<[string, string[]]>([
  ['Mohammed Ali', []],
  ['محمد علي', []],
  ['می\u200Cخواهم', []],
  ['क्\u200Dष', []],
  ['Đoàn Anh Dũng', []],
  ['АТЕК Trading', []],
  ['Al Rashid Trust', []],
  ['Общество Trust', []],
  ['حركة الشباب', []],
  ['می\u200cخواهم', []],
  ['Аl Rashid', ['MIXED_SCRIPTS']],
  ['Al Ra\u00adshid', ['INVISIBLE_CHARACTERS']],
  ['Al\u0000Rashid', ['INVISIBLE_CHARACTERS']],
  ['\u202EilA', ['DIRECTION_MARKS']],
  ['A\u200Bli', ['INVISIBLE_CHARACTERS']],
  ['A\u0336l\u0336i\u0336', ['STACKED_MARKS']],
  ['Mоhаmmed', ['MIXED_SCRIPTS']],
  ['Ａｌｉ', ['STYLED_LETTERS']],
])('L14: suspicious characters of %j are %j', (name, expected) => expect(suspiciousCharacters(name)).toEqual(expected));

test('an identifier finds an entry whatever it is called', () => {
  const own = buildIndex([{ ...(subjects[0] as Subject), documents: [{ number: 'C1474381' }] }, ...subjects.slice(1)]);
  const [match] = screen(own, {
    kind: 'INDIVIDUAL',
    names: ['Nobody Whatsoever'],
    identifiers: [{ number: 'c-1474381' }],
  });
  expect(match).toMatchObject({ subjectId: subjects[0]?.id, score: 0.95, band: 'STRONG' });
});

test('an empty index and an unreadable name match nothing', () => {
  expect(screen(buildIndex([]), { kind: 'ENTITY', names: ['Al Rashid Trust'] })).toEqual([]);
  expect(screen(index, { kind: 'ENTITY', names: ['', '—', '🙂'] })).toEqual([]);
});
