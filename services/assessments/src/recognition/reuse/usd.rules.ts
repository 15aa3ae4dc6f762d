/** A decimal as `units / 10^scale`: floats would move the border between accepted and refused. */
interface Exact {
  units: bigint;
  scale: number;
}

function parse(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function write({ units, scale }: Exact): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
}

/** Of two that are zero or more. */
export function multiply(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)];
  return write({ units: a.units * b.units, scale: a.scale + b.scale });
}

/** As people write it, such as US$450,000. */
export function spellUsd(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const cents = fraction.replace(/0+$/, '');
  return `US$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents ? `.${cents.padEnd(2, '0')}` : ''}`;
}
