import { foldName } from '@partner-commons/platform/fold';
import type { Work } from '@partner-commons/platform/work';
import type { PersonDetails } from './key-person.rules';

/** Seals and opens what is personal. Each text opens only in the row that it was sealed for. */
export class PersonSeal {
  constructor(private readonly work: Work) {}

  close(id: string, details: PersonDetails): string {
    return this.work.cipher.seal(JSON.stringify(details), `key-person:${id}`);
  }

  open(id: string, sealed: string): PersonDetails {
    return JSON.parse(this.work.cipher.open(sealed, `key-person:${id}`)) as PersonDetails;
  }

  closeHead(partnerId: string, name: string): string {
    return this.work.cipher.seal(name, `partner-head:${partnerId}`);
  }

  openHead(partnerId: string, sealed: string): string {
    return this.work.cipher.open(sealed, `partner-head:${partnerId}`);
  }

  /** Equal for one person in two partners, so that such persons can be found without opening a name (feature 16). */
  hash({ fullName, birthYear }: PersonDetails): string {
    return this.work.cipher.hash(`key-person:${foldName(fullName)}:${birthYear ?? ''}`);
  }

  /** Stands for a text where it must only be compared. */
  digest(text: string): string {
    return this.work.cipher.hash(text);
  }
}
