import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ListedSubjectKind } from '../../listing/subjects/listed-subject.entity';
import { describeBirth } from '../../listing/subjects/listed-subject.rules';
import type { HitRow } from '../hits/hit.repository';
import { openFacts } from '../hits/sealed-finding';
import { type ComparedHit, HitComparisonRepository } from './hit-comparison.repository';
import { describeChanges, describeDocument, matchParts, readFacts } from './hit-comparison.rules';
import type { HitAskedSide, HitComparison, HitListedSide, HitMatchedPart } from './hit-comparison.view';

/** Opens what is sealed about both sides of a hit, for those who decide about it. */
export class HitComparisonService {
  constructor(private readonly work: Work) {}

  private readonly byHit = rowLoader(
    (ids) => this.read(ids),
    (row: ComparedHit) => row.hitId,
  );

  async of({ id, askedName, listedName }: HitRow): Promise<HitComparison | null> {
    // standards.md 3.12: "purpose code on each access" to what is personal.
    if (this.work.viewer.purpose === null) throw purposeRequired();
    const row = await this.byHit.load(id);
    if (!row) return null;
    const asked = this.askedOf(id, row.sealedFacts);
    return {
      asked,
      listed: listedOf(row),
      parts: askedName === null ? [] : (matchParts(askedName, listedName) as HitMatchedPart[]),
      changes: this.changesOf(row, asked),
    };
  }

  private changesOf(
    { earlierId, earlierFacts, earlierRecord, record }: ComparedHit,
    asked: HitAskedSide | null,
  ): string[] {
    if (earlierId === null || earlierRecord === null) return [];
    return describeChanges({ asked: this.askedOf(earlierId, earlierFacts), record: earlierRecord }, { asked, record });
  }

  private askedOf(id: string, sealedFacts: string | null): HitAskedSide | null {
    const facts = openFacts(this.work.cipher, { id, sealedFacts });
    return facts === null ? null : readFacts(facts);
  }

  /** Many hits are one statement and one record of the reading, in the transaction that reads them. */
  private read(ids: readonly string[]): Promise<ComparedHit[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new HitComparisonRepository(transaction).findByHits(ids);
      await audit.within(transaction, 'Hit.comparison').record({ objectType: 'Hit', detail: { ids } });
      return rows;
    });
  }
}

function listedOf({ source, version, externalId, delistedAt, isCurrent, record }: ComparedHit): HitListedSide {
  return {
    source,
    version,
    externalId,
    kind: record.subjectType as ListedSubjectKind,
    names: record.names as HitListedSide['names'],
    births: record.births.map(describeBirth),
    birthPlaces: record.birthPlaces ?? [],
    nationalities: record.nationalities,
    documents: record.documents.map(describeDocument),
    addresses: record.addresses ?? [],
    gender: record.gender ?? null,
    programme: record.programme,
    listedOn: record.listedOn ?? null,
    delistedAt,
    isCurrent,
  };
}

const purposeRequired = () =>
  invalidInput(
    'Say why you ask: send a purpose in the header x-purpose, such as SCREENING.',
    'x-purpose',
    'PURPOSE_REQUIRED',
  );
