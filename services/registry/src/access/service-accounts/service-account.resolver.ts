import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { ApiKey } from '../api-keys/api-key.view';
import { CreateServiceAccountInput, UpdateServiceAccountInput } from './service-account.inputs';
import { ServiceAccount, ServiceAccountConnection } from './service-account.view';

@Resolver(() => ServiceAccount)
export class ServiceAccountResolver {
  @Query(() => ServiceAccountConnection, { description: "The programs of the caller's agency, latest first." })
  serviceAccounts(@Args(() => PageArgs) page: PageArgs, @Ctx() { serviceAccounts }: RegistryContext) {
    return serviceAccounts.page(page);
  }

  @Mutation(() => ServiceAccount, {
    description:
      "Makes a program of the caller's agency known; it signs in with keys of createApiKey (trust.md A07). Refused: INVALID_INPUT / ROLE_NOT_FOR_PROGRAMS, CONFLICT / NAME_TAKEN, PRECONDITION_FAILED / TOO_MANY_ENTRIES.",
  })
  createServiceAccount(
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createServiceAccount', ({ serviceAccounts }) => serviceAccounts.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ serviceAccounts }, id) => serviceAccounts.get(id),
    });
  }

  @Mutation(() => ServiceAccount, {
    description:
      'Sets what a program may do, or shuts it out; in force within a minute everywhere. Refused: NOT_FOUND, INVALID_INPUT / ROLE_NOT_FOR_PROGRAMS.',
  })
  updateServiceAccount(
    @Arg('input', () => UpdateServiceAccountInput) input: UpdateServiceAccountInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('updateServiceAccount', ({ serviceAccounts }) => serviceAccounts.update(input));
  }

  @FieldResolver(() => [ApiKey], { description: 'Its keys, latest first; the latest 100, ended ones included.' })
  keys(@Root() { id }: ServiceAccount, @Ctx() { apiKeys }: RegistryContext) {
    return apiKeys.ofAccount(id);
  }
}
