import { type ContentType, sniffContent } from './content-type.rules';

const xml = '<?xml version="1.0"?><CONSOLIDATED_LIST/>';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const cases: [string, Buffer, ContentType][] = [
  ['XML', Buffer.from(xml), 'xml'],
  ['XML with a byte order mark and white space', Buffer.from(`\uFEFF\r\n ${xml}`), 'xml'],
  ['XML in UTF-16, little-endian', Buffer.from(`\uFEFF${xml}`, 'utf16le'), 'xml'],
  ['XML in UTF-16, big-endian', utf16be(`\uFEFF${xml}`), 'xml'],
  ['XML in UTF-16 without a mark, little-endian', Buffer.from(xml, 'utf16le'), 'xml'],
  ['XML in UTF-16 without a mark, big-endian', utf16be(xml), 'xml'],
  ['XML without a declaration', Buffer.from('<list/>'), 'xml'],
  ['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'html'],
  ['a web page without a type', Buffer.from('\n<HTML lang="en">'), 'html'],
  ['a script', Buffer.from('<script>alert(1)</script>'), 'html'],
  ['JSON', Buffer.from(' {"a": 1}'), 'json'],
  ['JSON Lines', Buffer.from('{"a": 1}\n{"a": 2}\n'), 'json'],
  ['CSV', Buffer.from('name,country\nأمل,EG\n'), 'csv'],
  ['CSV in a legacy encoding', Buffer.from('nom\nB\xe9nin\n', 'latin1'), 'csv'],
  ['CSV with an end-of-file mark', Buffer.from('1,2\r\n\x1a'), 'csv'],
  ['PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['PDF that does not begin as one', Buffer.from('<html>%PDF-1.7'), 'html'],
  ['zip and office files', Buffer.from('PK\x03\x04\x14\x00', 'latin1'), 'zip'],
  ['PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'png'],
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
  ['a program', Buffer.from('\x7fELF\x02\x01\x01\x00', 'latin1'), 'unknown'],
  ['text with a NUL', Buffer.from('a,b\0\n'), 'unknown'],
  ['nothing but white space', Buffer.from(' \n'), 'unknown'],
  ['nothing', Buffer.alloc(0), 'unknown'],
];

test.each(cases)('%s', (_name, head, type) => expect(sniffContent(head)).toBe(type));
