import { checkLocation, findAreaFault } from './presence.rules';
import { AreaScheme } from './presence.view';

const { OCHA_PCODE, ISO_3166_2 } = AreaScheme;

test.each([
  [OCHA_PCODE, 'SLE003001', 2, null],
  [OCHA_PCODE, 'SL003', 1, null],
  [OCHA_PCODE, 'SLE', 0, null],
  [OCHA_PCODE, 'SLE', 1, /level 0/],
  [OCHA_PCODE, 'SLE003', 0, /level 0/],
  [OCHA_PCODE, 'LBR05', 1, /begins with SLE/],
  [OCHA_PCODE, 'SLE-003', 1, /begins with SLE/],
  [ISO_3166_2, 'SL-E', 1, null],
  [ISO_3166_2, 'SL', 0, null],
  [ISO_3166_2, 'SL-E', 0, /level 0/],
  [ISO_3166_2, 'GN-B', 1, /begins with SL-/],
  [ISO_3166_2, 'SL-EAST', 1, /begins with SL-/],
])('%s %s at level %i', (scheme, code, level, fault) => {
  const found = findAreaFault({ scheme, code, level, country: 'SL' }, 'SLE');
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeNull();
});

const place = { partnerId: '', country: 'SL', scheme: OCHA_PCODE, code: 'SLE003001', level: 2, name: 'Bo' };

test.each([
  [{}, null],
  [{ latitude: 7.96, longitude: -11.74 }, null],
  [{ latitude: 0, longitude: 0 }, null],
  [{ latitude: 7.96 }, /come together/],
  [{ longitude: 0 }, /come together/],
  [{ since: '2026-03-01' }, null],
  [{ since: '2026-03-02' }, /not after today/],
])('a place with %j', (change, fault) => {
  const check = () => checkLocation({ ...place, ...change }, 'SLE', '2026-03-01');
  if (fault) expect(check).toThrow(fault);
  else expect(check).not.toThrow();
});
