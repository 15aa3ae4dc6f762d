import { isPublic, isSigned, type ReportAct, stateAfter } from './report.rules';
import { ReportState } from './report-state.enum';

const states = Object.values(ReportState);

test.each<[ReportAct, string]>([
  ['WRITE', 'PLANNED COLLECTING DRAFT CONTRIBUTIONS CLEARANCE'],
  ['COLLECT', 'PLANNED COLLECTING DRAFT CONTRIBUTIONS CLEARANCE'],
  ['MERGE', 'COLLECTING DRAFT CONTRIBUTIONS CLEARANCE'],
  ['FREEZE', 'PLANNED COLLECTING DRAFT CONTRIBUTIONS CLEARANCE'],
  ['RETURN', 'CLEARANCE'],
  ['APPROVE', 'CLEARANCE'],
  ['SUBMIT', 'SIGNED_OFF'],
  ['PRESENT', 'SUBMITTED'],
  ['DECIDE', 'SUBMITTED PRESENTED'],
])('%s is possible in %s alone', (act, possible) => {
  expect(states.filter((state) => stateAfter(state, act) !== null).join(' ')).toBe(possible);
});

test('P-INV-3: what is signed off goes forward only, and nothing is written in it', () => {
  const acts: ReportAct[] = ['WRITE', 'COLLECT', 'MERGE', 'FREEZE', 'RETURN', 'APPROVE'];
  for (const state of states.filter(isSigned)) for (const act of acts) expect(stateAfter(state, act)).toBeNull();
  expect(states.filter(isPublic)).toEqual(['SUBMITTED', 'PRESENTED']);
});
