import { CapacityArea } from '../../terms/capacity-area.enum';
import { areasOf, demandApplicable, demandInForce } from './assessment-start.rules';

const section = (area: CapacityArea | null) => ({ key: 'A', title: 'A', area, parts: [], questions: [] });
const method = {
  code: 'HACT_MICRO',
  version: 2,
  applicableTypes: ['NATIONAL_NGO'],
  effectiveFrom: '2020-01-01',
  effectiveUntil: '2026-06-30' as string | null,
  sections: [section(CapacityArea.HR), section(null), section(CapacityArea.GOVERNANCE), section(CapacityArea.HR)],
};

test.each([
  ['2020-01-01', true],
  ['2026-06-30', true],
  ['2019-12-31', false],
  ['2026-07-01', false],
])('on %s it is in force: %s', (day, inForce) => {
  const demand = () => demandInForce(method, day);
  if (inForce) expect(demand).not.toThrow();
  else
    expect(demand).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ reason: 'METHODOLOGY_NOT_IN_FORCE' }) }),
    );
});

test('without an end it stays in force', () => {
  expect(() => demandInForce({ ...method, effectiveUntil: null }, '2099-01-01')).not.toThrow();
});

test.each([
  [['NATIONAL_NGO'], 'NATIONAL_NGO', true],
  [['NATIONAL_NGO'], 'COMPANY', false],
  [['NATIONAL_NGO'], null, true],
  [[], 'COMPANY', true],
])('for %j, a partner of type %s is accepted: %s', (applicableTypes, type, accepted) => {
  const demand = () => demandApplicable({ ...method, applicableTypes }, type);
  if (accepted) expect(demand).not.toThrow();
  else
    expect(demand).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ reason: 'METHODOLOGY_NOT_APPLICABLE' }) }),
    );
});

test('it covers the areas of its sections, each once', () => {
  expect(areasOf(method)).toEqual(['GOVERNANCE', 'HR']);
});
