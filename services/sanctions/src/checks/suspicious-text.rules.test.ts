import { warningsAbout } from './suspicious-text.rules';

test.each([
  ['an ordinary name', 'Al Rashid Trust', []],
  ['two scripts in two words', 'Общество Trust', []],
  ['Arabic', 'حركة الشباب', []],
  ['a joiner of Persian', 'می‌خواهم', []],
  ['a Cyrillic letter in a Latin word', 'Аl Rashid', ['MIXED_SCRIPTS']],
  ['a Greek letter in a Latin word', 'Rashιd', ['MIXED_SCRIPTS']],
  ['a zero-width space', 'Al Ra\u200bshid', ['INVISIBLE_CHARACTERS']],
  ['a soft hyphen', 'Al Ra\u00adshid', ['INVISIBLE_CHARACTERS']],
  ['a control character', 'Al\u0000Rashid', ['INVISIBLE_CHARACTERS']],
  ['a mark that turns the direction', 'Al \u202edihsaR', ['DIRECTION_MARKS']],
  ['no letter', '— 123 …', ['NOTHING_TO_COMPARE']],
])('%s', (_case, name, warnings) => expect(warningsAbout(name)).toEqual(warnings));
