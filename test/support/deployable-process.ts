import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServiceName } from '@partner-commons/platform/service';

export type Deployable = ServiceName | 'gateway';

const root = join(__dirname, '..', '..');
const mainOf = (name: Deployable) => (name === 'gateway' ? 'gateway/src/main.ts' : `services/${name}/src/main.ts`);

/** A test that fails half-way must not leave them behind. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** One of the five programs as a process of its own, with what it wrote. */
export class DeployableProcess {
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;
  private written = '';

  constructor(
    readonly name: Deployable,
    env: NodeJS.ProcessEnv,
  ) {
    this.child = spawn(process.execPath, ['--import', 'tsx', join(root, mainOf(name))], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.written += chunk;
        if (process.env.LOG_LEVEL !== 'silent') process.stderr.write(chunk);
      });
    }
    living.add(this.child);
    this.child.once('exit', () => living.delete(this.child));
    // Only then has everything that it wrote arrived.
    this.closed = once(this.child, 'close');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Standard output and standard error, line by line. */
  get lines(): string[] {
    return this.written.split('\n').filter(Boolean);
  }

  /** Its exit code; null when a signal ended it. */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal && this.lives) this.child.kill(signal);
    await this.closed;
    return this.child.exitCode;
  }
}
