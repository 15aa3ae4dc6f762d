import { officeTypeOf } from './office-file';

/** An archive of empty entries: what matters is its directory. */
function archiveOf(names: string[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  for (const name of names) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(bytes.length, 28);
    locals.push(local, bytes);
    entries.push(entry, bytes);
  }
  const [body, directory] = [Buffer.concat(locals), Buffer.concat(entries)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([body, directory, end, Buffer.from(comment)]);
}

const typeOf = (bytes: Buffer) =>
  officeTypeOf(async (position, length) => bytes.subarray(position, position + length), bytes.length);

const types = '[Content_Types].xml';

test.each<[string, Buffer, string]>([
  ['a Word file', archiveOf([types, 'word/document.xml']), 'docx'],
  ['a Word file whose parts come in another order', archiveOf(['_rels/.rels', 'word/document.xml', types]), 'docx'],
  ['a Word file with a comment', archiveOf([types, 'word/document.xml'], 'by us'), 'docx'],
  ['an Excel file', archiveOf([types, 'xl/workbook.xml']), 'xlsx'],
  ['a Word file with macros', archiveOf([types, 'word/document.xml', 'word/vbaProject.bin']), 'zip'],
  ['any other archive', archiveOf(['word/document.xml']), 'zip'],
  ['an empty archive', archiveOf([]), 'zip'],
  ['an archive that was cut', archiveOf([types, 'word/document.xml']).subarray(0, 80), 'zip'],
  ['nothing', Buffer.alloc(0), 'zip'],
])('%s', async (_name, bytes, type) => expect(await typeOf(bytes)).toBe(type));

test('a directory that claims to lie elsewhere is no office file', async () => {
  const bytes = archiveOf([types, 'word/document.xml']);
  bytes.writeUInt32LE(bytes.length, bytes.length - 6);
  expect(await typeOf(bytes)).toBe('zip');
});
