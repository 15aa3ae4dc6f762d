import { invalidInput } from '@partner-commons/platform/errors';
import { findPersonalData, type PersonalDataKind } from './plain-facts.rules';

const whatToLeaveOut: Record<PersonalDataKind, string> = {
  EMAIL: 'Leave out e-mail addresses; a contact of your own office has a field of its own.',
  PHONE: 'Leave out telephone numbers; a contact of your own office has a field of its own.',
  IDENTITY_DOCUMENT: 'Leave out numbers of passports, identity cards and other papers of people.',
  PROTECTED_PERSON_NAMED:
    'Leave out who the survivor, victim, complainant or witness is; say what the organisation did, when and where.',
  PROTECTED_PERSON_BIRTH: 'Leave out when a survivor, victim, complainant or witness was born.',
};

/**
 * Refuses free text that seems to carry data of a survivor, complainant or witness, which no field stores (S-INV-11).
 * It catches what is obvious; the reviewer of the text remains responsible for the rest.
 * @param place path of the input, such as `input.text`
 */
export function requirePlainFacts(text: string | null | undefined, place: string): void {
  const found = text ? findPersonalData(text) : null;
  if (!found) return;
  throw invalidInput(
    `Nothing here may identify a survivor, complainant or witness. ${whatToLeaveOut[found]}`,
    place,
    'PERSONAL_DATA',
  );
}
