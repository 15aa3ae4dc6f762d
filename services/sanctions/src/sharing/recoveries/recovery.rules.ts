export enum RecoveryState {
  OPEN = 'OPEN',
  PARTLY_RECOVERED = 'PARTLY_RECOVERED',
  RECOVERED = 'RECOVERED',
  WRITTEN_OFF = 'WRITTEN_OFF',
}

const exact = /^(0|[1-9]\d{0,14})(\.(\d{1,2}))?$/;

/** Hundredths of the currency, since floats lose them; null for what is no amount above zero with at most two decimals. */
export function hundredthsOf(amount: string): bigint | null {
  const [, whole, , fraction = ''] = exact.exec(amount) ?? [];
  if (whole === undefined) return null;
  const hundredths = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return hundredths > 0n ? hundredths : null;
}

export const amountOf = (hundredths: bigint): string =>
  `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;

/** Amounts as the database keeps them: with two decimals. */
export interface Balance {
  claimed: string;
  recovered: string;
  writtenOff: string;
}

const stored = (amount: string) => BigInt(amount.replace('.', ''));

export const outstandingOf = ({ claimed, recovered, writtenOff }: Balance): string =>
  amountOf(stored(claimed) - stored(recovered) - stored(writtenOff));

/** Null when an amount passes what is outstanding: nothing is recovered twice. */
export function addTo(balance: Balance, part: 'recovered' | 'writtenOff', amount: bigint): Balance | null {
  if (amount > stored(outstandingOf(balance))) return null;
  return { ...balance, [part]: amountOf(stored(balance[part]) + amount) };
}

export function recoveryStateOf(balance: Balance): RecoveryState {
  if (stored(outstandingOf(balance)) === 0n) {
    return stored(balance.writtenOff) > 0n ? RecoveryState.WRITTEN_OFF : RecoveryState.RECOVERED;
  }
  return stored(balance.recovered) > 0n ? RecoveryState.PARTLY_RECOVERED : RecoveryState.OPEN;
}
