import { invalidInput } from '@partner-commons/platform/errors';
import type { AddLocationInput } from './presence.inputs';
import { AreaScheme } from './presence.view';

type Area = Pick<AddLocationInput, 'scheme' | 'code' | 'level' | 'country'>;

/** P-codes begin with the two or the three letters of the country, depending on who made the dataset. */
export function findAreaFault({ scheme, code, level, country }: Area, alpha3: string | undefined): string | null {
  if (scheme === AreaScheme.ISO_3166_2) {
    if (level === 0) return code === country ? null : 'At level 0 the code is that of the country.';
    return new RegExp(`^${country}-[A-Z0-9]{1,3}$`).test(code)
      ? null
      : `An ISO 3166-2 code of ${country} begins with ${country}-.`;
  }
  const prefix = [alpha3, country].find((letters) => letters && code.startsWith(letters));
  if (!prefix || !/^[A-Z0-9]+$/.test(code))
    return `A p-code of ${country} begins with ${alpha3 ?? country} or ${country}.`;
  if ((level === 0) !== (code === prefix)) return 'At level 0 the code is that of the country, below it is longer.';
  return null;
}

export function checkLocation(input: AddLocationInput, alpha3: string | undefined, today: string): void {
  const fault = findAreaFault(input, alpha3);
  if (fault) throw invalidInput(fault, 'input.code', 'FORMAT');
  if ((input.latitude ?? null) === null || (input.longitude ?? null) === null) {
    if ((input.latitude ?? null) !== (input.longitude ?? null))
      throw invalidInput('latitude and longitude come together.', 'input.latitude');
  }
  checkSince(input.since, today, 'input.since');
}

export function checkSince(since: string | null | undefined, today: string, field: string): void {
  if (since && since > today) throw invalidInput('The first day is not after today.', field);
}
