import { prepareQuery, prepareSubject } from './prepare';
import { bandOf, score } from './score';
import type { NameQuality, Query, Subject, SubjectKind } from './subject';

interface Case {
  query: Partial<Query> & { name: string };
  listed: Partial<Subject> & { name: string; quality?: NameQuality };
}

function scoreOf({ query, listed }: Case) {
  const names = [{ value: listed.name, quality: listed.quality ?? 'PRIMARY' }];
  return score(
    prepareQuery({ kind: 'INDIVIDUAL', names: [query.name], ...query }),
    prepareSubject({ id: 'x', kind: 'INDIVIDUAL', names, births: [], countries: [], ...listed }),
  );
}

function compare(a: string, b: string, kind: SubjectKind = 'INDIVIDUAL'): number {
  return scoreOf({ query: { name: a, kind }, listed: { name: b, kind } }).score;
}

describe('persons', () => {
  test.each<[string, string, string]>([
    ['Angela Merkel', 'Angela Merkel', 'STRONG'],
    ['MERKEL, Angela', 'Angela Merkel', 'STRONG'],
    ['Anglea Merkel', 'Angela Merkel', 'REVIEW'],
    ['Olaf Schulze', 'Olaf Scholz', 'REVIEW'],
    ['Bibi Netanyahu', 'Benjamin Netanyahu', 'REVIEW'],
    ['Boris Johnson', 'Alexandre Boris de Pfeffel Johnson', 'REVIEW'],
    ['V. V. Putin', 'Vladimir Vladimirovich Putin', 'REVIEW'],
    ['A. Khamenei', 'Ali Khamenei', 'REVIEW'],
    ['A. Ahmed', 'Ali Ahmed', 'DISCARDED'],
    ['Muhammad bin Salman', 'Salman bin Muhammad', 'DISCARDED'],
    ['Bin Salman, Muhammad', 'Muhammad bin Salman', 'STRONG'],
    ['N.N.', 'Nursultan Nazarbayev', 'DISCARDED'],
    ['AFIZ', 'FAIZ', 'REVIEW'],
    ['Andrew Parks', 'Andres Paris', 'DISCARDED'],
    ['PolPot', 'Pol Pot', 'STRONG'],
    ['AREFULLAHA REF GHAZI MOHAMMAD', 'AREFULLAH AREF GHAZI MOHAMMAD', 'STRONG'],
    ['KIM SKO CHOL', 'KIM SOK CHOL', 'REVIEW'],
    ['Usama ibn Laden', 'Osama bin Laden', 'REVIEW'],
    ['Mahmood Ahmadinezhad', 'Mahmoud Ahmadinejad', 'REVIEW'],
    ['محمد حسن رحمانی', 'Mohammad Hasan Rahmani', 'REVIEW'],
    ['Ротенберг Аркадий', 'Arkadii Romanovich Rotenberg', 'REVIEW'],
    ['Xi Jinping', '习近平', 'STRONG'],
    ['SIRAJUDDIN HAQQANI', 'SIRAJUDDIN JALLALOUDINE HAQQANI', 'REVIEW'],
    ['习近朋', '习近平', 'DISCARDED'],
    ['Mohammad', 'Mohammad Naim Barich', 'DISCARDED'],
    ['Daniel Tusk', 'Donald Tusk', 'DISCARDED'],
    ['HABIBULLAH SAFI', 'HABIBULLAH RESHAD', 'DISCARDED'],
    ['ABDUL QADEER BASIR ABDUL HAKIM', 'ABDUL QADEER BASIR ABDUL BASEER', 'DISCARDED'],
    ['IBRAHIM HASSAN TALI AL-OTAIBI', 'IBRAHIM HASSAN TALI AL-ASIRI', 'DISCARDED'],
    ['Snow', 'Snoe', 'DISCARDED'],
    ['al', 'al bin', 'DISCARDED'],
  ])('%s / %s is %s', (a, b, band) => expect(bandOf(compare(a, b))).toBe(band));
});

describe('organisations', () => {
  test.each<[string, string, string]>([
    ['SiemensAG', 'Siemens AG', 'STRONG'],
    ['Apple Incorporated', 'Apple Inc.', 'STRONG'],
    ['CRYSTALORD', 'CRYSTALORD LTD', 'STRONG'],
    ['ABC Co.', 'A.B.C. Company', 'STRONG'],
    ['Global Relief Fondation', 'Global Relief Foundation', 'STRONG'],
    ['SWANSEATOOLS RESOURCES', 'SWANSEA TOOLS RESOURCES', 'STRONG'],
    ['Volkswagen Aktiengesellschaft', 'Siemens Aktiengesellschaft', 'DISCARDED'],
    ['Bank of Armenia Corporation', 'Bank of America Corporation', 'DISCARDED'],
    ['Bowne of Atlanta, Inc.', 'Bowne of Boston, Inc.', 'DISCARDED'],
    ['Gazprom Neft JSC', 'Gazprom Neft OAO', 'STRONG'],
    ['Iskustvo Krasoty', 'LIMITED LIABILITY COMPANY ISKUSSTVO KRASOTY', 'REVIEW'],
    ['ANO Iskusstvo Krasoty', 'LIMITED LIABILITY COMPANY ISKUSSTVO KRASOTY', 'DISCARDED'],
    ['IRGC', 'Islamic Revolutionary Guard Corps', 'REVIEW'],
    ['COMM GRP', 'Communication Group', 'STRONG'],
    ['3 Percenters', 'Three Percenters', 'STRONG'],
    ['Brigade 44', 'Brigade 45', 'DISCARDED'],
    ['Sberbank of Russia', 'Sberbank', 'REVIEW'],
    ['Ministry of Defense', 'Ministry of Justice', 'DISCARDED'],
    ['construction ltd', 'LLC CONSTRUCTION DREDGING COMPANY', 'DISCARDED'],
  ])('%s / %s is %s', (a, b, band) => expect(bandOf(compare(a, b, 'ENTITY'))).toBe(band));
});

test('the top is graded: exact, folded, other order, joined, other spelling, omission, contradiction', () => {
  const listed = 'Gaston Byiringiro Iyamuremye';
  const scores = [
    listed,
    listed.toUpperCase(),
    'Iyamuremye Gaston Byiringiro',
    'Gaston Byiringiro Iyamuremie',
    'Gaston Iyamuremye',
    'Gaston Rumuli Iyamuremye',
  ].map((name) => compare(name, listed));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(scores.length);
});

test('quality levels: primary above good alias above low alias, which never passes 0.85 (S-INV-13)', () => {
  const facts = { births: [{ from: 1960, to: 1960 }], countries: ['AF'] };
  const [primary, good, low] = (['PRIMARY', 'GOOD_ALIAS', 'LOW_ALIAS'] as const).map((quality) =>
    scoreOf({
      query: { name: 'Abu Shaima', birthYear: 1960, countries: ['AF'] },
      listed: { name: 'Abu Shaima', quality, ...facts },
    }),
  );
  expect(primary?.score).toBeGreaterThan(good?.score ?? 1);
  expect(good?.score).toBeGreaterThan(0.9);
  expect(low?.score).toBe(0.85);
  expect(low?.features.map((feature) => feature.name)).toContain('CEILING');
});

test('facts: agreement lifts a little, contradiction subtracts, absence does nothing; kinds cross at a price', () => {
  const listed = { name: 'Nurjaman Riduan Isomudin', births: [{ from: 1964, to: 1964 }], countries: ['ID'] };
  const asked = (facts: Partial<Query>) =>
    scoreOf({ query: { name: 'Nurjaman Riduan Isomuddin', ...facts }, listed }).score;
  const plain = asked({});
  expect(asked({ birthYear: 1965 })).toBeGreaterThan(plain);
  expect(asked({ countries: ['ID', 'MY'] })).toBeGreaterThan(plain);
  expect(asked({ birthYear: 1980 })).toBeCloseTo(plain - 0.16);
  expect(asked({ countries: ['NO'] })).toBeCloseTo(plain - 0.06);
  expect(asked({ kind: 'ENTITY' })).toBeLessThan(plain);
  expect(scoreOf({ query: { name: listed.name, birthYear: 1964 }, listed: { name: listed.name } }).score).toBe(0.98);
});

test('the best of several names wins, and the answer says which met which', () => {
  const subject = prepareSubject({
    id: 'QDi.001',
    kind: 'INDIVIDUAL',
    names: [
      { value: 'Eric Badege', quality: 'PRIMARY' },
      { value: 'Aigle Blanc', quality: 'GOOD_ALIAS' },
    ],
    births: [],
    countries: [],
  });
  const query = prepareQuery({ kind: 'INDIVIDUAL', names: ['Someone Else', 'AIGLE BLANK'] });
  expect(score(query, subject)).toMatchObject({
    queryName: 'AIGLE BLANK',
    listedName: 'Aigle Blanc',
    listedQuality: 'GOOD_ALIAS',
    features: [
      { name: 'NAMES_COMPARED', detail: '“AIGLE BLANK” with “Aigle Blanc”.' },
      { name: 'SOUND', detail: '“blank” sounds like “blanc”.' },
      { name: 'GRADE', detail: 'Some words are spelled in another way.' },
      { name: 'ALIAS', detail: 'The listed name is an alias.' },
    ],
  });
});

describe('facts that are sure', () => {
  const documents = [{ number: 'A 123-456', country: 'AF' }];
  const listed = {
    name: 'Khalil Ahmed Haqqani',
    documents,
    gender: 'MALE' as const,
    births: [{ from: 1966, to: 1966, date: '1966-01-04' }],
  };
  const asked = (name: string, facts: Partial<Query>) => scoreOf({ query: { name, ...facts }, listed });

  test('a shared identifier lifts to at least 0.95, whatever the names are', () => {
    const found = asked('Someone Else', { identifiers: [{ number: 'a123456' }] });
    expect(found.score).toBe(0.95);
    expect(found.features.at(-1)).toMatchObject({ name: 'IDENTIFIER', detail: 'Both have the identifier A123456.' });
    expect(asked('Khalil Ahmed Haqqani', { identifiers: [{ number: 'A123456' }] }).score).toBe(0.98);
  });

  test('numbers of different countries, and numbers too short to tell, agree with nothing', () => {
    expect(asked('Someone Else', { identifiers: [{ number: 'A123456', country: 'PK' }] }).score).toBe(0);
    const short = scoreOf({
      query: { name: 'Someone Else', identifiers: [{ number: '12' }] },
      listed: { name: 'Khalil Ahmed Haqqani', documents: [{ number: '12' }] },
    });
    expect(short.score).toBe(0);
  });

  test('the same day of birth lifts more than the year; another day of the year subtracts a little', () => {
    const name = 'Khalil Haqqani';
    const [day, year, none, otherDay, otherYear] = [
      { birthDate: '1966-01-04' },
      { birthYear: 1966 },
      {},
      { birthDate: '1966-11-30' },
      { birthDate: '1990-01-04' },
    ].map((facts) => asked(name, facts).score);
    const scores = [day, year, none, otherDay, otherYear];
    expect(scores).toEqual([...scores].sort((a = 0, b = 0) => b - a));
    expect(new Set(scores).size).toBe(5);
  });

  test('another gender subtracts', () => {
    expect(asked('Khalil Haqqani', { gender: 'FEMALE' }).score).toBeLessThan(
      asked('Khalil Haqqani', { gender: 'MALE' }).score,
    );
  });

  test('S-INV-13: with the same birth date and country a low-quality alias still never passes 0.85', () => {
    const { score: low } = scoreOf({
      query: { name: 'Khalil Ahmed Haqqani', birthDate: '1966-01-04', countries: ['AF'] },
      listed: { ...listed, quality: 'LOW_ALIAS', countries: ['AF'] },
    });
    expect(low).toBe(0.85);
  });
});
