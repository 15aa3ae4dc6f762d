import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ServiceName } from '../service';
import type { PlatformContext } from '../work';
import { CreateUploadInput } from './upload.inputs';
import { Upload } from './upload.type';

/** Root fields are unique in the whole graph, so the name says which service gets the bytes. */
const uploadMutationOf = (service: ServiceName) => `create${service.charAt(0).toUpperCase()}${service.slice(1)}Upload`;

export function uploadResolverOf(service: ServiceName, kinds: string[]) {
  const name = uploadMutationOf(service);
  @Resolver()
  class UploadResolver {
    @Mutation(() => Upload, {
      name,
      description: `Announces a file for ${service}, of kind ${kinds.join(' or ')}; then PUT its bytes to the URL. Refused: INVALID_INPUT.`,
    })
    createUpload(@Arg('input', () => CreateUploadInput) input: CreateUploadInput, @Ctx() context: PlatformContext) {
      return context.transaction(name, ({ uploads }) => uploads.create(input));
    }
  }
  return UploadResolver;
}
