import type { IndexContent, IndexReader } from './index.reader';
import type { IndexedList } from './index.repository';
import { ScreeningEngine } from './screening-engine';

const version = (snapshotId: string) => ({ source: 'UNSC', snapshotId, binding: 'MANDATORY' }) as IndexedList;
async function* noRows() {}

test('S-INV-5: who asks after a version came into force never gets what was being loaded before', async () => {
  let inForce = [version('old')];
  let reads = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reader = {
    lists: async () => inForce,
    async read(take: (content: IndexContent) => Promise<unknown>) {
      const lists = inForce;
      reads += 1;
      if (reads === 1) await held;
      return take({ lists, rows: noRows() });
    },
  } as unknown as IndexReader;
  const engine = new ScreeningEngine();
  try {
    const before = engine.current(reader);
    while (reads === 0) await new Promise((resolve) => setImmediate(resolve));
    inForce = [version('new')];
    const after = engine.current(reader);
    release();
    expect((await before).snapshots).toEqual(['old']);
    expect((await after).snapshots).toEqual(['new']);
    expect(reads).toBe(2);
    expect((await engine.current(reader)).snapshots).toEqual(['new']);
    expect(reads).toBe(2);
  } finally {
    await engine.stop();
  }
});
