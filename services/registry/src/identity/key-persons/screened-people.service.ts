import type { Work } from '@partner-commons/platform/work';
import type { ScreenedPerson } from '../screening-basis/screening-basis.rules';
import type { PeopleSource } from '../screening-basis/screening-basis.service';
import { KeyPersonRepository } from './key-person.repository';
import { PersonSeal } from './key-person.seal';

/** The people of a partner as screening needs them, whoever set off the change; they leave the service only sealed. */
export class ScreenedPeopleService implements PeopleSource {
  private readonly seal: PersonSeal;

  constructor(private readonly work: Work) {
    this.seal = new PersonSeal(work);
  }

  screenedPeople(partnerId: string): Promise<ScreenedPerson[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new KeyPersonRepository(transaction).findToScreen(partnerId);
      return rows.map(({ id, role, sealed }) => {
        const { fullName, nameOriginalScript, birthYear, nationality } = this.seal.open(id, sealed);
        const names = nameOriginalScript ? [fullName, nameOriginalScript] : [fullName];
        return { id, names, role, birthYear, nationality };
      });
    });
  }
}
