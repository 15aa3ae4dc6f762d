import { invalidInput } from '@partner-commons/platform/errors';
import type { RecordStandardAdoptionInput } from './standard.inputs';
import type { StandardRow } from './standard.repository';

const refuse = (message: string, field: string) => invalidInput(message, field, 'ADOPTION_NOT_VALID');

export function checkAdoption(
  { items }: Pick<StandardRow, 'items'>,
  { status, plannedFor, note, itemsInPlace }: RecordStandardAdoptionInput,
  today: string,
): void {
  if (status === 'PLANNED' && (!plannedFor || plannedFor < today)) {
    throw refuse('A plan has a day, not before today.', 'input.plannedFor');
  }
  if (status !== 'PLANNED' && plannedFor) throw refuse('Only a plan has a day.', 'input.plannedFor');
  if (status === 'ADAPTED' && !note) throw refuse('Say what is different.', 'input.note');
  const known = new Set(items.map(({ key }) => key));
  const unknown = (itemsInPlace ?? []).findIndex((key) => !known.has(key));
  if (unknown >= 0) throw refuse('The standard has no such item.', `input.itemsInPlace.${unknown}`);
}

/** Standards to which registry's register of agencies already knows the signatures. */
export function isSignatory(code: string, agency: { mrsSignatory: boolean; hactMember: boolean }): boolean {
  if (code === 'MUTUAL_RECOGNITION_STATEMENT') return agency.mrsSignatory;
  return code === 'HACT_FRAMEWORK' && agency.hactMember;
}
