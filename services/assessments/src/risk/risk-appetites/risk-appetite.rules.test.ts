import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { RiskLevel } from '../../terms/risk-level.enum';
import { demandAcceptor, demandTerm, excessOf } from './risk-appetite.rules';

const { LOW, MODERATE, SIGNIFICANT, HIGH } = RiskLevel;

test.each([
  [LOW, HIGH, 0],
  [HIGH, HIGH, 0],
  [MODERATE, LOW, 1],
  [HIGH, SIGNIFICANT, 1],
  [SIGNIFICANT, LOW, 2],
  [HIGH, MODERATE, 2],
  [HIGH, LOW, 3],
])('%s against an appetite of %s is %i above it', (residual, appetite, excess) => {
  expect(excessOf(residual, appetite)).toBe(excess);
});

const somebody = (role: Role): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'test#me',
  agency: 'UNHCR',
  roles: [{ role, office: null }],
});

test.each<[Role, number, string, string | null]>([
  ['REPRESENTATIVE', 1, 'test#other', null],
  ['REPRESENTATIVE', 2, 'test#other', 'HIGHER_APPROVAL_REQUIRED'],
  ['REPRESENTATIVE', 3, 'test#other', 'HIGHER_APPROVAL_REQUIRED'],
  ['IP_UNIT_ADMIN', 1, 'test#other', null],
  ['IP_UNIT_ADMIN', 3, 'test#other', null],
  ['PROGRAMME_OFFICER', 1, 'test#other', 'HIGHER_APPROVAL_REQUIRED'],
  ['REPRESENTATIVE', 1, 'test#me', 'SEGREGATION_OF_DUTIES'],
  ['IP_UNIT_ADMIN', 3, 'test#me', 'SEGREGATION_OF_DUTIES'],
])('JIU-39: %s, %i above, judged by %s: %s', (role, excess, judgedBy, reason) => {
  const accept = () => demandAcceptor(somebody(role), excess, judgedBy);
  if (reason === null) expect(accept).not.toThrow();
  else expect(accept).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ reason }) }));
});

test.each([
  ['2026-03-14', true],
  ['2027-03-15', true],
  ['2026-03-13', false],
  ['2027-03-16', false],
])('an acceptance of 14 March 2026 until %s: %s', (until, isTaken) => {
  const demand = () => demandTerm(until, '2026-03-14');
  if (isTaken) expect(demand).not.toThrow();
  else expect(demand).toThrow('366 days');
});
