import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../methodologies/methodology.service';
import type { MethodologyVersion } from '../methodologies/methodology.types';
import type { AgreeToEquivalenceInput, EquivalencesArgs, ProposeEquivalenceInput } from './equivalence.inputs';
import { EquivalenceRepository, type EquivalenceRow } from './equivalence.repository';
import { type Coverage, checkDeclared, checkPair, coverageOf, decidedAt, holdsFor } from './equivalence.rules';

const keyOf = (from: MethodologyVersion, to: MethodologyVersion) =>
  JSON.stringify([from.code, from.version, to.code, to.version]);

/** How far one methodology answers another, and for whom that holds (JIU-15, PSFP-12). */
export class EquivalenceService {
  private readonly repository: EquivalenceRepository;

  constructor(
    private readonly work: Work,
    private readonly methodologies: MethodologyService,
  ) {
    this.repository = new EquivalenceRepository(work.database.manager);
  }

  private readonly byPair = rowsLoader(
    (keys) => this.repository.findBetween(keys.map(readKey)),
    ({ from, to }: EquivalenceRow) => keyOf(from, to),
  );

  /**
   * What an agency may rely on, the newest first; null when it agreed to nothing.
   * @param agency the viewer's own when it is not given
   */
  async between(
    from: MethodologyVersion,
    to: MethodologyVersion,
    agency: string | null = this.work.viewer.agency,
  ): Promise<Coverage | null> {
    const rows = await this.byPair.load(keyOf(from, to));
    const row = rows.find((each) => holdsFor(proposalOf(each), agency));
    return row ? { coverage: row.coverage, gaps: row.gaps } : null;
  }

  async get(id: string): Promise<EquivalenceRow> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('equivalence');
    return row;
  }

  async list({ first, after, code }: EquivalencesArgs): Promise<Page<EquivalenceRow>> {
    const [place = null] = decodeCursor(after, 1) ?? [];
    if (place !== null && !isId(place)) {
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    }
    const [rows, counted] = await Promise.all([
      this.repository.findPage(code ?? null, place, first + 1),
      this.repository.count(code ?? null),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async propose(input: ProposeEquivalenceInput): Promise<EquivalenceRow> {
    const { audit, outbox, clock } = this.work;
    const { agency, subject } = this.decider();
    const from = await this.methodologies.get(input.fromCode, input.fromVersion, 'input.fromCode');
    const to = await this.methodologies.get(input.toCode, input.toVersion, 'input.toCode');
    checkPair(from, to);
    const { rationale } = input;
    const crosswalk = input.crosswalk ?? [];
    const coverage = input.coverage ?? null;
    const gaps = input.gaps ?? null;
    if (crosswalk.length > 0 && (coverage !== null || gaps !== null)) {
      throw invalidInput(
        'A crosswalk gives coverage and gaps; leave them out.',
        'input.coverage',
        'EQUIVALENCE_NOT_VALID',
      );
    }
    if (crosswalk.length === 0 && coverage === null) {
      throw invalidInput('Give a crosswalk, or the coverage and gaps.', 'input.crosswalk', 'EQUIVALENCE_NOT_VALID');
    }
    const computed =
      crosswalk.length > 0
        ? coverageOf(from, to, crosswalk)
        : checkDeclared(to, { coverage: coverage ?? 0, gaps: gaps ?? [] });
    const at = clock.now();
    const row: EquivalenceRow = {
      ...computed,
      id: newId(),
      from: { code: from.code, version: from.version },
      to: { code: to.code, version: to.version },
      crosswalk: crosswalk.map((pair) => ({ from: pair.from, to: pair.to })),
      rationale,
      proposedBy: agency,
      proposedAt: at,
      agreements: [{ agency, agreed: true, at }],
    };
    await this.repository.insert(row);
    await this.repository.saveAgreement({ equivalenceId: row.id, agency, agreed: true, at, decidedBy: subject });
    await outbox.publish({
      type: 'assessments.equivalence-proposed',
      subject: row.id,
      audience: 'AGENCY',
      data: { equivalenceId: row.id, from: row.from, to: row.to, agency, ...computed, at: at.toISOString() },
    });
    await audit.record({ objectType: 'MethodologyEquivalence', objectId: row.id, detail: { ...computed } });
    return row;
  }

  /** An agency may change its mind; what was decided with it before stays decided. */
  async agree({ equivalenceId, agreed }: AgreeToEquivalenceInput): Promise<EquivalenceRow> {
    const { audit, outbox, clock } = this.work;
    const { agency, subject } = this.decider();
    const { id } = await this.get(equivalenceId);
    const at = clock.now();
    await this.repository.saveAgreement({ equivalenceId: id, agency, agreed, at, decidedBy: subject });
    await outbox.publish({
      type: 'assessments.equivalence-agreed',
      subject: id,
      audience: 'AGENCY',
      data: { equivalenceId: id, agency, agreed, at: at.toISOString() },
    });
    await audit.record({ objectType: 'MethodologyEquivalence', objectId: id, detail: { agreed } });
    return this.get(id);
  }

  private decider(): { agency: string; subject: string } {
    const { agency, subject } = this.work.viewer;
    if (!agency || !subject) throw forbidden('Equivalences are matters of agencies.');
    return { agency, subject };
  }
}

export const proposalOf = (row: EquivalenceRow) => ({ ...row, shipped: row.proposedBy === null });

export const decidedAtOf = (row: EquivalenceRow): Date | null => decidedAt(proposalOf(row));

function readKey(key: string): { from: MethodologyVersion; to: MethodologyVersion } {
  const [fromCode, fromVersion, toCode, toVersion] = JSON.parse(key);
  return { from: { code: fromCode, version: fromVersion }, to: { code: toCode, version: toVersion } };
}
