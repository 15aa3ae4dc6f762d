import { Decimal } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode } from 'class-validator';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An exact amount in one currency.' })
@Directive('@shareable')
export class Money {
  @Field(() => Decimal, { description: 'In units of the currency.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  currency: string;
}

@InputType({ description: 'An exact amount in one currency.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'In units of the currency.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;
}
