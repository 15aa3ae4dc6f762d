import { type CertificateContent, hashOfPerson, verifyCertificate } from './certificate.content';
import { resultOf } from './certificate.rules';
import { CertificateSigner } from './certificate.signer';

const content: CertificateContent = {
  iss: 'partner-commons/sanctions',
  jti: 'c1',
  aud: 'UNICEF',
  issuedAt: '2026-03-01T12:00:00.000Z',
  partner: { id: 'p1', names: [{ value: 'Water for All', kind: 'LEGAL' }], identifiers: [] },
  people: { salt: 's', hashes: [hashOfPerson('s', 'Amina  Warsamé')] },
  lists: [{ source: 'UNSC', version: 'v1', publishedAt: 'a', confirmedAt: 'b', wasStale: false }],
  scorerVersion: 'x',
  threshold: 0.7,
  screenedAt: '2026-03-01T11:00:00.000Z',
  screeningId: 's1',
  result: 'NO_MATCH_FOUND',
  statement: resultOf('CLEAR')?.statement ?? '',
};
const signer = new CertificateSigner('secret');
const keys = { keys: [{ ...signer.publicJwk }] };

test('what was signed is read back, whoever holds the public key', async () => {
  expect(await verifyCertificate(await signer.sign(content), keys)).toEqual(content);
  expect(hashOfPerson('s', 'amina warsame')).toBe(content.people.hashes[0]);
});

test('the same secret gives the same key, another one another', () => {
  expect(new CertificateSigner('secret').publicJwk).toEqual(signer.publicJwk);
  expect(new CertificateSigner('other').publicJwk.x).not.toBe(signer.publicJwk.x);
});

test('every altered character makes it worthless', async () => {
  const jws = await signer.sign(content);
  const other = (sign: string) => (sign === 'A' ? 'B' : 'A');
  // The last sign carries bits that stand for nothing.
  const places = Array.from({ length: 120 }, (_, place) => Math.floor((place * (jws.length - 1)) / 120));
  for (const place of places) {
    const altered = jws.slice(0, place) + other(jws.charAt(place)) + jws.slice(place + 1);
    await expect(verifyCertificate(altered, keys)).rejects.toThrow();
  }
});

test('another key and another kind of token are refused', async () => {
  const jws = await signer.sign(content);
  const other = new CertificateSigner('other');
  await expect(verifyCertificate(jws, { keys: [{ ...other.publicJwk }] })).rejects.toThrow();
  await expect(verifyCertificate(jws, { keys: [{ ...other.publicJwk, kid: signer.publicJwk.kid }] })).rejects.toThrow();
  const [, ...rest] = jws.split('.');
  const plain = Buffer.from(JSON.stringify({ alg: 'none', kid: signer.publicJwk.kid })).toString('base64url');
  await expect(verifyCertificate([plain, ...rest].join('.'), keys)).rejects.toThrow();
});

test('S-INV-12: no result is called safe, and nothing is certified of the unknown', () => {
  for (const status of ['CLEAR', 'HITS_OPEN', 'BLOCKED'] as const) {
    expect(resultOf(status)?.statement).not.toMatch(/\bsafe|\bcleared|approved/i);
  }
  expect(resultOf('UNKNOWN')).toBeNull();
});
