import { invalidInput } from '@partner-commons/platform/errors';
import { GraphQLScalarType, Kind } from 'graphql';

const decimal = /^-?(0|[1-9]\d{0,19})(\.\d{1,10})?$/;

function readDecimal(value: unknown): string {
  // A JSON number has already been rounded to a float when it arrives, so only text is exact.
  if (typeof value === 'string' && decimal.test(value)) return value;
  throw invalidInput(
    'A decimal is a string such as "300000.00", with at most 20 digits before and 10 after the point.',
  );
}

export const DecimalScalar = new GraphQLScalarType({
  name: 'Decimal',
  description: 'An exact decimal number as a string, such as "300000.00"; never a float.',
  serialize: readDecimal,
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(node.kind === Kind.STRING ? node.value : undefined),
});
