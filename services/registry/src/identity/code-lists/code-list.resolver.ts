import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { CodeList, CodeListName } from './code-list.view';

const language = { defaultValue: 'en', description: 'UN working language: ar, zh, en, fr, ru or es.' };

@Resolver()
export class CodeListResolver {
  @Query(() => CodeList, { description: 'A list of codes with its labels. Refused: INVALID_INPUT.' })
  codeList(
    @Arg('name', () => CodeListName) name: CodeListName,
    @Arg('language', () => String, language) code: string,
    @Ctx() { codeLists }: RegistryContext,
  ) {
    return codeLists.get(name, code);
  }

  @Query(() => [CodeList], { description: 'All lists of codes. Refused: INVALID_INPUT.' })
  codeLists(@Arg('language', () => String, language) code: string, @Ctx() { codeLists }: RegistryContext) {
    return codeLists.list(code);
  }
}
