# The page behind nginx with TLS. Build from the repository's root: docker build -f docker/page.Dockerfile .
FROM node:24 AS build
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci
COPY openapi.yaml /src/openapi.yaml
COPY frontend ./
RUN npm run build

FROM nginx:1.28
COPY docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY docker/nginx/page-headers.conf docker/nginx/proxy-service.conf /etc/nginx/
COPY --from=build /src/frontend/dist /usr/share/yardstick
EXPOSE 8443
