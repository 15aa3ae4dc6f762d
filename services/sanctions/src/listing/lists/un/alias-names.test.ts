import { splitAlias } from './alias-names';

test.each<[string, string[]]>([
  ['Azim Adhajani; Azim Agha-Jani', ['Azim Adhajani', 'Azim Agha-Jani']],
  ['', []],
  ['-', []],
  ['حسن غول (Hassan Ghul; Hassan Gul)', ['حسن غول', 'Hassan Ghul', 'Hassan Gul']],
  ['Hay’at (HTS) (هيئة (original script); Hayat Tahrir)', ['Hay’at', 'HTS*', 'هيئة', 'Hayat Tahrir']],
  ['Abu Muhammad (original script: Абу Мухаммад)', ['Abu Muhammad', 'Абу Мухаммад']],
  ['El Para (combat name)', ['El Para']],
  ['Ezatullah Haqqani (previously listed as)', ['Ezatullah Haqqani']],
  ['Safia Al-Hadad, born 1 Jan. 1953 (Oman passport no.03825239)', ['Safia Al-Hadad']],
  ['Mohammad Ishaq Akhund born in 1963', ['Mohammad Ishaq Akhund']],
  ['Max Born', ['Max Born']],
  ['Mohammad Sabet b) M. Javad Sabet', ['Mohammad Sabet', 'M. Javad Sabet']],
  ['Leader (Hong Kong) International Trading Limited', ['Leader Hong Kong International Trading Limited']],
  ['CONSTRUCTION OF ROADS (SOUTHERN AREA)', ['CONSTRUCTION OF ROADS SOUTHERN AREA']],
  ['CONSTRUCTION OF ROADS (NORTHERN AREA', ['CONSTRUCTION OF ROADS NORTHERN AREA']],
  ['"MUKHTAR, Shaykh"', ['MUKHTAR, Shaykh']],
])('%j holds %j', (given, expected) => {
  expect(splitAlias(given).map(({ value, isAcronym }) => (isAcronym ? `${value}*` : value))).toEqual(expected);
});

test('brackets nested without end take no time', () => {
  const started = performance.now();
  splitAlias('('.repeat(100_000));
  splitAlias(`a ${'(b '.repeat(5_000)}${')'.repeat(5_000)}`);
  splitAlias(`a (${'b ('.repeat(2_000)} ${') c'.repeat(2_000)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
