import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { TryScoreInput } from '../score-trials/score.inputs';
import { scoreAnswers } from '../scoring/score.rules';
import type { Score } from '../scoring/score.types';
import type { MethodologiesArgs } from './methodology.inputs';
import { MethodologyRepository, type PublishedMethodology } from './methodology.repository';

/** By database, since one process may run several; a published version never changes, so it is read once (A-INV-1). */
const versionsOfDatabase = new WeakMap<object, Map<string, PublishedMethodology>>();

function knownVersions(database: object): Map<string, PublishedMethodology> {
  const known = versionsOfDatabase.get(database) ?? new Map();
  versionsOfDatabase.set(database, known);
  return known;
}

const keyOf = ({ code, version }: { code: string; version: number }) => `${code}/${version}`;

/** The catalogue of methodologies, and each version as it was published. */
export class MethodologyService {
  private readonly repository: MethodologyRepository;
  private readonly known: Map<string, PublishedMethodology>;

  constructor(work: Work) {
    const { manager } = work.database;
    this.repository = new MethodologyRepository(manager);
    this.known = knownVersions(manager.dataSource);
  }

  private readonly byVersion = rowLoader((keys) => this.readAll(keys), keyOf);

  async find(code: string, version: number): Promise<PublishedMethodology | null> {
    const key = keyOf({ code, version });
    return this.known.get(key) ?? this.byVersion.load(key);
  }

  /** @param field where the code stands in the input */
  async get(code: string, version: number, field = 'input.methodologyCode'): Promise<PublishedMethodology> {
    const methodology = await this.find(code, version);
    if (methodology) return methodology;
    const message = `There is no methodology ${code} in version ${version}; methodologies lists them.`;
    throw invalidInput(message, field, 'UNKNOWN_METHODOLOGY');
  }

  async tryScore({ methodologyCode, methodologyVersion, answers, sector }: TryScoreInput): Promise<Score> {
    const methodology = await this.get(methodologyCode, methodologyVersion);
    const given = answers.map(({ question, value, notApplicable, evidence }) => ({
      question,
      value: value ?? null,
      notApplicable: notApplicable ?? false,
      evidence: evidence ?? 0,
    }));
    return scoreAnswers(methodology, given, { sector });
  }

  async list({ first, after, kind, code }: MethodologiesArgs): Promise<Page<PublishedMethodology>> {
    const filter = { kind: kind ?? null, code: code ?? null };
    const cursor = decodeCursor(after, 2);
    if (cursor && !/^\d{1,9}$/.test(cursor[1] ?? '')) {
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    }
    const [rows, counted] = await Promise.all([
      this.repository.findPage(filter, cursor, first + 1),
      this.repository.count(filter),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.code, String(row.version)], node: (row) => row });
  }

  private async readAll(keys: readonly string[]): Promise<PublishedMethodology[]> {
    const found = await this.repository.findVersions(keys.flatMap(versionOf));
    for (const methodology of found) this.known.set(keyOf(methodology), methodology);
    return found;
  }
}

const versionOf = (key: string) => {
  const cut = key.lastIndexOf('/');
  const version = Number(key.slice(cut + 1));
  return version >= 1 && version <= 2_147_483_647 ? [{ code: key.slice(0, cut), version }] : [];
};
