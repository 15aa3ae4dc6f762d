/** As people write it, such as US$450,000. */
export function spellUsd(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const cents = fraction.replace(/0+$/, '');
  return `US$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents ? `.${cents.padEnd(2, '0')}` : ''}`;
}
