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

/** `dividend / divisor`; the divisor is above zero. */
export function quotientOf(dividend: string, divisor: string, decimals: number): string {
  const above = parse(dividend);
  const below = parse(divisor);
  return divideHalfUp(above.units * power(below.scale), below.units * power(above.scale), decimals);
}

/** Below, at or above zero as the left one is smaller, equal or greater: "5.0" and "5" are equal. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [parse(left), parse(right)];
  const difference = a.units * power(b.scale) - b.units * power(a.scale);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The sum of amounts of one scale, such as dollars with two decimals; "0.00" of none. */
export function sumOf(amounts: readonly string[]): string {
  const cents = amounts.reduce((sum, amount) => sum + BigInt(roundHalfUp(amount, 2).replace('.', '')), 0n);
  return divideHalfUp(cents, 100n, 2);
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
