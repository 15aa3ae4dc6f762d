import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { RecognitionRepository, type RecognitionRow } from './recognition.repository';
import { type Effect, effectsOf, standingDecisions } from './recognition.rules';
import type { Recognition } from './recognition.view';

/** What each agency does about the entries of others (S-INV-8). */
export class RecognitionService {
  private readonly repository: RecognitionRepository;

  constructor(
    private readonly work: Work,
    private readonly agencies: AgencyService,
  ) {
    this.repository = new RecognitionRepository(work.database.manager);
  }

  private readonly byEntry = rowsLoader(
    (ids) => this.repository.findByEntries(ids),
    (row: RecognitionRow) => row.entryId,
  );

  /** Of the agencies that did not decide it themselves. The caller has seen the entry. */
  async ofEntry(entry: EntryRow, at: Date): Promise<Recognition[]> {
    const [rows, agencies] = await Promise.all([this.byEntry.load(entry.id), this.agencies.codes()]);
    return effectsOf(entry, { rows, agencies, at })
      .filter(({ agency }) => agency !== entry.leadAgency)
      .map(present);
  }

  /** What agencies decided about an entry holds for the one that takes its place, for as long as it was to hold. */
  async carryOver(fromEntryId: string, toEntryId: string): Promise<void> {
    const rows = await this.repository.findByEntries([fromEntryId]);
    for (const row of standingDecisions(rows, this.work.clock.now())) {
      await this.repository.insert({ ...row, id: newId(), entryId: toEntryId, carriedFrom: row.id });
    }
  }
}

const present = ({ agency, countries, ...effect }: Effect): Recognition => ({
  ...effect,
  agencyCode: agency,
  scope: countries,
});
