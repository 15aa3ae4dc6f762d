import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import { HeadRepository, type HeadRow, KeyPersonRepository, type KeyPersonRow } from './key-person.repository';
import { mayReadPeople } from './key-person.rules';
import { PersonSeal } from './key-person.seal';
import type { KeyPerson, KeyPersonList } from './key-person.view';

/** Who reads the people of partners: purpose-bound and recorded (standards.md 3.12). */
export class KeyPersonReadingService {
  private readonly seal: PersonSeal;
  private readonly heads: HeadRepository;

  constructor(private readonly work: Work) {
    this.seal = new PersonSeal(work);
    this.heads = new HeadRepository(work.database.manager);
  }

  private readonly peopleOf = rowsLoader(
    (ids) => this.readAll(ids),
    (row: KeyPersonRow) => row.partnerId,
  );
  private readonly headOf = rowLoader(
    (ids) => this.heads.find(ids),
    (row: HeadRow) => row.partnerId,
  );

  async list(partnerId: string): Promise<KeyPersonList> {
    const { viewer } = this.work;
    // Row-level security alone would answer "nobody" where the truth is "not for you".
    if (!mayReadPeople(viewer, partnerId)) return { people: null, redaction: confidential(howToRequest) };
    if (viewer.kind === 'AGENCY' && viewer.purpose === null) throw purposeRequired();
    const rows = await this.peopleOf.load(partnerId);
    return { people: rows.map((row) => this.personOf(row)), redaction: null };
  }

  async headName(partnerId: string): Promise<string | null> {
    const head = await this.headOf.load(partnerId);
    return head?.nameSealed ? this.seal.openHead(partnerId, head.nameSealed) : null;
  }

  /** The people of many partners are one statement and one record of the reading, in the transaction that reads them. */
  private readAll(partnerIds: readonly string[]): Promise<KeyPersonRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new KeyPersonRepository(transaction).findByPartners(partnerIds);
      const [only] = partnerIds.length === 1 ? partnerIds : [];
      await audit.within(transaction, 'Partner.keyPersons').record({
        objectType: 'KeyPersons',
        objectId: only,
        detail: { partnerIds, ids: rows.map(({ id }) => id) },
      });
      return rows;
    });
  }

  private personOf({ id, role, sealed, since, until, version }: KeyPersonRow): KeyPerson {
    return { id, role, since, until, version, ...this.seal.open(id, sealed) };
  }
}

const howToRequest =
  'The people of a partner are for those who screen, vet and verify. Ask your administrator for such a role; the name of the head is `headName`.';

/** standards.md 3.12: "purpose code on each access". */
export const purposeRequired = () =>
  invalidInput(
    'Say why you ask: send a purpose in the header x-purpose, such as SCREENING or DUE_DILIGENCE.',
    'x-purpose',
    'PURPOSE_REQUIRED',
  );
