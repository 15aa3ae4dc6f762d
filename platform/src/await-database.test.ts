import { awaitDatabase } from './await-database';
import { ConfigError } from './config';
import { log } from './log';

const failure = (code: string | undefined, message = 'no') => Object.assign(new Error(message), { code });

/** Fails with each of these in turn, then opens. */
function opener(...failures: Error[]) {
  const left = [...failures];
  return async () => {
    const next = left.shift();
    if (next) throw next;
    return 'open';
  };
}

const wait = (stopping = new AbortController().signal) => ({ name: 'registry', log, stopping });

test.each([
  ['nobody listening', failure('ECONNREFUSED')],
  ['a server that is starting', failure('57P03')],
  ['no connection left', failure('53300')],
  ['a name that is not there yet', failure('ENOTFOUND')],
  ['a connection that timed out', failure(undefined, 'Connection terminated due to connection timeout')],
])('waits through %s', async (_, error) => {
  await expect(awaitDatabase(opener(error, error), wait())).resolves.toBe('open');
});

test.each(['28P01', '28000', '3D000'])('ends with one line when the server refuses with %s', async (code) => {
  const refused = awaitDatabase(opener(failure(code, 'password authentication failed')), wait());
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(/^The database of registry refuses the connection \(\w{5}\): [^\n]+$/);
});

test('a wrong configuration and a fault of ours are not waited for', async () => {
  await expect(awaitDatabase(opener(new ConfigError('wrong')), wait())).rejects.toThrow('wrong');
  await expect(awaitDatabase(opener(new TypeError('fault')), wait())).rejects.toThrow('fault');
});

test('a signal ends the wait', async () => {
  const stopping = new AbortController();
  const waiting = awaitDatabase(() => Promise.reject(failure('ECONNREFUSED')), wait(stopping.signal));
  stopping.abort();
  await expect(waiting).rejects.toThrow();
});
