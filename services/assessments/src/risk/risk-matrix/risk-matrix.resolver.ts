import { Query, Resolver } from 'type-graphql';
import { riskMatrixCells, riskMatrixVersion } from './risk-matrix.rules';
import { RiskMatrix } from './risk-matrix.view';

@Resolver()
export class RiskMatrixResolver {
  @Query(() => RiskMatrix, { description: 'By which table likelihood and impact of a risk become its band (JIU-36).' })
  riskMatrix(): RiskMatrix {
    return { version: riskMatrixVersion, cells: riskMatrixCells() };
  }
}
