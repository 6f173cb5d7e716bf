FROM node:24-slim
WORKDIR /mashang
COPY package.json package-lock.json ./
COPY apps ./apps
COPY libs ./libs
COPY tools ./tools
COPY tsconfig.base.json ./
RUN npm ci --omit=dev --no-audit --no-fund
ENV NODE_ENV=production SWC_NODE_PROJECT=/mashang/tsconfig.base.json
USER node
ENTRYPOINT ["node", "-r", "@swc-node/register"]
