/** Large enough that coefficients of sums and differences of some dozen rows never meet it by chance. */
const prime = 2_147_483_647n;
const modulo = (value: bigint) => ((value % prime) + prime) % prime;

function inverse(value: bigint): bigint {
  let [result, base, exponent] = [1n, modulo(value), prime - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}

/** What can be computed from sums by adding and subtracting; a set of things is written as bits. */
export class Span {
  private readonly rows: { pivot: number; values: bigint[] }[] = [];

  constructor(private readonly width: number) {}

  add(bits: bigint): void {
    const values = this.reduce(bits);
    const pivot = values.findIndex((value) => value !== 0n);
    if (pivot < 0) return;
    const factor = inverse(values[pivot] ?? 1n);
    this.rows.push({ pivot, values: values.map((value) => modulo(value * factor)) });
  }

  holds(bits: bigint): boolean {
    return this.reduce(bits).every((value) => value === 0n);
  }

  private reduce(bits: bigint): bigint[] {
    let values = Array.from({ length: this.width }, (_, index) => (bits >> BigInt(index)) & 1n);
    for (const row of this.rows) {
      const factor = values[row.pivot] ?? 0n;
      if (factor !== 0n) values = values.map((value, index) => modulo(value - factor * (row.values[index] ?? 0n)));
    }
    return values;
  }
}
