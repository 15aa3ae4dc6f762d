import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { OutcomeService } from '../outcomes/outcome.service';
import { type ConsultationOutcome, outcomeOf } from '../outcomes/outcome.view';
import type { OutcomesArgs } from './outcome-search.inputs';
import { type OutcomeQuestion, OutcomeSearchRepository, type YearCount } from './outcome-search.repository';
import type { ConsultationOutcomeConnection } from './outcome-search.view';

const similarOnes = 5;

/** Looks for outcomes across agencies, as far as the viewer is in their audience (JIU-100). */
export class OutcomeSearchService {
  constructor(
    private readonly work: Work,
    private readonly outcomes: OutcomeService,
  ) {}

  async page({ first, after, ...args }: OutcomesArgs): Promise<ConsultationOutcomeConnection> {
    const question = this.questionOf(args);
    const last = placeOf(after);
    // Signed in as nobody's staff, there is no own consultation to look for.
    if (question === null) return { ...pageOf([], first, 0, shape), question };
    return this.repository(async (outcomes) => {
      const rows = await outcomes.findPage(question, last, first + 1);
      const counted = await outcomes.count(question);
      return { ...pageOf(rows.map(outcomeOf), first, counted, shape), question };
    });
  }

  trend({ question }: ConsultationOutcomeConnection): Promise<YearCount[]> {
    return question ? this.repository((outcomes) => outcomes.countByYear(question)) : Promise.resolve([]);
  }

  async similarTo(outcomeId: string): Promise<ConsultationOutcome[]> {
    const { row } = await this.outcomes.get(outcomeId);
    const rows = await this.repository((outcomes) => outcomes.findSimilar(row, similarOnes));
    return rows.map(outcomeOf);
  }

  private questionOf({ filter, crossAgency }: Pick<OutcomesArgs, 'filter' | 'crossAgency'>): OutcomeQuestion | null {
    const { agency } = this.work.viewer;
    if (!crossAgency && agency === null) return null;
    const { from = null, to = null } = filter ?? {};
    if (from !== null && to !== null && from > to) throw invalidInput('from is not after to.', 'filter.from');
    return {
      themes: filter?.themes ?? null,
      countries: filter?.countries ?? null,
      agencies: filter?.agencies ?? null,
      severities: filter?.severities ?? null,
      from,
      to,
      consultationId: filter?.consultationId ?? null,
      text: filter?.text ?? null,
      heldBy: crossAgency ? null : agency,
    };
  }

  private repository<Result>(run: (outcomes: OutcomeSearchRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeSearchRepository(transaction)));
  }
}

const shape = {
  cursor: ({ heldOn, id }: ConsultationOutcome) => [heldOn, id],
  node: (outcome: ConsultationOutcome) => outcome,
};

function placeOf(cursor: string | null | undefined): { heldOn: string; id: string } | null {
  const [heldOn = '', id = ''] = decodeCursor(cursor, 2) ?? [];
  if (heldOn === '' && id === '') return null;
  if (isId(id) && /^\d{4}-\d{2}-\d{2}$/.test(heldOn) && !Number.isNaN(Date.parse(heldOn))) return { heldOn, id };
  throw invalidInput('This cursor is not one of ours.', 'after');
}
