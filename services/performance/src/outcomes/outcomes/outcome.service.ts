import { notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { OutcomeRepository, type OutcomeRevisionRow, type OutcomeRow } from './outcome.repository';
import { type ConsultationOutcome, type OutcomeRevision, outcomeOf } from './outcome.view';

/** Outcomes as the viewer may read them: whose audience one is not in are as absent as invented ids. */
export class OutcomeService {
  constructor(private readonly work: Work) {}

  private readonly byId = rowLoader(
    (ids) => this.repository((outcomes) => outcomes.find(ids)),
    (row: OutcomeRow) => row.id,
  );

  private readonly revisionsById = rowsLoader(
    (ids) => this.repository((outcomes) => outcomes.findRevisions(ids)),
    (row: OutcomeRevisionRow) => row.outcomeId,
  );

  async find(id: string): Promise<ConsultationOutcome | null> {
    const row = isId(id) ? await this.byId.load(id) : null;
    return row && outcomeOf(row);
  }

  async get(id: string): Promise<ConsultationOutcome> {
    const outcome = await this.find(id);
    if (!outcome) throw notFound('outcome');
    return outcome;
  }

  revisionsOf({ id }: ConsultationOutcome): Promise<OutcomeRevision[]> {
    return this.revisionsById.load(id);
  }

  /** Waits for whoever else writes about it, and gives it as it stands then. */
  async lock(id: string): Promise<OutcomeRow> {
    const row = isId(id)
      ? await this.repository(async (outcomes) => {
          await outcomes.lock(id);
          return (await outcomes.find([id]))[0] ?? null;
        })
      : null;
    if (!row) throw notFound('outcome');
    return row;
  }

  private repository<Result>(run: (outcomes: OutcomeRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeRepository(transaction)));
  }
}
