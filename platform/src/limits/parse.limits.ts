import { type DocumentNode, GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import { invalidInput } from '../errors';
import { assertWithin } from './limit.error';
import type { QueryLimits } from './query.limits';

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts on the lexer first, because the parser recurses: a text of depth 3,000 would end in its stack (trust.md G02). */
function assertText(source: Source, limits: QueryLimits): void {
  const lexer = new Lexer(source);
  let tokens = 0;
  let directives = 0;
  let nesting = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    assertWithin('QUERY_TOO_LARGE', 'tokens', ++tokens, limits.maxTokens);
    if (token.kind === TokenKind.NAME)
      assertWithin('QUERY_TOO_LARGE', 'characters in one name', token.value.length, limits.maxNameLength);
    if (token.kind === TokenKind.AT)
      assertWithin('TOO_MANY_DIRECTIVES', 'directives', ++directives, limits.maxDirectives);
    if (opening.has(token.kind)) assertWithin('QUERY_TOO_DEEP', 'nested brackets', ++nesting, limits.maxNesting);
    if (closing.has(token.kind)) nesting--;
  }
}

export function parseBounded(text: string, limits: QueryLimits): DocumentNode {
  assertWithin('QUERY_TOO_LARGE', 'characters', text.length, limits.maxCharacters);
  const source = new Source(text, 'GraphQL request');
  try {
    assertText(source, limits);
    return parse(source);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions.code) throw error;
    throw invalidInput(error.message, undefined, 'SYNTAX');
  }
}
