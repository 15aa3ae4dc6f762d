import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import pino from 'pino';
import { startHttpServer } from './server';
const log = pino({ level: 'silent' });
async function serve() {
  const s = await startHttpServer({ host: '127.0.0.1', port: 0, log, readiness: async () => ({ ready: true, failing: [] }), drain: { notice: 300 },
    routes: [{ path: '/x', methods: ['GET'], handle: async ({ response }) => { const t = performance.now(); while (performance.now() - t < 1.5); response.end('ok'); } }] });
  process.send!(s.url);
  process.on('message', async () => { await s.stop(); process.exit(0); });
}
async function main() {
  let resets = 0, other: Record<string, number> = {}, ok = 0;
  for (let i = 0; i < 25; i++) {
    const child = fork(__filename, ['serve'], { execArgv: ['--import', 'tsx'] });
    const url: string = await new Promise((r) => child.once('message', (m) => r(m as string)));
    const agent = new Agent({ connections: 8 });
    const work = async () => { for (;;) { try { const a = await request(url + '/x', { dispatcher: agent }); await a.body.text(); ok++; } catch (e: any) { if (e.code === 'ECONNREFUSED') return; other[e.code] = (other[e.code] ?? 0) + 1; } await sleep(5); } };
    const all = Promise.all(Array.from({ length: 8 }, work));
    await sleep(200); child.send('stop'); await all; agent.destroy();
  }
  console.log({ ok, other });
}
process.argv[2] === 'serve' ? serve() : main();
