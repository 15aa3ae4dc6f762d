/** A decimal as `units / 10^scale`, since floats would flip the last cent and with it a band. */
interface Exact {
  units: bigint;
  scale: number;
}

function parse(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

const power = (exponent: number) => 10n ** BigInt(exponent);

const centsOf = (dividend: bigint, divisor: bigint): bigint => (2n * 100n * dividend + divisor) / (2n * divisor);

function withCents(cents: bigint): string {
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Below, at or above zero as the left one is smaller, equal or greater: "5.0" and "5" are equal. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [parse(left), parse(right)];
  const difference = a.units * power(b.scale) - b.units * power(a.scale);
  return difference < 0n ? -1 : Number(difference > 0n);
}

export const isAbove = (amount: string, limit: string) => compareDecimals(amount, limit) > 0;

/** The sum with two decimals, each amount rounded half up; "0.00" of none. Amounts are zero or more. */
export const sumOfAmounts = (amounts: readonly string[]): string =>
  withCents(amounts.reduce((sum, amount) => sum + parseCents(amount), 0n));

function parseCents(amount: string): bigint {
  const { units, scale } = parse(amount);
  return centsOf(units, power(scale));
}

/** `amount × part / whole` with two decimals, half up; all are zero or more, and `whole` is above zero. */
export function shareOfAmount(amount: string, part: number, whole: number): string {
  const { units, scale } = parse(amount);
  return withCents(centsOf(units * BigInt(part), power(scale) * BigInt(whole)));
}

/** `amount / divisor` with two decimals, half up; the divisor is above zero. */
export function quotientOfAmount(amount: string, divisor: string): string {
  const [above, below] = [parse(amount), parse(divisor)];
  return withCents(centsOf(above.units * power(below.scale), below.units * power(above.scale)));
}

/** `left − right` with two decimals; zero when the right one is greater. */
export function remainderOfAmounts(left: string, right: string): string {
  const cents = parseCents(left) - parseCents(right);
  return withCents(cents > 0n ? cents : 0n);
}

/** Of two that are zero or more, with all its digits. */
export function productOf(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)];
  const scale = a.scale + b.scale;
  const digits = (a.units * b.units).toString().padStart(scale + 1, '0');
  return scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
}
