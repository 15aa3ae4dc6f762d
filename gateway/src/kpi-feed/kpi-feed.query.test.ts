import { readFeedQuestion } from './kpi-feed.query';

const read = (text: string) => readFeedQuestion(new URLSearchParams(text));

test('each code and year is a part of its own', () => {
  const { parts, shared, asOf } = read('codes=A,B&from=2024&to=2025&groupBy=AGENCY,COUNTRY&countries=SO');
  expect(parts.map(({ code, year }) => `${code}${year}`)).toEqual(['A2024', 'A2025', 'B2024', 'B2025']);
  expect(shared).toEqual({ agencies: null, groupBy: ['AGENCY', 'COUNTRY'], filter: { countries: ['SO'] } });
  expect(asOf).toBeNull();
});

test.each([
  ['no code', 'from=2025'],
  ['an empty code', 'codes=&from=2025'],
  ['no year', 'codes=A'],
  ['a year that is none', 'codes=A&from=last'],
  ['years the wrong way round', 'codes=A&from=2025&to=2024'],
  ['a grouping that nobody knows', 'codes=A&from=2025&groupBy=CONTINENT'],
  ['a filter that nobody knows', 'codes=A&from=2025&country=SO'],
  ['a parameter given twice', 'codes=A&codes=B&from=2025'],
  ['too much at once', 'codes=A,B,C&from=1990&to=2025'],
  ['a time that is none', 'codes=A&from=2025&asOf=yesterday'],
])('%s is refused', (_name, text) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'INVALID_INPUT' }) }),
  );
});
