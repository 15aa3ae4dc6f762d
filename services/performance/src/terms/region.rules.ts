/** UN M49: sub-region → the regions above it, and its countries; the same table as registry's, which serves it as a code list. */
const subRegions: Record<string, [above: string[], countries: string]> = {
  '015': [['002'], 'DZ EG LY MA SD TN EH'],
  '014': [['202', '002'], 'IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW'],
  '017': [['202', '002'], 'AO CM CF TD CG CD GQ GA ST'],
  '018': [['202', '002'], 'BW SZ LS NA ZA'],
  '011': [['202', '002'], 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG'],
  '029': [['419', '019'], 'AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI'],
  '013': [['419', '019'], 'BZ CR SV GT HN MX NI PA'],
  '005': [['419', '019'], 'AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE'],
  '021': [['019'], 'BM CA GL PM US'],
  '143': [['142'], 'KZ KG TJ TM UZ'],
  '030': [['142'], 'CN HK MO KP JP MN KR'],
  '035': [['142'], 'BN KH ID LA MY MM PH SG TH TL VN'],
  '034': [['142'], 'AF BD BT IN IR MV NP PK LK'],
  '145': [['142'], 'AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE'],
  '151': [['150'], 'BY BG CZ HU PL MD RO RU SK UA'],
  '154': [['150'], 'AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB'],
  '039': [['150'], 'AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES'],
  '155': [['150'], 'AT BE FR DE LI LU MC NL CH'],
  '053': [['009'], 'AU CX CC HM NZ NF'],
  '054': [['009'], 'FJ NC PG SB VU'],
  '057': [['009'], 'GU KI MH FM NR MP PW UM'],
  '061': [['009'], 'AS CK PF NU PN WS TK TO TV WF'],
};

const regionOf = new Map(
  Object.entries(subRegions).flatMap(([code, [, members]]) => members.split(' ').map((country) => [country, code])),
);

/** Every country with its sub-region, side by side for SQL. */
export const regionTable = { countries: [...regionOf.keys()], regions: [...regionOf.values()] };

/** Countries of regions or sub-regions; codes that nobody knows have none. */
export function countriesOfRegions(codes: readonly string[]): string[] {
  return Object.entries(subRegions)
    .filter(([code, [above]]) => [code, ...above].some((name) => codes.includes(name)))
    .flatMap(([, [, members]]) => members.split(' '));
}
