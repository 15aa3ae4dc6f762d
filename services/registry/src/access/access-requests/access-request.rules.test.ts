import { PartnerKind, PartnerType } from '../../identity/partners/partner.entity';
import { RegistrationTrack } from '../../registration/registrations/registration.entity';
import { type CandidateFacts, isPublic, primaryTypeOf, showCandidates, trackOf } from './access-request.rules';

const registered: CandidateFacts = {
  id: 'registered',
  legalName: 'Wadajir Water Association',
  countryOfOrigin: 'SO',
  kind: PartnerKind.ORGANISATION,
  registeredAt: new Date(0),
  protectedListing: false,
};

test.each<[string, Partial<CandidateFacts>, boolean]>([
  ['a registered organisation', {}, true],
  ['a prospect', { registeredAt: null }, false],
  ['a partner in danger', { protectedListing: true }, false],
  ['a person', { kind: PartnerKind.INDIVIDUAL }, false],
])('%s is public: %#', (_who, change, expected) => expect(isPublic({ ...registered, ...change })).toBe(expected));

test('those who ask see public candidates only, staff see all, and what is gone is left out', () => {
  const prospect = { ...registered, id: 'prospect', registeredAt: null };
  const found = ['prospect', 'gone', 'registered'].map((partnerId) => ({ partnerId, score: 0.9, reasons: [] }));
  const shown = (forStaff: boolean) =>
    showCandidates(found, [registered, null, prospect], forStaff).map(({ partnerId }) => partnerId);
  expect(shown(false)).toEqual(['registered']);
  expect(shown(true)).toEqual(['prospect', 'registered']);
});

test('those who ask learn of public facts alone: no score, no number, no address', () => {
  const reasons = ['NAME', 'REGISTRATION_NUMBER', 'ADDRESS', 'KEY_PERSON', 'WEB_DOMAIN'].map((code) => ({
    code,
    detail: code,
  }));
  const found = [{ partnerId: 'registered', score: 0.9, reasons }];
  const [shown] = showCandidates(found, [registered], false);
  expect([shown?.score, shown?.reasons.map(({ code }) => code)]).toEqual([null, ['NAME', 'WEB_DOMAIN']]);
  expect(showCandidates(found, [registered], true)[0]).toMatchObject({ score: 0.9, reasons });
});

test.each(Object.values(RegistrationTrack))('the type that %s implies leads back to a track', (track) => {
  const back = trackOf(primaryTypeOf(track));
  expect(back).toBe(track === 'OPERATIONAL_PARTNER' ? 'NON_PROFIT' : track);
});

test('a local authority follows the track of governments', () =>
  expect(trackOf(PartnerType.GOVERNMENT_LOCAL)).toBe('GOVERNMENT'));
