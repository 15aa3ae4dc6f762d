import { scriptOf } from './script-of';

test.each([
  ['Association al Kawthar', 'Latn'],
  ['جمعية الكوثر', 'Arab'],
  ['Мохаммед', 'Cyrl'],
  ['شبكة ACT', 'Arab'],
  ['ქართული', 'Geor'],
  ['2011', 'Zyyy'],
])('%s is written in %s', (name, script) => expect(scriptOf(name)).toBe(script));
