import { notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { ScreeningBasisRepository } from './screening-basis.repository';
import { hashBasis, type ScreenedPerson, type ScreeningBasis } from './screening-basis.rules';

export type BasisCause =
  | 'REGISTRATION'
  | 'NAME_CHANGE'
  | 'PERSON_CHANGE'
  | 'DECLARATION_SIGNED'
  | 'MERGE'
  | 'CORRECTION';

/** Who tells of the people of a partner; the key persons of its profile. */
export interface PeopleSource {
  screenedPeople(partnerId: string): Promise<ScreenedPerson[]>;
}

/** Who else follows the names of partners: the search for duplicates. */
export interface BasisListener {
  basisChanged(partnerId: string, cause: 'ENTRY' | 'CHANGE'): Promise<void>;
}

/** What of a partner sanctions screens. Whoever changes a part of it calls `refresh`, which publishes what has changed. */
export class ScreeningBasisService {
  private readonly repository: ScreeningBasisRepository;

  constructor(
    private readonly work: Work,
    private readonly people: PeopleSource,
    private readonly listener: BasisListener,
  ) {
    this.repository = new ScreeningBasisRepository(work.database.manager);
  }

  /** Gives the hash that a clearance must carry from now on. */
  async refresh(partnerId: string, cause: BasisCause): Promise<string> {
    const facts = await this.repository.lockFacts(partnerId);
    if (!facts) throw notFound('partner');
    const people: ScreenedPerson[] = [];
    for (const id of [partnerId, ...facts.mergedIds]) people.push(...(await this.people.screenedPeople(id)));
    const basis: ScreeningBasis = { ...facts, people };
    const basisHash = hashBasis(basis);
    if (basisHash === facts.basisHash) return basisHash;
    await this.listener.basisChanged(partnerId, cause === 'REGISTRATION' ? 'ENTRY' : 'CHANGE');
    await this.repository.saveHash(newId(), partnerId, basisHash, this.work.clock.now());
    const { primaryType, countryOfOrigin, names, identifiers } = basis;
    await this.work.outbox.publish({
      type: 'registry.partner-screening-basis-changed',
      subject: partnerId,
      audience: 'INTERNAL',
      data: {
        partnerId,
        basisHash,
        cause,
        primaryType,
        countryOfOrigin,
        names,
        identifiers,
        people: this.seal(partnerId, basis.people),
      },
    });
    return basisHash;
  }

  /** Names of people travel sealed; only the screening process of sanctions opens them (architecture.md 5). */
  private seal(partnerId: string, people: ScreenedPerson[]): string | null {
    if (people.length === 0) return null;
    return this.work.cipher.seal(JSON.stringify(people), `screening-people:${partnerId}`);
  }
}
