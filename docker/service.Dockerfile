# The service. Build from the repository's root: docker build -f docker/service.Dockerfile .
# The fonts of printed documents come from an npm package.
FROM node:24 AS fonts
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --omit=dev

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY openapi.yaml ./
COPY backend backend
COPY --from=fonts /src/frontend/node_modules/@expo-google-fonts frontend/node_modules/@expo-google-fonts
RUN mvn -q -f backend/pom.xml -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home yardstick && mkdir /data && chown yardstick /data
COPY --from=build --chown=yardstick /src/backend/target/quarkus-app /app
USER yardstick
# Needs DB_URL, DB_USER and DB_PASSWORD, and DB_OWNER_USER and DB_OWNER_PASSWORD for the migrations: the image never starts a database of its own, and loads no demo.
ENV PORT=8080 DATA=/data DEMO=false BIND=0.0.0.0 BEHIND_TLS=true
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
