import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { PartnerNameRepository } from './partner-name.repository';
import { nameKey, phrasesOf } from './partner-name.rules';

interface NamedPartner {
  partnerId: string;
  names?: ({ value: string } | string)[];
}

/**
 * Finds names of partners in texts. Every partner's name counts, not only those with an open case: a linter that stopped
 * at these alone would tell whoever tries names who has one.
 */
export class PartnerNameService {
  private readonly repository: PartnerNameRepository;

  constructor(private readonly work: Work) {
    this.repository = new PartnerNameRepository(work.database.manager);
  }

  async apply({ data }: FeedEvent): Promise<void> {
    const { partnerId, names = [] } = data as NamedPartner;
    const hashes = names.flatMap((name) => {
      const key = nameKey(typeof name === 'string' ? name : name.value);
      return key === null ? [] : [this.hash(key)];
    });
    await this.repository.deleteOthers(partnerId, hashes);
    await this.repository.insert(partnerId, hashes);
  }

  /** The words of these texts that name a partner, with the place of their text; the longest where they overlap. */
  async find(texts: readonly string[]): Promise<{ place: number; phrase: string }[]> {
    const phrases = texts.flatMap((text, place) =>
      phrasesOf(text).map(({ key, text: phrase }) => ({ place, phrase, hash: this.hash(key) })),
    );
    if (phrases.length === 0) return [];
    const found = new Set(
      (await this.repository.findAmong([...new Set(phrases.map(({ hash }) => hash))])).map((row) => row.nameHash),
    );
    const hits = phrases.filter(({ hash }) => found.has(hash));
    return hits
      .filter(
        (hit) => !hits.some((other) => other !== hit && other.place === hit.place && holds(other.phrase, hit.phrase)),
      )
      .map(({ place, phrase }) => ({ place, phrase }));
  }

  private hash(key: string): string {
    return this.work.cipher.hash(`partner-name:${key}`);
  }
}

const holds = (long: string, short: string) => long.length > short.length && long.includes(short);
