import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { LessonsArgs, PublishLessonInput, RecordLessonInput, WithdrawLessonInput } from './lesson.inputs';
import { Lesson, LessonConnection } from './lesson.view';

@Resolver(() => Lesson)
export class LessonResolver {
  @Query(() => LessonConnection, {
    description:
      'Lessons that are for you, and all of your agency, latest first, such as those of a country (JIU-103).',
  })
  lessons(@Args(() => LessonsArgs) args: LessonsArgs, @Ctx() { lessons }: PerformanceContext) {
    return lessons.page(args);
  }

  @Mutation(() => Lesson, {
    description:
      'Writes down what was learned, for the agency alone (JIU-103). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  recordLesson(@Arg('input', () => RecordLessonInput) input: RecordLessonInput, @Ctx() context: PerformanceContext) {
    return context.transaction('recordLesson', ({ lessons }) => lessons.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ lessons }, id) => lessons.get(id),
    });
  }

  @Mutation(() => Lesson, {
    description:
      'Lets others read a lesson, or more of them. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE.',
  })
  publishLesson(@Arg('input', () => PublishLessonInput) input: PublishLessonInput, @Ctx() context: PerformanceContext) {
    return context.transaction('publishLesson', ({ lessons }) => lessons.publish(input));
  }

  @Mutation(() => Lesson, {
    description: 'Takes a lesson back, with a reason. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawLesson(
    @Arg('input', () => WithdrawLessonInput) input: WithdrawLessonInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawLesson', ({ lessons }) => lessons.withdraw(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who learned it; null only beside an error.' })
  agency(@Root() { agencyCode }: Lesson): Agency {
    return { code: agencyCode };
  }
}
