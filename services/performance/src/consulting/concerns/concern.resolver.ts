import { invalidInput } from '@partner-commons/platform/errors';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { ConcernStatistics } from '../concern-figures/concern-statistics.view';
import { Consultation } from '../consultations/consultation.view';
import {
  AssignConcernInput,
  ConcernStepInput,
  ConcernsArgs,
  ConfirmConcernResolutionInput,
  RaiseConcernInput,
  ResolveConcernInput,
} from './concern.inputs';
import { Concern, ConcernConnection, RaiseConcernPayload } from './concern.view';

const kept = 'NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT';

@Resolver(() => Concern)
export class ConcernResolver {
  @Query(() => Concern, {
    nullable: true,
    description: 'One concern that you handle or raised; else null. Reading is recorded.',
  })
  concern(@Arg('id', () => ID) id: string, @Ctx() { concernDesk }: PerformanceContext) {
    return concernDesk.find(id);
  }

  @Query(() => ConcernConnection, {
    description:
      'Concerns that you handle, or that your partner raised, the latest first (JIU-98). Reading is recorded.',
  })
  concerns(@Args(() => ConcernsArgs) args: ConcernsArgs, @Ctx() { concernDesk }: PerformanceContext) {
    return concernDesk.page(args);
  }

  @Query(() => Concern, {
    description:
      'An anonymous concern, by its tracking code, best without signing in; who asks is not kept (P-INV-7). Refused: NOT_FOUND.',
  })
  concernByCode(@Arg('code', () => String) code: string, @Ctx() context: PerformanceContext) {
    return context.anonymously('concernByCode', ({ concernCodes }) => concernCodes.read(code));
  }

  @Query(() => [ConcernStatistics], {
    description:
      'Concerns that were raised in a year, by agency; one per agency. Small counts are held back (P-INV-4).',
  })
  concernStatistics(@Arg('year', () => Int) year: number, @Ctx() { concernFigures }: PerformanceContext) {
    return concernFigures.statistics(year);
  }

  @Mutation(() => RaiseConcernPayload, {
    description:
      'Raises a concern, in the name of your partner or anonymously, then also without signing in (JIU-98, P-INV-7). It can be repeated by no key, since a key would be kept with who sent it. Refused: FORBIDDEN / ROLE_REQUIRED, NOT_FOUND for another partner, an unknown office or consultation, INVALID_INPUT.',
  })
  raiseConcern(@Arg('input', () => RaiseConcernInput) input: RaiseConcernInput, @Ctx() context: PerformanceContext) {
    return input.anonymous
      ? context.anonymously('raiseConcern', ({ concernRaising }) => concernRaising.raiseAnonymously(input))
      : context.transaction('raiseConcern', ({ concernRaising }) => concernRaising.raise(input));
  }

  @Mutation(() => Concern, { description: `Gives a concern to another desk of the office. Refused: ${kept}.` })
  assignConcern(@Arg('input', () => AssignConcernInput) input: AssignConcernInput, @Ctx() context: PerformanceContext) {
    return context.transaction('assignConcern', ({ concernDesk }) => concernDesk.assign(input));
  }

  @Mutation(() => Concern, { description: `Takes a concern: you are its official from now on. Refused: ${kept}.` })
  takeConcern(@Arg('input', () => ConcernStepInput) input: ConcernStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('takeConcern', ({ concernDesk }) => concernDesk.take(input));
  }

  @Mutation(() => Concern, {
    description: `Hands a concern one level up before its day (JIU-114). Refused: ${kept}, CONFLICT / NO_HIGHER_LEVEL.`,
  })
  escalateConcern(@Arg('input', () => ConcernStepInput) input: ConcernStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('escalateConcern', ({ concernDesk }) => concernDesk.escalate(input));
  }

  @Mutation(() => Concern, { description: `Answers a concern. Refused: ${kept}.` })
  resolveConcern(
    @Arg('input', () => ResolveConcernInput) input: ResolveConcernInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('resolveConcern', ({ concernDesk }) => concernDesk.resolve(input));
  }

  @Mutation(() => Concern, {
    description:
      'Confirms or contests the answer: by tracking code, without signing in, or as the partner that raised it. What is contested goes one level up. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, INVALID_INPUT.',
  })
  confirmConcernResolution(
    @Arg('input', () => ConfirmConcernResolutionInput) { code, concernId, confirmed }: ConfirmConcernResolutionInput,
    @Ctx() context: PerformanceContext,
  ) {
    const action = 'confirmConcernResolution';
    if (code) return context.anonymously(action, ({ concernCodes }) => concernCodes.answer(code, confirmed));
    if (!concernId) throw invalidInput('Give the tracking code, or the id.', 'input.code');
    return context.transaction(action, ({ concernDesk }) => concernDesk.answer(concernId, confirmed));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who is to answer; null only beside an error.' })
  agency(@Root() { agencyCode }: Concern): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who raised it; null when it is anonymous.' })
  partner(@Root() { partnerId }: Concern): Partner | null {
    return partnerId === null ? null : { id: partnerId };
  }

  @FieldResolver(() => Consultation, { nullable: true, description: 'In which it came up.' })
  consultation(@Root() { consultationId }: Concern, @Ctx() { consultations }: PerformanceContext) {
    return consultationId && consultations.find(consultationId);
  }
}

@Resolver(() => ConcernStatistics)
export class ConcernStatisticsResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose concerns; null only beside an error.' })
  agency(@Root() { agencyCode }: ConcernStatistics): Agency {
    return { code: agencyCode };
  }
}
