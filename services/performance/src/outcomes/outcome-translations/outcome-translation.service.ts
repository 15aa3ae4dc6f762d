import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { OutcomeState } from '../outcomes/outcome.enums';
import type { OutcomeService } from '../outcomes/outcome.service';
import { type ConsultationOutcome, outcomeOf } from '../outcomes/outcome.view';
import type { OutcomeKeeperService } from '../outcomes/outcome-keeper.service';
import type { TranslateOutcomeInput } from './outcome-translation.inputs';
import { OutcomeTranslationRepository, type OutcomeTranslationRow } from './outcome-translation.repository';
import type { OutcomeTranslation } from './outcome-translation.view';

interface Parts {
  outcomes: OutcomeService;
  outcomeKeepers: OutcomeKeeperService;
}

/** Statements of outcomes in further languages. */
export class OutcomeTranslationService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byOutcome = rowsLoader(
    (ids) => this.repository((translations) => translations.findOf(ids)),
    (row: OutcomeTranslationRow) => row.outcomeId,
  );

  of({ id }: ConsultationOutcome): Promise<OutcomeTranslation[]> {
    return this.byOutcome.load(id);
  }

  /** The statement in the language that is asked for, or in its own when there is no translation. */
  async statementOf({ row }: ConsultationOutcome, lang: string | null): Promise<string> {
    if (lang === null || lang === row.lang) return row.statement;
    const found = (await this.byOutcome.load(row.id)).find((translation) => translation.lang === lang);
    return found?.statement ?? row.statement;
  }

  async translate({ outcomeId, lang, statement }: TranslateOutcomeInput): Promise<ConsultationOutcome> {
    const { clock, audit } = this.work;
    const outcome = await this.parts.outcomes.lock(outcomeId);
    await this.parts.outcomeKeepers.demand(outcome, 'outcome');
    if (outcome.state === OutcomeState.WITHDRAWN) {
      throw new AppError('CONFLICT', 'This outcome is withdrawn.', {
        reason: 'INVALID_STATE',
        facts: { state: outcome.state },
      });
    }
    if (outcome.lang === lang) throw invalidInput('The statement is in this language itself.', 'input.lang');
    const row = { outcomeId: outcome.id, lang, round: outcome.round, statement: statement.trim() };
    if (!(await this.repository((translations) => translations.insert(row, clock.now())))) {
      throw new AppError('CONFLICT', 'This text has a translation into the language already.', {
        reason: 'ALREADY_TRANSLATED',
      });
    }
    await audit.record({ objectType: 'ConsultationOutcome', objectId: outcome.id, detail: { lang } });
    return outcomeOf(outcome);
  }

  private repository<Result>(run: (translations: OutcomeTranslationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeTranslationRepository(transaction)));
  }
}
