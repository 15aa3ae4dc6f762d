import { buffer } from 'node:stream/consumers';
import { csvOf } from './csv-file';

async function* rows(fail: boolean) {
  yield ['name', 'note'];
  if (fail) throw new Error('the rows ended early');
  yield ['Société "A"', 'one, two'];
}

test('rows become lines, with the mark of UTF-8', async () => {
  expect((await buffer(csvOf(rows(false)))).toString()).toBe('\ufeffname,note\n"Société ""A""","one, two"\n');
});

test('rows that fail are the error of whoever reads, and of nobody else', async () => {
  await expect(buffer(csvOf(rows(true)))).rejects.toThrow('the rows ended early');
});
