import { AppError, notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { scorerVersion } from '../../matching/score';
import { type IndexReader, subjectOf } from '../indexes/index.reader';
import type { SubjectDifference } from '../indexes/index.repository';
import type { AskedAnswer } from '../indexes/index-room';
import type { ScreeningEngine } from '../indexes/screening-engine';
import type { ScreeningRow } from '../screenings/screening.repository';
import { questionsOf, type ScreenedBasis, screeningOf } from '../screenings/screening.rules';
import type { ScreeningRecordService } from '../screenings/screening-record.service';
import { compareMatches } from './screening-replay.rules';
import { ReplayOutcome } from './screening-replay.view';

export interface ReplayParts {
  records: ScreeningRecordService;
  engine: ScreeningEngine;
  reader: IndexReader;
}

/** Repeats a screening on the versions of then: the index of today, with what changed since put back as it was. */
export class ScreeningReplayService {
  constructor(
    private readonly work: Work,
    private readonly parts: ReplayParts,
  ) {}

  async replay(id: string) {
    const { records } = this.parts;
    const screening = await records.find(id);
    if (!screening) throw notFound('screening');
    if (screening.scorerVersion !== scorerVersion) throw unavailable('SCORER_CHANGED');
    const basis = await records.basisOf(screening);
    if (!basis) throw unavailable('NOT_KEPT');
    const recorded = await records.matches(screening);
    const matches = await this.ask(screening, basis);
    const outcome = compareMatches(recorded, matches) ? ReplayOutcome.SAME : ReplayOutcome.DIFFERENT;
    await this.work.database.confidential((transaction) =>
      this.work.audit
        .within(transaction, 'replayScreening')
        .record({ objectType: 'Screening', objectId: id, detail: { outcome } }),
    );
    return { screening, outcome, matches, recorded: recorded.length };
  }

  private async ask({ listVersions }: ScreeningRow, basis: ScreenedBasis) {
    const { engine, reader } = this.parts;
    const index = await engine.current(reader);
    const then = listVersions.map(({ snapshotId }) => snapshotId);
    const differences = await reader.differences(index.snapshots, then);
    if (!differences) throw unavailable('NOT_KEPT');
    const queries = questionsOf(basis).map(({ query }) => query);
    const now = await index.ask(queries, { isUrgent: true });
    const past = await index.withIndex(listedThen(differences), (name) => index.ask(queries, { isUrgent: true }, name));
    const changed = new Set(differences.map(({ id }) => id));
    const answers = now.map((answer, place): AskedAnswer => {
      const kept = answer.matches.filter(({ subjectId }) => !changed.has(subjectId));
      return { canBeAsked: answer.canBeAsked, matches: [...kept, ...(past[place]?.matches ?? [])] };
    });
    return screeningOf(basis, answers, () => undefined).findings;
  }
}

const listedThen = (differences: readonly SubjectDifference[]) =>
  differences.flatMap(({ after }) => (after ? [subjectOf(after)] : []));

function unavailable(why: 'SCORER_CHANGED' | 'NOT_KEPT') {
  const message =
    why === 'SCORER_CHANGED'
      ? 'This screening was made by other rules than today’s, so repeating it would compare other things.'
      : 'What was asked then is not kept.';
  return new AppError('PRECONDITION_FAILED', message, { reason: 'REPLAY_UNAVAILABLE', facts: { why } });
}
