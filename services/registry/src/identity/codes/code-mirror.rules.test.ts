import { PartnerStanding } from '../partners/partner.entity';
import { codeStatusUnder } from './code-mirror.rules';

test.each([
  ['PROSPECT', 'ACTIVE'],
  ['ACTIVE', 'ACTIVE'],
  ['UNDER_REVIEW', 'ACTIVE'],
  ['SUSPENDED', 'SUSPENDED'],
  ['INACTIVE', 'SUSPENDED'],
  ['INELIGIBLE', 'SUSPENDED'],
  ['CLOSED', 'CLOSED'],
])('codes of a partner whose standing is %s are %s', (standing, status) =>
  expect(codeStatusUnder(standing as PartnerStanding)).toBe(status),
);

test('every standing has its answer', () => {
  for (const standing of Object.values(PartnerStanding)) expect(codeStatusUnder(standing)).toBeDefined();
});
