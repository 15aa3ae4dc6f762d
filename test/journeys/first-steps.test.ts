import { startSplitSystem } from '../support/split-system';
import { startTestSystem } from '../support/system';
import { walkFirstSteps } from './first-steps';

jest.setTimeout(240_000);

let all: Record<string, unknown>;

test('a first day on one process', async () => {
  const system = await startTestSystem();
  try {
    all = await walkFirstSteps(system);
  } finally {
    await system.stop();
  }
  require('node:fs').writeFileSync('/tmp/transcript.json', JSON.stringify(all, null, 1));
});

test('the same day on five processes gives the same answers, refusals included', async () => {
  const system = await startSplitSystem();
  try {
    expect(await walkFirstSteps(system)).toEqual(all);
  } finally {
    await system.stop();
  }
});
