import { reconcile } from './reconciliation.rules';

const none = {
  disbursedUsd: '0.00',
  reportedUsd: '0.00',
  auditedUsd: '0.00',
  ineligibleUsd: '0.00',
  refundedUsd: '0.00',
};

test.each([
  [{}, 'NO_MONEY', '0.00'],
  [{ disbursedUsd: '100.00' }, 'NOT_REPORTED', '100.00'],
  [{ disbursedUsd: '100.00', reportedUsd: '60.00' }, 'PARTLY_REPORTED', '40.00'],
  [{ disbursedUsd: '100.00', reportedUsd: '60.00', refundedUsd: '40.00' }, 'BALANCED', '0.00'],
  [{ disbursedUsd: '100.00', reportedUsd: '101.00' }, 'OVER_REPORTED', '0.00'],
  [{ disbursedUsd: '100.00', reportedUsd: '100.00', ineligibleUsd: '5.00' }, 'AUDIT_DIFFERENCE', '0.00'],
])('JIU-10: %o is %s', (change, state, outstandingUsd) => {
  expect(reconcile({ ...none, ...change }, null)).toMatchObject({ state, outstandingUsd, acceptedAt: null });
});

test('what was accepted holds for these very figures', () => {
  const sums = { ...none, disbursedUsd: '100.00', reportedUsd: '101.00' };
  const accepted = { ...sums, engagementId: 'e', acceptedAt: new Date(0) };
  expect(reconcile(sums, accepted)).toMatchObject({ state: 'RECONCILED', acceptedAt: new Date(0) });
  expect(reconcile({ ...sums, reportedUsd: '102.00' }, accepted)).toMatchObject({
    state: 'OVER_REPORTED',
    acceptedAt: null,
  });
});
