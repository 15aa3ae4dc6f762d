import { judge } from './risk-entry.rules';
import { RiskResponse } from './risk-entry.view';

const judged = (likelihood: number, impact: number, residualLikelihood: number, residualImpact: number) =>
  judge({ likelihood, impact, residualLikelihood, residualImpact, response: RiskResponse.REDUCE });

test('both bands come from the matrix, whose version is kept', () => {
  expect(judged(5, 5, 2, 3)).toMatchObject({ inherentBand: 'HIGH', residualBand: 'MODERATE', matrixVersion: 1 });
});

test('a risk on which nothing is done is the same before and after', () => {
  expect(judged(3, 4, 3, 4)).toMatchObject({ inherentBand: 'SIGNIFICANT', residualBand: 'SIGNIFICANT' });
});

test('figures may move within a band, since the band is what counts', () => {
  expect(judged(1, 2, 2, 1)).toMatchObject({ inherentBand: 'LOW', residualBand: 'LOW' });
});

test('a residual band above the inherent one is refused', () => {
  expect(() => judged(1, 1, 5, 5)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ reason: 'RESIDUAL_ABOVE_INHERENT' }) }),
  );
});
