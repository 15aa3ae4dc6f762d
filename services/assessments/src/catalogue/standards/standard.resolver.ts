import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { StandardProcess } from './standard.enums';
import { RecordStandardAdoptionInput } from './standard.inputs';
import type { StandardRow } from './standard.repository';
import { Standard, StandardAdoption } from './standard.view';

@Resolver(() => Standard)
export class StandardResolver {
  @Query(() => [Standard], { description: 'Common standards by code, at most 100 (JIU-15).' })
  standards(
    @Arg('process', () => StandardProcess, { nullable: true, description: 'Only standards for this process.' })
    process: StandardProcess | null,
    @Ctx() { standards }: AssessmentsContext,
  ) {
    return standards.all(process ?? null);
  }

  @Query(() => Standard, { nullable: true, description: 'One standard; null when there is none.' })
  standard(
    @Arg('code', () => String) code: string,
    @Arg('version', () => Int, { defaultValue: 1 }) version: number,
    @Ctx() { standards }: AssessmentsContext,
  ) {
    return standards.find(code, version);
  }

  @Mutation(() => Standard, {
    description:
      'Records what the own agency does with a standard; the newest record counts (JIU-58). Refused: NOT_FOUND, INVALID_INPUT / ADOPTION_NOT_VALID.',
  })
  recordStandardAdoption(
    @Arg('input', () => RecordStandardAdoptionInput) input: RecordStandardAdoptionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    const { standardCode, standardVersion, idempotencyKey: key } = input;
    return context.transaction('recordStandardAdoption', ({ standards }) => standards.recordAdoption(input), {
      key,
      input,
      idOf: () => standardCode,
      again: ({ standards }) => standards.get(standardCode, standardVersion),
    });
  }

  @FieldResolver(() => [StandardAdoption], { description: 'By agency; who is not named has not said.' })
  adoptions(@Root() standard: StandardRow, @Ctx() { standards }: AssessmentsContext) {
    return standards.adoptionsOf(standard);
  }

  @FieldResolver(() => StandardAdoption, {
    nullable: true,
    description: 'What one agency does with it; null when it has not said.',
  })
  async adoption(
    @Arg('agency', () => String) agency: string,
    @Root() standard: StandardRow,
    @Ctx() { standards }: AssessmentsContext,
  ) {
    return (await standards.adoptionsOf(standard)).find((adoption) => adoption.agency?.code === agency) ?? null;
  }
}
