import { demandSector, demandSpecialisation, specialisationsOf } from './sector.rules';
import { sectorListV1 } from './sector-list.v1';

const clusters = ['CCCM', 'EARLY_RECOVERY', 'EDUCATION', 'EMERGENCY_TELECOMMUNICATIONS', 'FOOD_SECURITY', 'HEALTH'];
clusters.push('LOGISTICS', 'NUTRITION', 'PROTECTION', 'SHELTER', 'WASH');
/** standards.md 3.6. */
const dacSectors =
  '110 120 130 140 150 160 210 220 230 240 250 310 320 331 332 410 430 510 520 530 600 720 730 740 910';
const all = sectorListV1.flatMap((sector) => specialisationsOf(sector));

test('thirteen sectors with about eighty specialisations, each code once (standards.md 3.4)', () => {
  expect(sectorListV1).toHaveLength(13);
  expect(all.length).toBeGreaterThanOrEqual(80);
  const codes = [...sectorListV1, ...all].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('each has both labels and maps to a DAC sector, and to a cluster that exists', () => {
  for (const { code, labels, cluster, dacSector } of [...sectorListV1, ...all]) {
    expect([code, Boolean(labels.en && labels.fr)]).toEqual([code, true]);
    expect([code, dacSectors.split(' ').includes(dacSector)]).toEqual([code, true]);
    expect([code, cluster === null || clusters.includes(cluster)]).toEqual([code, true]);
  }
  expect([...new Set(all.map(({ cluster }) => cluster).filter(Boolean))].sort()).toEqual([...clusters].sort());
  expect(new Set(all.map(({ areaOfResponsibility }) => areaOfResponsibility)).size).toBe(5);
});

test('a specialisation takes from its sector what it does not say itself', () => {
  const byCode = new Map(all.map((one) => [one.code, one]));
  expect(byCode.get('WASH_WATER')).toMatchObject({ cluster: 'WASH', dacSector: '140' });
  expect(byCode.get('WASH_CLIMATE')).toMatchObject({ cluster: 'WASH', dacSector: '410' });
  expect(byCode.get('PROTECTION_CHILD')).toMatchObject({
    cluster: 'PROTECTION',
    areaOfResponsibility: 'CHILD_PROTECTION',
  });
});

test.each([
  ['HEALTH', 'HEALTH_HIV', null],
  ['HEALTH', 'WASH_WATER', /no such specialisation/],
  ['NOTHING', 'HEALTH_HIV', /no such sector/],
])('%s with %s', (sector, specialisation, refusal) => {
  const demand = () => demandSpecialisation(sectorListV1, sector, specialisation, 'input');
  if (refusal) expect(demand).toThrow(refusal);
  else expect(demand).not.toThrow();
});

test('a sector that does not exist is refused', () => {
  expect(() => demandSector(sectorListV1, 'constructor', 'input')).toThrow(/no such sector/);
  expect(() => demandSector(sectorListV1, 'HEALTH', 'input')).not.toThrow();
});
