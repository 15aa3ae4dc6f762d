import {
  findStray,
  findUnmet,
  hashText,
  isValidAt,
  resignBy,
  type SignedContent,
  signedTextOf,
  validUntil,
} from './declaration.rules';

const asked = (code: string, tracks: string[] | null = null, mandatory = true) => ({ code, mandatory, tracks });
const statements = [asked('D1', ['NON_PROFIT']), asked('D2'), asked('D3', null, false)];
const yes = (...codes: string[]) => codes.map((code) => ({ code, answer: true }));

test.each([
  ['NON_PROFIT', yes('D1', 'D2'), []],
  ['NON_PROFIT', yes('D2'), ['D1']],
  ['PRIVATE_SECTOR', yes('D2'), []],
  ['NON_PROFIT', [...yes('D1'), { code: 'D2', answer: false }], ['D2']],
  ['NON_PROFIT', [], ['D1', 'D2']],
])('R-INV-5: on the track %s the answers %j leave %j open', (track, answers, open) => {
  expect(findUnmet(statements, answers, track)).toEqual(open);
});

test.each([
  [yes('D1', 'D2'), null],
  [yes('D1', 'D1'), 'D1'],
  [yes('D11'), 'D11'],
])('the answers %j have the stray code %s', (answers, stray) => {
  expect(findStray(statements, answers)).toBe(stray);
});

const content: SignedContent = {
  partner: { id: 'p1', legalName: 'Wadajir' },
  template: {
    version: '2023.2',
    language: 'EN',
    statements: [
      { code: 'D2', mandatory: true, text: 'Two' },
      { code: 'D1', mandatory: true, text: 'One' },
    ],
  },
  answers: yes('D1', 'D2'),
  signatory: { name: 'Amina', title: 'Director' },
  channel: 'PORTAL',
  signedAt: '2026-02-27T12:00:00.000Z',
};

test('the signed text is the same however its parts are ordered', () => {
  const { partner, ...rest } = content;
  const other = { ...rest, answers: yes('D2', 'D1'), partner: { legalName: partner.legalName, id: partner.id } };
  expect(signedTextOf(other)).toBe(signedTextOf(content));
  expect(signedTextOf(content)).toContain('"answers":[{"answer":true,"code":"D2"},{"answer":true,"code":"D1"}]');
});

test.each<[string, Partial<SignedContent>]>([
  ['time', { signedAt: '2026-02-27T12:00:00.001Z' }],
  ['signatory', { signatory: { name: 'Amina', title: 'Chair' } }],
  ['answer', { answers: yes('D1') }],
  ['name of the partner', { partner: { id: 'p1', legalName: 'Wadajir II' } }],
  ['text', { template: { ...content.template, statements: [{ code: 'D1', mandatory: true, text: 'Uno' }] } }],
])('another %s has another hash', (_what, change) => {
  expect(hashText(signedTextOf({ ...content, ...change }))).not.toBe(hashText(signedTextOf(content)));
});

const at = new Date('2026-02-27T12:00:00Z');
const inForce = { state: 'IN_FORCE', templateVersion: '2023.2', validUntil: new Date('2026-02-27T12:00:01Z') };

test.each<[Partial<typeof inForce>, string | null, boolean]>([
  [{}, '2023.2', true],
  [{}, '2023.3', true],
  [{}, '2027.1', false],
  [{}, null, false],
  [{ validUntil: at }, '2023.2', false],
  [{ state: 'SIGNED' }, '2023.2', false],
  [{ state: 'INVALIDATED' }, '2023.2', false],
])('R-INV-5: a declaration with %j is valid under %s: %s', (change, template, valid) => {
  expect(isValidAt({ ...inForce, ...change }, template, at)).toBe(valid);
});

test('R-INV-5: five years of validity, thirty days to sign again', () => {
  expect(validUntil(at)).toEqual(new Date('2031-02-27T12:00:00Z'));
  expect(resignBy(at)).toEqual(new Date('2026-03-29T12:00:00Z'));
});
