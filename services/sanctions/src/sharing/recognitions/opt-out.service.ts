import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';
import type { IneligibilityService } from '../ineligibilities/ineligibility.service';
import { ListingRepository } from '../ineligibilities/listing.repository';
import { SourceRepository } from '../ineligibilities/source.repository';
import { type EntryRow, IneligibilityEntryRepository } from '../ineligibility-entries/ineligibility-entry.repository';
import { EntryState, entryStateAt } from '../ineligibility-entries/ineligibility-entry.rules';
import { present } from '../ineligibility-entries/ineligibility-entry.service';
import type { IneligibilityEntry } from '../ineligibility-entries/ineligibility-entry.view';
import type { OptOutInput, RecogniseEntryInput } from './recognition.inputs';
import { RecognitionRepository, type RecognitionRow } from './recognition.repository';
import { effectsOf, type OptOutRefusal, optOutRefusal, standingDecisions } from './recognition.rules';

type Decision = Pick<RecognitionRow, 'outcome' | 'reason' | 'compensatingControls' | 'countries' | 'until'>;

/** An agency decides about an entry of another one: for itself alone, and where all can read why (S-INV-8). */
export class OptOutService {
  private readonly repository: RecognitionRepository;

  constructor(
    private readonly work: Work,
    private readonly ineligibilities: IneligibilityService,
  ) {
    this.repository = new RecognitionRepository(work.database.manager);
  }

  async recognise({ entryId, reason }: RecogniseEntryInput): Promise<IneligibilityEntry> {
    const agency = this.decidingAgency();
    requirePlainFacts(reason, 'input.reason');
    const entry = await this.openEntry(entryId);
    const rows = await this.lockDecisions(entry, agency);
    const effect = effectsOf(entry, { rows, agencies: [agency], at: this.work.clock.now() });
    const isBound = effect.some((one) => one.agency === agency && one.outcome.endsWith('RECOGNISED'));
    if (isBound) throw invalidState('Your agency is bound by this entry already.');
    const decision: Decision = {
      outcome: 'RECOGNISED',
      reason,
      compensatingControls: null,
      countries: [],
      until: null,
    };
    return this.record(entry, agency, decision);
  }

  async optOut({ reason, compensatingControls, until, countries, ...place }: OptOutInput): Promise<IneligibilityEntry> {
    const agency = this.decidingAgency();
    requirePlainFacts(reason, 'input.reason');
    requirePlainFacts(compensatingControls, 'input.compensatingControls');
    const entry = await this.entryAt(place);
    if (entry.leadAgency === agency) {
      throw notAllowed('Your agency decided this itself. Change the decision in its case.', 'S-INV-8');
    }
    await this.requireNotListed(entry.partnerId);
    const rows = await this.lockDecisions(entry, agency);
    const now = this.work.clock.now();
    const isRenewal = standingDecisions(rows, now).some((row) => row.agency === agency && row.outcome !== 'RECOGNISED');
    const refusal = optOutRefusal({ entry, isRenewal, until, now });
    if (refusal) throw refusals[refusal]();
    const scope = [...(countries ?? [])].sort();
    const outcome = scope.length > 0 ? 'PARTIAL' : 'OPTED_OUT';
    return this.record(entry, agency, { outcome, reason, compensatingControls, countries: scope, until });
  }

  /** Whoever decides for one office does not decide for the agency. */
  private decidingAgency(): string {
    const { viewer } = this.work;
    const isForAll = viewer.roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null);
    if (!viewer.agency || !isForAll) throw forbidden('This is decided for the whole agency, by its IP unit.');
    return viewer.agency;
  }

  private async openEntry(id: string): Promise<EntryRow> {
    const row = isId(id) ? await this.entries((entries) => entries.find(id)) : null;
    if (!row) throw notFound('entry');
    const state = entryStateAt(row, this.work.clock.now());
    if (state !== EntryState.IN_FORCE && state !== EntryState.UPCOMING) {
      throw invalidState('The entry binds nobody any more.', state);
    }
    return row;
  }

  private async entryAt({ entryId, partnerId }: Pick<OptOutInput, 'entryId' | 'partnerId'>): Promise<EntryRow> {
    if (entryId && !partnerId) return this.openEntry(entryId);
    if (!partnerId || entryId || !isId(partnerId)) throw invalidInput('Name an entry or a partner.', 'input.entryId');
    await this.requireNotListed(partnerId);
    const sources = await this.sourcesOf(partnerId);
    const now = this.work.clock.now();
    const rows = await this.entries((entries) => entries.findByPartners(sources));
    const [open, another] = rows.filter((row) => row.shared && entryStateAt(row, now) === EntryState.IN_FORCE);
    if (!open) throw notFound('entry');
    if (another) throw invalidInput('More than one entry is in force; name the one you mean.', 'input.entryId');
    return open;
  }

  /** S-INV-1: also where an entry is named, since an opt-out of it would change nothing. */
  private async requireNotListed(partnerId: string): Promise<void> {
    const sources = await this.sourcesOf(partnerId);
    const listed = await this.work.database.confidential((transaction) =>
      new ListingRepository(transaction).findAt(sources, this.work.clock.now()),
    );
    if (listed.length > 0) {
      throw notAllowed(
        'The partner is on a mandatory list: no agency opts out of that. It ends by de-listing.',
        'S-INV-1',
      );
    }
  }

  private async sourcesOf(partnerId: string): Promise<string[]> {
    const rows = await new SourceRepository(this.work.database.manager).find([partnerId]);
    return [partnerId, ...rows.map(({ sourceId }) => sourceId)];
  }

  private async lockDecisions(entry: EntryRow, agency: string): Promise<RecognitionRow[]> {
    await this.repository.lock(entry.id, agency);
    return this.repository.findByEntries([entry.id]);
  }

  private async record(entry: EntryRow, agency: string, decision: Decision): Promise<IneligibilityEntry> {
    const { viewer, clock, audit } = this.work;
    const id = newId();
    await this.repository.insert({
      ...decision,
      id,
      entryId: entry.id,
      agency,
      decidedBy: viewer.subject ?? '',
      decidedAt: clock.now(),
      carriedFrom: null,
    });
    const { outcome, countries, until } = decision;
    await audit.record({
      objectType: 'IneligibilityEntry',
      objectId: entry.id,
      detail: { partnerId: entry.partnerId, decisionId: id, outcome, countries, until },
    });
    await this.ineligibilities.refresh(entry.partnerId);
    return present(entry, clock.now());
  }

  private entries<Result>(work: (entries: IneligibilityEntryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new IneligibilityEntryRepository(transaction)));
  }
}

const invalidState = (message: string, state: string | null = null) =>
  new AppError('CONFLICT', message, { reason: 'INVALID_STATE', ...(state && { facts: { state } }) });

const notAllowed = (message: string, rule: string) =>
  new AppError('PRECONDITION_FAILED', message, { reason: 'OPT_OUT_NOT_ALLOWED', rule });

const refusals: Record<OptOutRefusal, () => AppError> = {
  WINDOW_OVER: () =>
    new AppError(
      'PRECONDITION_FAILED',
      'An agency opts out within 15 days of the entry taking effect; they are over.',
      {
        reason: 'OPT_OUT_WINDOW_OVER',
        rule: 'S-INV-8',
      },
    ),
  UNTIL_PAST: () => invalidInput('An opt-out ends after today.', 'input.until'),
  UNTIL_TOO_LATE: () => invalidInput('An opt-out ends within twelve months; renew it before that.', 'input.until'),
};
