import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs';
import { ApiKey, ApiKeyReceipt } from './api-key.view';

@Resolver()
export class ApiKeyResolver {
  @Mutation(() => ApiKeyReceipt, {
    description:
      'Makes a key for a program of the own agency and shows it once (trust.md A08). Refused: NOT_FOUND, PRECONDITION_FAILED / TOO_MANY_ENTRIES, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  createApiKey(@Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput, @Ctx() context: RegistryContext) {
    return context.transaction('createApiKey', ({ apiKeys }) => apiKeys.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ apiKeys }, id) => apiKeys.receiptOf(id),
      idOf: ({ apiKey }) => apiKey.id,
    });
  }

  @Mutation(() => ApiKey, {
    description: 'Ends a key of the own agency within a minute everywhere (trust.md A07). Refused: NOT_FOUND.',
  })
  revokeApiKey(@Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput, @Ctx() context: RegistryContext) {
    return context.transaction('revokeApiKey', ({ apiKeys }) => apiKeys.revoke(input));
  }
}
