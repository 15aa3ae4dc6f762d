/** A decimal as `units / 10^scale`, since floats would flip the last digit of published figures. */
interface Exact {
  units: bigint;
  scale: number;
}

function parse(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

const power = (exponent: number) => 10n ** BigInt(exponent);

/** `dividend / divisor` with so many decimals, half up; both at or above zero. */
function divideHalfUp(dividend: bigint, divisor: bigint, decimals: number): string {
  const units = (2n * dividend * power(decimals) + divisor) / (2n * divisor);
  if (decimals === 0) return units.toString();
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `100 × numerator / denominator`; the denominator is above zero. */
export function percentOf(numerator: string, denominator: string, decimals: number): string {
  const above = parse(numerator);
  const below = parse(denominator);
  return divideHalfUp(100n * above.units * power(below.scale), below.units * power(above.scale), decimals);
}

export function roundHalfUp(value: string, decimals: number): string {
  const { units, scale } = parse(value);
  return divideHalfUp(units, power(scale), decimals);
}

export const isNegative = (value: string) => value.startsWith('-');

export const isZero = (value: string) => parse(value).units === 0n;

export function isWhole(value: string): boolean {
  const { units, scale } = parse(value);
  return units % power(scale) === 0n;
}
