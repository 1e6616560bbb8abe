# Both have security fixes until 2028: Node 24 until April, Debian 13 until August.
ARG NODE=24.21.0-trixie-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# npm counts the compiler and its types in, since tRPC names them as peers, and libsql's binary for another libc
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/typescript node_modules/@typescript node_modules/@types node_modules/@libsql/*-musl

FROM node:${NODE}
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist/contract ./dist/contract
COPY --from=build /app/dist/server ./dist/server
COPY --from=build /app/dist/demo ./dist/demo
COPY --from=build /app/dist/bundle ./dist/bundle
RUN chmod 755 dist/server/bin.js && ln -s /app/dist/server/bin.js /usr/local/bin/klucznik \
  && install -d -o node -g node -m 700 /data
ENV NODE_ENV=production
# from here the default DATA_DIR, ./data, is the volume; set, it would be the demo's too, which keeps nothing
WORKDIR /
VOLUME /data
# the user `node`, by number: so others can see that it is not root
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 8080) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/server/bin.js"]
CMD ["serve"]
