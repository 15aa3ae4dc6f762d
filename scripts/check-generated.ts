import { existsSync, readFileSync } from 'node:fs';
import { generateFiles } from './generate';

const stale = [...generateFiles()].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
for (const [path] of stale) process.stderr.write(`${path} is not what the code says. Run: npm run schema\n`);
process.exit(stale.length === 0 ? 0 : 1);
