import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { portTaken } from './postmaster';

/** The wanted port or none; else the one of last time, so that tools which were pointed at it keep working. */
export async function choosePort(wanted: number | undefined, file: string): Promise<number> {
  if (wanted !== undefined) {
    if ((await listenOnce(wanted)) === undefined) throw portTaken(wanted);
    return wanted;
  }
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await listenOnce(last)) ?? (await listenOnce(0)) ?? 0;
  writeFileSync(file, `${port}\n`, { mode: 0o600 });
  return port;
}

/** Port 0 lets the system choose; undefined when the port is taken. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
