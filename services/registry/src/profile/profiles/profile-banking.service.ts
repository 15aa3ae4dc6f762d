import { rowLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor, hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { purposeRequired } from '../../identity/key-persons/key-person-reading.service';
import { BankingRepository, type BankingRow } from './profile.repository';
import type { PartnerProfile, ProfileBanking } from './profile.view';

/** domain-model.md 2.8: "Banking CONFIDENTIAL"; purpose-bound and recorded like everything above INTER_AGENCY. */
export class ProfileBankingService {
  constructor(private readonly work: Work) {}

  private readonly bySection = rowLoader(
    (ids) => this.readAll(ids),
    (row: BankingRow) => row.sectionId,
  );

  async read({ partnerId, bankingId }: PartnerProfile): Promise<ProfileBanking> {
    const { viewer } = this.work;
    if (!actsFor(viewer, partnerId)) {
      const mayRead =
        viewer.kind === 'AGENCY' && viewer.agency !== null && hasRole(viewer, 'VERIFIER', 'VETTING_OFFICER');
      if (!mayRead) return { content: null, redaction: confidential(howToRequest) };
      if (viewer.purpose === null) throw purposeRequired();
    }
    const row = bankingId === null ? null : await this.bySection.load(bankingId);
    return { content: row?.content ?? null, redaction: null };
  }

  /** Many are one statement and one record of the reading, in the transaction that reads them. */
  private readAll(sectionIds: readonly string[]): Promise<BankingRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new BankingRepository(transaction).find(sectionIds);
      const partnerIds = rows.map(({ partnerId }) => partnerId);
      const [only] = partnerIds.length === 1 ? partnerIds : [];
      await audit
        .within(transaction, 'PartnerProfile.banking')
        .record({ objectType: 'ProfileBanking', objectId: only, detail: { partnerIds, sectionIds } });
      return rows;
    });
  }
}

const howToRequest = 'What a partner says of its bank is for verifiers and vetting officers. Ask one of them.';
