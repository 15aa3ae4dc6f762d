import { spawn } from 'node:child_process';
import { join } from 'node:path';

interface Check {
  name: string;
  program: string;
  args: string[];
}

const bin = (name: string) => join('node_modules', '.bin', name);

/** Everything that needs no database; all of it runs, so that one look shows all there is to mend. */
const checks: Check[] = [
  { name: 'format and lint', program: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', program: bin('tsc'), args: ['-p', '.'] },
  { name: 'import boundaries', program: bin('tsx'), args: ['scripts/check-boundaries.ts'] },
  { name: 'unused code', program: bin('knip'), args: ['--no-progress'] },
  { name: 'generated files', program: bin('tsx'), args: ['scripts/check-generated.ts'] },
];

async function run({ name, program, args }: Check): Promise<boolean> {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n${code === 0 ? '' : output}`);
  return code === 0;
}

Promise.all(checks.map(run)).then((results) => process.exit(results.every(Boolean) ? 0 : 1));
