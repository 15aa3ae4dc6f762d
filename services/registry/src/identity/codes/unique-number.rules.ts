/** ISO 7064 MOD 97-10, as IBAN and LEI use it: it finds every single typing error and every swap of neighbours. */
const modulus = 97n;

const remainderOf = (digits: string) => BigInt(digits) % modulus;

/** The two digits that make the whole number leave the remainder 1. */
export function checkDigitsOf(digits: string): string {
  return String(98n - remainderOf(`${digits}00`)).padStart(2, '0');
}

/** For digits that end in their check digits. */
export const hasValidCheckDigits = (digits: string) => remainderOf(digits) === 1n;

const largestNumber = 9_999_999;

/** `UNIP-nnnnnnn-cc` of the n-th partner that was given a number (domain-model.md 2.2). */
export function uniqueNumberOf(sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > largestNumber) {
    throw new RangeError(`${sequence} has no unique number`);
  }
  const digits = String(sequence).padStart(7, '0');
  return `UNIP-${digits}-${checkDigitsOf(digits)}`;
}

/** The number as we write it, or null when no partner can have it: most likely a typing error. */
export function readUniqueNumber(text: string): string | null {
  const tidy = text.trim().toUpperCase();
  const [, digits, check] = /^UNIP-(\d{7})-(\d{2})$/.exec(tidy) ?? [];
  return digits && check && checkDigitsOf(digits) === check ? tidy : null;
}
