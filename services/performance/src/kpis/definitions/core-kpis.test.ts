import { isId } from '@partner-commons/platform/id';
import coreKpis from './core-kpis.v1.json';
import { KpiUnit } from './kpi-definition.enums';

test('the core set has 27 definitions, each with its own key and code', () => {
  expect(coreKpis).toHaveLength(27);
  expect(new Set(coreKpis.map(({ id }) => id)).size).toBe(27);
  expect(new Set(coreKpis.map(({ code }) => code)).size).toBe(27);
  expect(coreKpis.every(({ id }) => isId(id))).toBe(true);
});

test.each(coreKpis)('$code says what it is made of', ({ code, unit, numerator, denominator, source }) => {
  expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  expect(numerator).not.toBe('');
  expect(denominator === null).toBe(unit !== KpiUnit.PERCENT);
  for (const row of source) expect(row).toMatch(/^(UNHCR|UNICEF|JIU)-\d+$/);
  expect(source).not.toHaveLength(0);
});
