import { document, list, text } from '../../profile/profile-sections/section.definition';
import { decodeBase64, findPoison, isBlank, withDocuments } from './offline-pack.rules';

test.each([
  ['a plain pack', '{"a":{"b":[1,{"c":null}]}}', []],
  ['a prototype', '{"a":[{"__proto__":{"b":1}}]}', ['a.0.__proto__']],
  ['a constructor', '{"constructor":1,"b":{"prototype":2}}', ['constructor', 'b.prototype']],
  ['no object', '7', []],
])('finds the poison in %s', (_what, json, expected) => {
  expect(findPoison(JSON.parse(json))).toEqual(expected);
});

test('stops at a depth that no form has', () => {
  expect(findPoison(JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).toHaveLength(1);
});

test.each([
  ['as printed', { role: 'HEAD', fullName: '', since: null, names: [] }, true],
  ['filled', { role: 'HEAD', fullName: 'Amina' }, false],
  ['false is an answer', { role: 'HEAD', active: false }, false],
  ['no entry', 'text', false],
])('an entry: %s', (_what, entry, expected) => {
  expect(isBlank(entry, 'role')).toBe(expected);
});

test.each([
  ['JVBERi0=', '%PDF-'],
  ['JVBE\r\nRi0=', '%PDF-'],
  ['JVBERi0', null],
  ['%PDF-', null],
  ['JVBERi0=!', null],
])('decodes %s', (given, expected) => {
  expect(decodeBase64(given)?.toString() ?? null).toBe(expected);
});

test('puts ids in the places for documents, within lists too, and leaves all else', () => {
  const fields = [
    text('note', 'Note', 'Note'),
    document('policy', 'Policy', 'Politique'),
    list('papers', 'Papers', 'Papiers', { items: [document('paper', 'Paper', 'Papier')] }),
  ];
  const content = { note: 'policy', policy: 'STATUTE', papers: [{ paper: 'AUDIT' }, 'x'], other: 1 };
  const paths: string[] = [];
  const found = withDocuments(fields, content, (type, path) => {
    paths.push(path);
    return `id of ${type}`;
  });
  expect(found).toEqual({
    note: 'policy',
    policy: 'id of STATUTE',
    papers: [{ paper: 'id of AUDIT' }, 'x'],
    other: 1,
  });
  expect(paths).toEqual(['policy', 'papers.0.paper']);
});
