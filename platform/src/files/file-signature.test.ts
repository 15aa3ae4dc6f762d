import { FileSigner, type Permit } from './file-signature';

const permit: Permit = { method: 'PUT', id: '018f0000-0000-7000-8000-000000000000', expires: '1767225600' };
const signer = new FileSigner('a secret of the test', 'registry');
const signature = signer.sign(permit);

test('verifies what it signed', () => expect(signer.verify(permit, signature)).toBe(true));

test.each<[string, Partial<Permit>]>([
  ['method', { method: 'GET' }],
  ['id', { id: '018f0000-0000-7000-8000-000000000001' }],
  ['expiry', { expires: '1767225601' }],
])('a signature is bound to the %s', (_what, change) => {
  expect(signer.verify({ ...permit, ...change }, signature)).toBe(false);
});

test.each([[''], [signature.slice(1)], [`${signature}=`], [signature.toUpperCase()], ['é'.repeat(43)]])(
  'refuses %j',
  (forged) => {
    expect(signer.verify(permit, forged)).toBe(false);
  },
);

test('another secret or another service signs otherwise', () => {
  expect(new FileSigner('another secret', 'registry').verify(permit, signature)).toBe(false);
  expect(new FileSigner('a secret of the test', 'sanctions').verify(permit, signature)).toBe(false);
});
