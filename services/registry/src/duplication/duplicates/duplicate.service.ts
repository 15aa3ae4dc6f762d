import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { DuplicateCaseState } from '../duplicate-cases/duplicate-case.entity';
import { DuplicateCaseRepository, type DuplicateCaseRow } from '../duplicate-cases/duplicate-case.repository';
import { type CandidateFacts, DuplicateRepository, findPeople } from './duplicate.repository';
import {
  bringsNewEvidence,
  type ComparedPartner,
  type DuplicateReasonFact,
  isHardDuplicate,
  type PairScore,
  reviewFrom,
  scorePair,
} from './duplicate.rules';
import { allKeys, evidenceKeys, isEvidence, type KeyFacts } from './duplicate-keys.rules';

/** What is known of somebody before it is a partner. */
export interface DuplicateEntry {
  names: { value: string; kind: string }[];
  countryOfOrigin: string;
  identifiers: { scheme: string; value: string }[];
  website?: string | null;
  address?: string | null;
  exceptPartnerId?: string;
}

export interface DuplicateCandidateRow {
  partnerId: string;
  score: number;
  reasons: DuplicateReasonFact[];
}

/** As many as share the rarest words are compared; the duplicate is among them or shares no rare word. */
const compared = 50;
const mostCandidates = 20;

/** Who could be the same partner. Made from repositories alone, so that every feature may ask it. */
export class DuplicateService {
  private readonly repository: DuplicateRepository;
  private readonly cases: DuplicateCaseRepository;

  constructor(private readonly work: Work) {
    this.repository = new DuplicateRepository(work.database.manager);
    this.cases = new DuplicateCaseRepository(work.database.manager);
  }

  /** Best first, from `reviewFrom` on; two statements, whatever the size of the roster. */
  async candidatesFor(entry: DuplicateEntry): Promise<DuplicateCandidateRow[]> {
    const facts: KeyFacts = {
      ...entry,
      registrationNumbers: [],
      website: entry.website ?? null,
      address: entry.address ?? null,
    };
    return this.search(facts, entry.exceptPartnerId ? [entry.exceptPartnerId] : []);
  }

  async candidatesOf(partnerId: string): Promise<DuplicateCandidateRow[]> {
    const facts = await this.readFacts(partnerId);
    return this.search(facts, [partnerId, ...(await this.repository.findRelated(partnerId))]);
  }

  /** For the background alone, whose role may compare key persons too. */
  async candidatesWithPeople(partnerId: string): Promise<DuplicateCandidateRow[]> {
    const facts = await this.readFacts(partnerId);
    return this.search(facts, [partnerId, ...(await this.repository.findRelated(partnerId))], partnerId);
  }

  async compare(partnerId: string, otherId: string): Promise<PairScore> {
    const [one, [other]] = await Promise.all([this.readFacts(partnerId), this.repository.findCandidates([otherId])]);
    if (!other) throw notFound('partner');
    return scorePair(toCompared(one), other);
  }

  /** Called when names, identifiers, papers or the website of a partner have changed. */
  async basisChanged(partnerId: string, cause: 'ENTRY' | 'CHANGE' = 'CHANGE'): Promise<void> {
    await this.reindex(partnerId);
    await this.repository.notePending(partnerId, cause);
    await this.work.jobs.enqueue('findDuplicates', {}, { key: 'findDuplicates' });
  }

  async reindex(partnerId: string): Promise<void> {
    const facts = await this.readFacts(partnerId);
    await this.repository.saveKeys(partnerId, allKeys(facts));
  }

  /** A merged partner is found under its survivor. */
  async dropKeys(partnerId: string): Promise<void> {
    await this.repository.saveKeys(partnerId, []);
  }

  /** One documented "these are two"; the pair need not have been found before. */
  async decide(decision: {
    partnerId: string;
    otherId: string;
    outcome: 'NOT_DUPLICATE';
    note: string;
  }): Promise<DuplicateCaseRow> {
    const { partnerId, otherId, outcome } = decision;
    const note = decision.note.trim();
    if (!note) throw invalidInput('Say why the two are not the same: the note is the documentation.', 'input.note');
    const known = await this.lockPair(partnerId, otherId);
    const { viewer, clock, audit } = this.work;
    const decided = await this.cases.decide({
      id: known.id,
      state: DuplicateCaseState[outcome],
      by: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      at: clock.now(),
      note,
    });
    await audit.record({ objectType: 'DuplicateCase', objectId: known.id, detail: { partnerId, otherId, outcome } });
    return decided;
  }

  /** R-INV-9: who is nearly certainly known, by country and registration number, needs a decision before it goes on. */
  async requireDecided(partnerId: string): Promise<void> {
    const hard = (await this.candidatesOf(partnerId)).filter(isHardDuplicate);
    if (hard.length === 0) return;
    const decided = await this.cases.findNotDuplicate(partnerId);
    const open = hard.filter(
      (candidate) =>
        !decided.some(
          ({ otherId, reasons }) => otherId === candidate.partnerId && !bringsNewEvidence(reasons, candidate.reasons),
        ),
    );
    if (open.length === 0) return;
    throw new AppError(
      'PRECONDITION_FAILED',
      'A partner of the same country with the same registration number and nearly the same name is known. An officer must document that it is another one (decideDuplicatePair), or the two are merged.',
      {
        reason: 'DUPLICATE_UNDECIDED',
        rule: 'R-INV-9',
        // Partner users must not learn of partners that are not public.
        facts:
          this.work.viewer.kind === 'AGENCY' ? { partnerIds: open.map((candidate) => candidate.partnerId) } : undefined,
      },
    );
  }

  /** The case of a pair, made when there is none yet, held until the transaction ends. */
  async lockPair(partnerId: string, otherId: string): Promise<DuplicateCaseRow> {
    if (!isId(partnerId) || !isId(otherId)) throw notFound('partner');
    if (partnerId === otherId) throw invalidInput('A partner is no duplicate of itself.', 'input.otherId');
    const score = await this.compare(partnerId, otherId);
    const pair = { ...score, partnerId, otherId, cause: 'STAFF' as const };
    await this.cases.open([pair], this.work.clock.now(), [newId()]);
    return this.cases.lockPair(partnerId, otherId);
  }

  private async search(facts: KeyFacts, except: string[], withPeopleOf?: string): Promise<DuplicateCandidateRow[]> {
    const keys = allKeys(facts);
    if (keys.length === 0) return [];
    const ids = await this.repository.findSharing(keys, except, compared);
    if (ids.length === 0) return [];
    const candidates = await this.repository.findCandidates(ids);
    const people = withPeopleOf ? await this.peopleOf([withPeopleOf, ...ids]) : new Map<string, string[]>();
    const asked = { ...toCompared(facts), people: withPeopleOf ? people.get(withPeopleOf) : undefined };
    return candidates
      .map((candidate) => rate(asked, candidate, people.get(candidate.partnerId)))
      .filter(({ score }) => score >= reviewFrom)
      .sort((a, b) => b.score - a.score || (a.partnerId < b.partnerId ? -1 : 1))
      .slice(0, mostCandidates);
  }

  private async peopleOf(partnerIds: string[]): Promise<Map<string, string[]>> {
    const rows = await this.work.database.confidential((transaction) => findPeople(transaction, partnerIds));
    return new Map(rows.map(({ partnerId, people }) => [partnerId, people]));
  }

  private async readFacts(partnerId: string): Promise<KeyFacts> {
    const facts = await this.work.database.confidential((transaction) =>
      DuplicateRepository.readFacts(transaction, partnerId),
    );
    if (!facts) throw notFound('partner');
    return facts;
  }
}

const toCompared = (facts: KeyFacts): ComparedPartner => ({
  names: facts.names,
  countryOfOrigin: facts.countryOfOrigin,
  evidence: evidenceKeys(facts),
});

const rate = (asked: ComparedPartner, candidate: CandidateFacts, people?: string[]): DuplicateCandidateRow => ({
  partnerId: candidate.partnerId,
  ...scorePair(asked, { ...candidate, evidence: candidate.evidence.filter(isEvidence), people }),
});
