import type { ViewerTransaction } from '@partner-commons/platform/database';
import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KeyingService } from '../../registration/keying/keying.service';
import type { RegistrationState } from '../../registration/registrations/registration.entity';
import type { ChangeService } from '../changes/change.service';
import type { ScreeningBasisService } from '../screening-basis/screening-basis.service';
import type { AddKeyPersonInput, EndKeyPersonInput, UpdateKeyPersonInput } from './key-person.inputs';
import { HeadRepository, KeyPersonRepository, type KeyPersonRow } from './key-person.repository';
import {
  breaksDeclaration,
  changedFacts,
  type DeclarationBreak,
  isSamePerson,
  type PersonDetails,
} from './key-person.rules';
import { PersonSeal } from './key-person.seal';
import { type KeyPersonReceipt, KeyPersonRole } from './key-person.view';

/** The declaration that a change of head or board makes invalid (R-INV-5). */
export interface DeclarationKeeper {
  invalidate(partnerId: string, cause: DeclarationBreak): Promise<void>;
}

export interface KeyPersonParts {
  work: Work;
  keying: KeyingService;
  basis: ScreeningBasisService;
  changes: ChangeService;
  declarations: DeclarationKeeper;
}

/** `KeyPersonList.people` is a plain list, and everybody on it is screened; so their number has an end. */
const mostPeople = 100;

const open: readonly `${RegistrationState}`[] = [
  'DOCUMENTS_REQUESTED',
  'SUBMITTED',
  'IN_VETTING',
  'INFO_REQUESTED',
  'VETTED',
  'DECLARATION_PENDING',
  'SCREENING_HOLD',
  'DECLARATION_REVIEW',
  'PROFILE_OPEN',
  'PROFILE_COMPLETE',
  'REGISTERED',
];

/** What a change leaves behind it. */
interface PeopleChange {
  transaction: ViewerTransaction;
  row: KeyPersonRow;
  /** Roles whose holder is another one from now on. */
  roles: KeyPersonRole[];
  /** Names of what changed; never what it says. */
  fields: string[];
}

/** Who enters and changes the people of a partner: its own users, or staff who key for it. */
export class KeyPersonService {
  private readonly seal: PersonSeal;
  private readonly heads: HeadRepository;

  constructor(private readonly parts: KeyPersonParts) {
    this.seal = new PersonSeal(parts.work);
    this.heads = new HeadRepository(parts.work.database.manager);
  }

  /** Stands for the input where a repeated call is recognised, so that no name can be guessed from there. */
  digest(input: AddKeyPersonInput): object {
    return { digest: this.seal.digest(JSON.stringify(Object.entries(input).sort())) };
  }

  async add(given: AddKeyPersonInput): Promise<KeyPersonReceipt> {
    const input = await this.current(given);
    return this.key(input.partnerId, async (transaction, repository) => {
      const details = this.tidy(input);
      const people = await repository.findByPartners([input.partnerId]);
      if (people.length >= mostPeople) {
        throw new AppError(
          'PRECONDITION_FAILED',
          `A partner has at most ${mostPeople} key persons, former ones included.`,
          {
            reason: 'TOO_MANY_PEOPLE',
          },
        );
      }
      const row = this.rowOf(newId(), input, details);
      await repository.insert(row);
      return this.settle({ transaction, row, roles: [row.role], fields: [row.role] });
    });
  }

  /** What an earlier call with the same key made. */
  receipt(partnerId: string, id: string): Promise<KeyPersonReceipt> {
    return this.key(partnerId, async (_transaction, repository) => {
      const row = await repository.lock(partnerId, id);
      if (!row) throw notFound('key person');
      return row;
    });
  }

  async update(given: UpdateKeyPersonInput): Promise<KeyPersonReceipt> {
    const input = await this.current(given);
    return this.key(input.partnerId, async (transaction, repository) => {
      const current = await this.lock(repository, input);
      if (current.until !== null) throw ended();
      const before = this.seal.open(current.id, current.sealed);
      const details = this.tidy(input);
      const facts: string[] = changedFacts(before, details);
      if (current.role !== input.role) facts.push('role');
      if (current.since !== (input.since ?? null)) facts.push('since');
      if (facts.length === 0) throw invalidInput('The entry says this already.', 'input', 'UNCHANGED');
      const row = { ...this.rowOf(current.id, input, details), version: current.version + 1 };
      await repository.update(row);
      const roles = isSamePerson(before, details) && current.role === row.role ? [] : [current.role, row.role];
      return this.settle({ transaction, row, roles, fields: facts.map((fact) => `${row.role}.${fact}`) });
    });
  }

  async end(given: EndKeyPersonInput): Promise<KeyPersonReceipt> {
    const input = await this.current(given);
    return this.key(input.partnerId, async (transaction, repository) => {
      const current = await this.lock(repository, input);
      if (current.until !== null) throw ended();
      const today = this.today();
      const until = input.until ?? today;
      if (until > today) throw invalidInput('Enter the last day once it has come.', 'input.until');
      if (current.since !== null && until < current.since) {
        throw invalidInput('The last day is before the first.', 'input.until');
      }
      const row = { ...current, until, version: current.version + 1, ...this.stamp() };
      await repository.update(row);
      return this.settle({ transaction, row, roles: [row.role], fields: [`${row.role}.until`] });
    });
  }

  /** Of a merged partner's survivor. */
  private async current<Input extends { partnerId: string }>(input: Input): Promise<Input> {
    return { ...input, partnerId: await this.parts.keying.current(input.partnerId) };
  }

  private async key(
    partnerId: string,
    write: (transaction: ViewerTransaction, repository: KeyPersonRepository) => Promise<KeyPersonRow>,
  ): Promise<KeyPersonReceipt> {
    await this.parts.keying.begin(partnerId, open);
    return this.parts.work.database.confidential(async (transaction) => {
      const repository = new KeyPersonRepository(transaction);
      await repository.keyFor(partnerId);
      return receiptOf(await write(transaction, repository));
    });
  }

  /** Everything that follows from a change of a partner's people, in the transaction of the change. */
  private async settle({ transaction, row, roles, fields }: PeopleChange): Promise<KeyPersonRow> {
    const { work, basis, changes, declarations } = this.parts;
    const { id, partnerId } = row;
    await basis.refresh(partnerId, 'PERSON_CHANGE');
    const people = await new KeyPersonRepository(transaction).findByPartners([partnerId]);
    await this.saveHead(partnerId, people);
    await changes.name(
      partnerId,
      fields.map((field) => `keyPersons.${field}`),
    );
    const cause = breaksDeclaration(roles);
    if (cause) await declarations.invalidate(partnerId, cause);
    await work.audit.record({ objectType: 'KeyPerson', objectId: id, detail: { partnerId, fields } });
    return row;
  }

  /** With several heads, the one who was entered last. */
  private async saveHead(partnerId: string, people: KeyPersonRow[]): Promise<void> {
    const head = people.findLast(({ role, until }) => role === KeyPersonRole.HEAD && until === null);
    const name = head ? this.seal.closeHead(partnerId, this.seal.open(head.id, head.sealed).fullName) : null;
    await this.heads.save(partnerId, head?.id ?? null, name);
  }

  private async lock(
    repository: KeyPersonRepository,
    { partnerId, keyPersonId, expectedVersion }: { partnerId: string; keyPersonId: string; expectedVersion: number },
  ): Promise<KeyPersonRow> {
    const current = isId(keyPersonId) ? await repository.lock(partnerId, keyPersonId) : null;
    if (!current) throw notFound('key person');
    if (current.version !== expectedVersion) throw versionConflict('key person', current.version);
    return current;
  }

  private tidy(input: AddKeyPersonInput | UpdateKeyPersonInput): PersonDetails {
    const { nationality = null, birthYear = null, since = null } = input;
    const fullName = tidyText(input.fullName);
    if (!foldName(fullName)) throw invalidInput('A name has at least one letter.', 'input.fullName');
    const today = this.today();
    if (birthYear !== null && String(birthYear) > today) {
      throw invalidInput('The year of birth has not come yet.', 'input.birthYear');
    }
    if (since !== null && since > today) throw invalidInput('Enter the person once the role has begun.', 'input.since');
    const nameOriginalScript = tidyText(input.nameOriginalScript ?? '') || null;
    return { fullName, nameOriginalScript, title: tidyText(input.title ?? '') || null, nationality, birthYear };
  }

  private rowOf(id: string, input: AddKeyPersonInput | UpdateKeyPersonInput, details: PersonDetails): KeyPersonRow {
    return {
      id,
      partnerId: input.partnerId,
      role: input.role,
      sealed: this.seal.close(id, details),
      personHash: this.seal.hash(details),
      since: input.since ?? null,
      until: null,
      version: 1,
      ...this.stamp(),
    };
  }

  private stamp() {
    const { viewer, clock } = this.parts.work;
    return { recordedAt: clock.now(), recordedBy: viewer.subject ?? viewer.kind };
  }

  private today(): string {
    return this.parts.work.clock.now().toISOString().slice(0, 10);
  }
}

const tidyText = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const ended = () =>
  invalidInput('This person has left already. Enter the person again for a new term.', 'input.keyPersonId');

const receiptOf = ({ id, partnerId, role, until, version }: KeyPersonRow): KeyPersonReceipt => ({
  id,
  partnerId,
  role,
  until,
  version,
});
