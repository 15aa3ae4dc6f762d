import { checkedUrl, dueAfter } from './adverse-media.rules';

test.each([
  ['https://news.example/so/report-12', 'https://news.example/so/report-12'],
  ['  https://news.example ', 'https://news.example/'],
  ['http://news.example/a', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['https://user:secret@news.example/', null],
  ['https://user@news.example/', null],
  ['https://localhost/', null],
  ['news.example/a', null],
  ['', null],
])('the address %j is taken as %j', (raw, expected) => expect(checkedUrl(raw)).toBe(expected));

test('a decision is due after five days, after one when it is urgent', () => {
  const reported = new Date('2026-02-27T10:00:00Z');
  expect(dueAfter(reported, false)).toEqual(new Date('2026-03-04T10:00:00Z'));
  expect(dueAfter(reported, true)).toEqual(new Date('2026-02-28T10:00:00Z'));
});
