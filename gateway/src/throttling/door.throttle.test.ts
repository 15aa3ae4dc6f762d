import { AppError, invalidInput, unauthenticated } from '@partner-commons/platform/errors';
import pino from 'pino';
import { DoorThrottle, type Visit } from './door.throttle';
import { defaultThrottle } from './throttle.settings';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const settings = { ...defaultThrottle, wrongPerAddress: 1, wrongPerKey: 2 };
const throttleOf = (more: object = {}) => new DoorThrottle({ ...settings, ...more }, log);

const visitFrom = (remoteAddress: string, forwarded: string[] = []) =>
  ({
    request: { headersDistinct: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } },
    response: { setHeader() {} },
  }) as unknown as Visit;

const credential = (text: string, keyId: string | null = null) => ({ text, keyId });
const refuse = (error: Error) => async () => {
  throw error;
};
const codeOf = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'served',
    (error: unknown) => (error as AppError).code ?? 'thrown',
  );
const wrong = (throttle: DoorThrottle, address: string, keyId: string | null = null) =>
  codeOf(throttle.attempt(visitFrom(address), credential('wrong', keyId), refuse(unauthenticated())));

beforeEach(() => void lines.splice(0));

test('only what shows a wrong credential is counted', async () => {
  const throttle = throttleOf();
  const others = [
    new AppError('UNAVAILABLE', 'down'),
    new AppError('FORBIDDEN', 'too late', { reason: 'LINK_EXPIRED' }),
    invalidInput('which purpose?'),
    new Error('broken'),
  ];
  for (const error of [...others, ...others]) {
    await expect(throttle.attempt(visitFrom('10.0.0.1'), credential('x'), refuse(error))).rejects.toBe(error);
  }
  expect(await wrong(throttle, '10.0.0.1')).toBe('UNAUTHENTICATED');
  expect(await wrong(throttle, '10.0.0.1')).toBe('RATE_LIMITED');
});

test('wrong secrets for one key are counted over all addresses, and those of one address over all keys', async () => {
  const throttle = throttleOf();
  const answers = [];
  for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'])
    answers.push(await wrong(throttle, address, 'k'));
  expect(answers).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'RATE_LIMITED', 'RATE_LIMITED']);
  expect(await wrong(throttle, '10.0.0.9', 'other')).toBe('UNAUTHENTICATED');
  expect(await wrong(throttle, '10.0.0.9', 'third')).toBe('RATE_LIMITED');
});

test('past thirty times the limit only what was right before is verified, and it must be right still', async () => {
  const throttle = throttleOf();
  const known = credential('known');
  const at = visitFrom('10.0.0.1');
  const verify = jest.fn(async () => 'viewer');
  await throttle.attempt(at, known, verify);
  for (let count = 0; count < 30; count += 1) await wrong(throttle, '10.0.0.1');
  expect(await codeOf(throttle.attempt(at, credential('new'), verify))).toBe('served');
  await wrong(throttle, '10.0.0.1');
  expect(await codeOf(throttle.attempt(at, credential('newer'), verify))).toBe('RATE_LIMITED');
  expect(verify).toHaveBeenCalledTimes(2);
  expect(await codeOf(throttle.attempt(at, known, verify))).toBe('served');
  expect(await codeOf(throttle.attempt(at, known, refuse(unauthenticated())))).toBe('RATE_LIMITED');
  expect(await codeOf(throttle.attempt(at, known, verify))).toBe('RATE_LIMITED');
  expect(await codeOf(throttle.attempt(visitFrom('10.0.0.2'), credential('newer'), verify))).toBe('served');
});

test('the log names address and key once, and no credential', async () => {
  const throttle = throttleOf();
  for (let count = 0; count < 10; count += 1) await wrong(throttle, '10.0.0.1', 'k');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 40, address: '10.0.0.1' }),
    expect.objectContaining({ level: 40, prefix: 'k' }),
  ]);
  expect(lines.join()).not.toContain('wrong"');
});

test('a forwarded address that is not believed is told once', async () => {
  const throttle = throttleOf({ trustedProxies: ['10.0.0.1'] });
  await throttle.spend(visitFrom('10.0.0.1', ['198.51.100.1']), null);
  expect(lines).toEqual([]);
  for (let count = 0; count < 3; count += 1) await throttle.spend(visitFrom('10.0.0.2', ['198.51.100.1']), null);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('TRUSTED_PROXIES');
});
