import { readQuestion } from './iati.question';

const read = (text: string) => readQuestion(new URLSearchParams(text));

test('an agency, and where the file before ended', () => {
  expect(read('agency=UNHCR')).toEqual(['UNHCR', null]);
  expect(read('agency=UNHCR&after=WyJ4Il0')).toEqual(['UNHCR', 'WyJ4Il0']);
});

test.each([
  ['no agency', ''],
  ['two agencies', 'agency=UNHCR&agency=WFP'],
  ['a list of agencies', 'agency=UNHCR,WFP'],
  ['a filter that nobody knows', 'agency=UNHCR&year=2025'],
  ['two places', 'agency=UNHCR&after=a&after=b'],
  ['a place that is no place', `agency=UNHCR&after=${'a'.repeat(201)}`],
])('%s is refused', (_name, text) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'INVALID_INPUT' }) }),
  );
});
