import { ConfigError } from '@partner-commons/platform/config';
import { startEmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { silentLog } from '../support/throw-away-server';

/** A launcher that a test may kill: prints its facts as one line of JSON, or the refusal, and stops on SIGINT. */
async function main([dataDirectory, binariesDirectory]: string[]): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDirectory, binariesDirectory, log: silentLog });
  const waiting = setInterval(() => undefined, 1_000);
  process.once('SIGINT', () => void server.stop().then(() => clearInterval(waiting)));
  const { adminUrl, postmasterPid, adopted } = server;
  console.log(JSON.stringify({ adminUrl, postmasterPid, adopted }));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
