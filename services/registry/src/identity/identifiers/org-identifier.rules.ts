import { hasValidCheckDigits } from '../codes/unique-number.rules';

type Check = 'LEI' | 'LUHN' | 'ABN' | 'CNPJ' | 'BE_ENTERPRISE' | 'NO_ORGNR';

export interface OrgIdScheme {
  code: string;
  name: string;
  /** ISO 3166-1 alpha-2; null for lists of the whole world. */
  country: string | null;
  register: 'PRIMARY' | 'SECONDARY' | 'THIRD_PARTY' | 'LOCAL';
  pattern?: RegExp;
  check?: Check;
}

/** Where org-id.guide has no list: the national registration with the authority that gave it. */
const nationalRegistration = /^([A-Z]{2})-REG$/;

/** The scheme of a code; `<ISO2>-REG` exists for every country. */
export function findScheme(
  schemes: readonly OrgIdScheme[],
  code: string,
  isCountry: (iso2: string) => boolean,
): OrgIdScheme | null {
  const [, country] = nationalRegistration.exec(code) ?? [];
  if (country && isCountry(country)) return { code, name: 'National registration', country, register: 'LOCAL' };
  return schemes.find((scheme) => scheme.code === code) ?? null;
}

export const needsAuthority = ({ register }: OrgIdScheme) => register === 'LOCAL';

/** Two partners cannot have one entry of a register that makes them exist; elsewhere an equal value only hints at a duplicate. */
export const isExclusive = ({ register }: OrgIdScheme) => register === 'PRIMARY';

/** How a value is compared: signs and capitals differ between certificates, letters and digits do not. */
export const foldIdentifier = (value: string) =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Why a value cannot be one of the scheme, or null. */
export function findFault({ pattern, check }: OrgIdScheme, value: string): 'FORMAT' | 'CHECK_DIGITS' | null {
  if (foldIdentifier(value) === '') return 'FORMAT';
  if (pattern && !pattern.test(value)) return 'FORMAT';
  return check && !checks[check](value) ? 'CHECK_DIGITS' : null;
}

/** `<scheme>-<value>` split at the longest scheme that is known, as IATI writes organisations; null when none is. */
export function splitOrgId(
  orgId: string,
  schemeOf: (code: string) => OrgIdScheme | null,
): { scheme: string; value: string } | null {
  for (let end = orgId.lastIndexOf('-'); end > 0; end = orgId.lastIndexOf('-', end - 1)) {
    const scheme = schemeOf(orgId.slice(0, end).toUpperCase());
    if (scheme && end + 1 < orgId.length) return { scheme: scheme.code, value: orgId.slice(end + 1) };
  }
  return null;
}

const digitsOf = (value: string) => [...value.replace(/\D/g, '')].map(Number);

const weighted = (digits: number[], weights: number[]) =>
  weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0);

/** Sum of digits where every second one from the right counts twice. */
function luhn(value: string): boolean {
  const sum = digitsOf(value)
    .reverse()
    .reduce((total, digit, place) => {
      const counted = place % 2 === 0 ? digit : digit * 2;
      return total + (counted > 9 ? counted - 9 : counted);
    }, 0);
  return sum % 10 === 0;
}

const elevens = (rest: number) => (rest < 2 ? 0 : 11 - rest);

function cnpj(value: string): boolean {
  const digits = digitsOf(value);
  const first = elevens(weighted(digits, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  const second = elevens(weighted(digits, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return digits[12] === first && digits[13] === second;
}

const checks: Record<Check, (value: string) => boolean> = {
  LEI: (value) => hasValidCheckDigits([...value].map((sign) => Number.parseInt(sign, 36)).join('')),
  LUHN: luhn,
  ABN: (value) => {
    const [head = 0, ...rest] = digitsOf(value);
    return weighted([head - 1, ...rest], [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0;
  },
  CNPJ: cnpj,
  BE_ENTERPRISE: (value) => 97 - (Number(value.slice(0, 8)) % 97) === Number(value.slice(8)),
  NO_ORGNR: (value) => {
    const digits = digitsOf(value);
    return weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  },
};
