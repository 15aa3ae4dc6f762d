import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateFiles } from './generate';

for (const [path, text] of generateFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
