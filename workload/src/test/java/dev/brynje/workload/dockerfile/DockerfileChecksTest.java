package dev.brynje.workload.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileChecksTest {
  /** How often a control complains; a bar stands for the end of a line, two for a pipe. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          dockerfile/final-user ¦ 0 ¦ FROM a:1|USER 1
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER root
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER 0:10
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER app|USER root
          dockerfile/final-user ¦ 0 ¦ FROM a:1|USER root|USER app
          dockerfile/final-user ¦ 1 ¦ FROM a:1|ARG ID=0|USER $ID
          dockerfile/final-user ¦ 0 ¦ FROM a:1|ARG ID=10|USER ${ID}:${ID}
          dockerfile/final-user ¦ 1 ¦ FROM a:1|ARG ID|USER $ID
          dockerfile/final-user ¦ 0 ¦ FROM a:1 AS b|USER 1|FROM b
          dockerfile/final-user ¦ 1 ¦ FROM a:1 AS b|USER 1|FROM c:1
          dockerfile/final-user ¦ 1 ¦ FROM gcr.io/distroless/static:nonroot
          dockerfile/final-user ¦ 1 ¦ FROM mcr.microsoft.com/windows/nanoserver:ltsc2022|USER ContainerAdministrator
          dockerfile/numeric-user ¦ 0 ¦ FROM mcr.microsoft.com/windows/nanoserver:ltsc2022|USER ContainerUser
          dockerfile/supported-base ¦ 1 ¦ FROM debian:stretch-slim
          dockerfile/supported-base ¦ 0 ¦ FROM debian:bookworm
          dockerfile/supported-base ¦ 2 ¦ FROM docker.io/library/python:3.6.15-slim-buster
          dockerfile/supported-base ¦ 1 ¦ ARG V=14|FROM node:${V}-alpine
          dockerfile/supported-base ¦ 0 ¦ ARG V|FROM node:$V
          dockerfile/supported-base ¦ 0 ¦ FROM shop/node:14
          dockerfile/supported-base ¦ 1 ¦ FROM ubuntu:18.04 AS a|FROM a
          dockerfile/supported-base ¦ 0 ¦ FROM scratch
          dockerfile/known-platform ¦ 0 ¦ FROM --platform=linux/arm/v7 a:1
          dockerfile/known-platform ¦ 0 ¦ FROM --platform=windows(10.0.17763)/amd64 a:1
          dockerfile/known-platform ¦ 0 ¦ FROM --platform=linux a:1
          dockerfile/known-platform ¦ 0 ¦ FROM --platform=linux/x86_64 a:1
          dockerfile/known-platform ¦ 1 ¦ FROM --platform=linux/$ARCH a:1
          dockerfile/known-platform ¦ 0 ¦ ARG ARCH|FROM --platform=linux/$ARCH a:1
          dockerfile/known-platform ¦ 0 ¦ FROM --platform=${TARGETPLATFORM} a:1
          dockerfile/known-platform ¦ 1 ¦ FROM --platform=linus/amd64 a:1
          dockerfile/known-platform ¦ 1 ¦ FROM --platform=linux/amd64/x a:1
          dockerfile/root-steps-first ¦ 1 ¦ FROM a:1|USER app|USER root|RUN x|USER app
          dockerfile/root-steps-first ¦ 1 ¦ FROM a:1|USER app|USER 0
          dockerfile/root-steps-first ¦ 0 ¦ FROM a:1|USER root|RUN x|USER app
          dockerfile/root-steps-first ¦ 1 ¦ FROM a:1|USER app|RUN apt-get update
          dockerfile/root-steps-first ¦ 0 ¦ FROM a:1|USER app|RUN sudo apt-get update
          dockerfile/root-steps-first ¦ 0 ¦ FROM a:1|USER app|RUN apk info
          dockerfile/root-steps-first ¦ 1 ¦ FROM a:1 AS b|USER app|FROM b|RUN chown app /srv
          dockerfile/root-steps-first ¦ 0 ¦ FROM a:1 AS b|USER app|RUN apk add x|FROM c:1
          dockerfile/root-steps-first ¦ 0 ¦ FROM a:1|USER $WHO|RUN apk add x
          dockerfile/pipefail ¦ 0 ¦ FROM a:1|ONBUILD RUN a ‖ b|SHELL ["bash", "-o", "pipefail", "-c"]
          dockerfile/pipefail ¦ 0 ¦ FROM a:1 AS b|SHELL ["bash", "-o", "pipefail", "-c"]|FROM b|RUN a ‖ b
          dockerfile/numeric-user ¦ 1 ¦ FROM a:1|USER app:app
          dockerfile/numeric-user ¦ 0 ¦ FROM a:1|USER root
          dockerfile/base-tag ¦ 1 ¦ FROM a
          dockerfile/base-tag ¦ 1 ¦ FROM localhost:5000/a
          dockerfile/base-tag ¦ 1 ¦ FROM --platform=linux/amd64 a:latest
          dockerfile/base-tag ¦ 0 ¦ FROM scratch
          dockerfile/base-tag ¦ 0 ¦ FROM a:1 AS build|FROM build
          dockerfile/base-tag ¦ 1 ¦ ARG TAG=latest|FROM a:$TAG
          dockerfile/base-tag ¦ 0 ¦ ARG TAG|FROM a:$TAG
          dockerfile/base-tag ¦ 0 ¦ FROM a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          dockerfile/base-digest ¦ 2 ¦ FROM a:1 AS b|FROM c:1
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|LABEL api_token="s3cr3tvalue-of-api"
          dockerfile/no-secret-in-variables ¦ 1 ¦ ARG DB_PASSWORD=hunter2hunter2|FROM a:1
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ENV DATABASE_URL=postgres://app:hunter2hunter2@db/app
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ENV DB_PASSWORD=""
          dockerfile/secret-mounted ¦ 1 ¦ FROM a:1|ARG GITHUB_TOKEN
          dockerfile/secret-mounted ¦ 0 ¦ FROM a:1|ARG VERSION
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /srv/|FROM c:1|COPY --from=b /srv /srv
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|WORKDIR /srv|COPY .env .|FROM c:1|COPY --from=0 /srv/* /srv
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env a /srv|FROM c:1|COPY --from=b / /
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|COPY .env /srv/|FROM c:1|COPY --from=b /srv/bin /srv
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|COPY .env /srv/|RUN make && rm /srv/.env|FROM c:1|COPY --from=b /srv /srv
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /x/|FROM a:1 AS c|COPY --from=b /x /y|FROM d:1|COPY --from=c /y /z
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|COPY .env /x/|FROM a:1 AS c|COPY --from=b /x /y|FROM d:1
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|RUN echo $T > ~/.npmrc|FROM c:1|COPY --from=b /root /root
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|FROM c:1|COPY --from=b /root/.ssh/id_rsa /id_rsa
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /srv/|FROM b AS c|FROM d:1|COPY --from=c /srv /srv
          dockerfile/no-secret-removed-later ¦ 1 ¦ FROM a:1|COPY .env /srv/.env|RUN rm -rf /srv
          dockerfile/no-secret-removed-later ¦ 1 ¦ FROM a:1 AS b|WORKDIR /srv|COPY id_rsa .|FROM b|RUN rm id_rsa
          dockerfile/no-secret-removed-later ¦ 0 ¦ FROM a:1 AS b|COPY .env /srv/|RUN rm /srv/.env|FROM c:1
          dockerfile/no-secret-removed-later ¦ 0 ¦ FROM a:1|COPY .env /srv/|RUN rm /srv/.envrc
          dockerfile/no-secret-removed-later ¦ 1 ¦ FROM a:1|RUN echo $T >> /root/.netrc|RUN x; rm -f ~/.netrc
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN echo $T > ~/.netrc && x && rm ~/.netrc
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t cat /run/secrets/t > ~/.npmrc
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t cat /run/secrets/t > /app/t
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t cp /run/secrets/t /root/.npmrc
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,target=/root/.npmrc npm ci && cp /root/.npmrc /app/
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t cp /run/secrets/t /x && npm ci && rm /x
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t --mount=type=tmpfs,target=/m cp /run/secrets/t /m/t
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t T="$(cat /run/secrets/t)" npm ci > /log
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t cat /run/secrets/t > /dev/null
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN cp /run/secrets/t /app/
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=tmpfs,target=/root echo $T > ~/.npmrc
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN echo $T ‖ tee /root/.npmrc
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY ["id_rsa", "/root/.ssh/"]
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY deploy/.env.production /app/.env
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1|COPY .env.example /app/
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|ADD .git /src/.git
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1 AS b|FROM c:1|COPY --from=b /a.key /
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1|COPY ca-cert.pem /etc/ssl/
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN echo $X > ~/.netrc
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN curl -u bot:hunter2hunter2 https://example.com
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN curl -u bot:$PASSWORD https://example.com
          dockerfile/verified-add ¦ 0 ¦ FROM a:1|ADD local.tar.gz /
          dockerfile/copy-not-add ¦ 1 ¦ FROM a:1|ADD local.tar.gz /
          dockerfile/copy-not-add ¦ 0 ¦ FROM a:1|ADD https://example.com/a /
          dockerfile/no-pipe-to-shell ¦ 1 ¦ FROM a:1|RUN wget -qO- https://example.com/i ‖ sudo bash -s -- -y
          dockerfile/no-pipe-to-shell ¦ 1 ¦ FROM a:1|RUN bash -c "$(curl -fsSL https://example.com/i)"
          dockerfile/no-pipe-to-shell ¦ 1 ¦ FROM a:1|RUN sh -c 'curl https://example.com/i ‖ sh'
          dockerfile/no-pipe-to-shell ¦ 0 ¦ FROM a:1|RUN curl https://example.com/i ‖ tar x && sh x
          dockerfile/verified-download ¦ 1 ¦ FROM a:1|RUN curl -LO "https://example.com/a-$V.tgz"
          dockerfile/verified-download ¦ 0 ¦ FROM a:1|RUN curl -LO https://example.com/a && sha256sum -c a.sum
          dockerfile/verified-tls ¦ 1 ¦ FROM a:1|RUN curl -fsSLk https://example.com
          dockerfile/verified-tls ¦ 0 ¦ FROM a:1|RUN curl --cacert -- -L https://example.com
          dockerfile/verified-tls ¦ 1 ¦ FROM a:1|ENV NODE_TLS_REJECT_UNAUTHORIZED=0
          dockerfile/verified-tls ¦ 1 ¦ FROM a:1|RUN npm config set strict-ssl false
          dockerfile/verified-tls ¦ 1 ¦ FROM a:1|RUN git config --global http.sslVerify false
          dockerfile/verified-tls ¦ 1 ¦ FROM a:1|RUN pip install --trusted-host pypi.example.com a
          dockerfile/verified-packages ¦ 1 ¦ FROM a:1|RUN apt-get install -y --allow-unauthenticated a
          dockerfile/no-sudo ¦ 1 ¦ FROM a:1|RUN apt-get install -y sudo
          dockerfile/no-sudo ¦ 1 ¦ FROM a:1|RUN a && /usr/bin/sudo -u app b
          dockerfile/no-sudo ¦ 0 ¦ FROM a:1|RUN echo sudo
          dockerfile/no-world-writable ¦ 1 ¦ FROM a:1|COPY --chmod=0777 a /a
          dockerfile/no-world-writable ¦ 1 ¦ FROM a:1|RUN chmod a+rwx /a
          dockerfile/no-world-writable ¦ 0 ¦ FROM a:1|RUN chmod 1777 /tmp
          dockerfile/no-setuid ¦ 1 ¦ FROM a:1|RUN chmod u+s /a
          dockerfile/no-setuid ¦ 0 ¦ FROM a:1|RUN chmod -s /a
          dockerfile/no-password-set ¦ 0 ¦ FROM a:1|RUN passwd -l root
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN pip install -U flask>=2
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pip install -r requirements.txt
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN apk add --no-cache --virtual .deps gcc
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN npm install @scope/a@1.2.3
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN go install example.com/a@latest
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN apt-get install -y a=$VERSION
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN apt-get install -y a && rm -rf /var/lib/apt/lists/*
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN python3 -m pip install flask
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN pip install git+https://git.example.com/a.git
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pip install git+https://git.example.com/a.git@1.0
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1 AS b|ENV PIP_NO_CACHE_DIR=1|FROM b|RUN pip install a
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|ENV PIP_NO_CACHE_DIR=off|RUN pip install a
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|RUN dnf install -y a
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN dnf install -y a && dnf clean all
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN --mount=type=cache,target=/root/.cache pip install a
          dockerfile/assume-yes ¦ 0 ¦ FROM a:1|RUN apt-get -qqy install a
          dockerfile/no-upgrade ¦ 1 ¦ FROM a:1|RUN apk upgrade --no-cache
          dockerfile/no-upgrade ¦ 0 ¦ FROM a:1|RUN yum update -y a
          dockerfile/update-with-install ¦ 0 ¦ FROM a:1|RUN apk update && apk add a
          dockerfile/pip-with-hashes ¦ 1 ¦ FROM a:1|RUN pip install -r requirements.txt
          dockerfile/pip-with-hashes ¦ 0 ¦ FROM a:1|RUN pip install .
          dockerfile/npm-ci ¦ 0 ¦ FROM a:1|RUN npm install -g a@1.0.0
          dockerfile/no-ssh-port ¦ 1 ¦ FROM a:1|ARG P=22|EXPOSE 80 $P/tcp
          dockerfile/no-ssh-port ¦ 1 ¦ FROM a:1|EXPOSE 20-30
          dockerfile/valid-port ¦ 1 ¦ FROM a:1|EXPOSE 0
          dockerfile/valid-port ¦ 0 ¦ FROM a:1|ARG P|EXPOSE $P 53/udp
          dockerfile/healthcheck ¦ 0 ¦ FROM a:1 AS b|HEALTHCHECK CMD x|FROM b
          dockerfile/exec-form ¦ 1 ¦ FROM a:1|CMD api
          dockerfile/exec-form ¦ 0 ¦ FROM a:1|CMD exec api
          dockerfile/absolute-workdir ¦ 0 ¦ FROM a:1|WORKDIR /a|WORKDIR b
          dockerfile/context-kept-out ¦ 0 ¦ FROM a:1|COPY src /app
          dockerfile/context-kept-out ¦ 0 ¦ FROM a:1|RUN --mount=type=bind,source=.,target=/s make -C /s
          dockerfile/pipefail ¦ 0 ¦ FROM a:1|RUN set -o pipefail; a ‖ b
          dockerfile/pipefail ¦ 1 ¦ FROM a:1|RUN a ‖ b ‖ c
          dockerfile/copy-from-other ¦ 1 ¦ FROM a:1|COPY --from=0 /a /b
          dockerfile/base-tag ¦ 0 ¦ # hadolint ignore=DL3006,DL3007|FROM a
          dockerfile/base-tag ¦ 1 ¦ # hadolint ignore=DL3008|FROM a
          dockerfile/base-tag ¦ 1 ¦ # hadolint ignore=DL3006|FROM a AS b|FROM c
          dockerfile/base-tag ¦ 0 ¦ FROM a|# hadolint global ignore=DL3006
          dockerfile/base-tag ¦ 0 ¦ #hadolint global ignore=DL3006|FROM a AS b|FROM c
          dockerfile/base-tag ¦ 1 ¦ # hadolint ignore=|FROM a
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ENV GPG_KEY 7169605F62C751356D054A26A821E680E5FA6305
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ENV GOSU_GPG_KEY=B42F6819007F00F88E364FD4036A9C25BF357DD4
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ENV API_KEY=B42F6819007F00F88E364FD4036A9C25BF357DD4
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ENV JAVA_OPTS=-Djavax.net.ssl.trustStorePassword=changeit
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ENV JAVA_OPTS=-Djavax.net.ssl.keyStorePassword=changeit
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN SECRET_KEY=build-only python manage.py collectstatic
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN SECRET_KEY=hunter2hunter2 python manage.py collectstatic
          dockerfile/base-tag ¦ 1 ¦ ARG BASE|FROM ${BASE:-node:latest}
          dockerfile/base-digest ¦ 1 ¦ ARG BASE|FROM ${BASE:-node:14}
          dockerfile/supported-base ¦ 1 ¦ ARG BASE|FROM ${BASE:-node:14}
          dockerfile/base-tag ¦ 0 ¦ ARG BASE|FROM ${BASE:-a:1}
          dockerfile/base-tag ¦ 0 ¦ ARG BASE|FROM ${BASE:?which}
          dockerfile/base-tag ¦ 1 ¦ FROM a:1|COPY --from=nginx:latest /x /y
          dockerfile/base-digest ¦ 2 ¦ FROM a:1|COPY --from=nginx:1.27 /x /y
          dockerfile/supported-base ¦ 1 ¦ FROM a:1|COPY --from=debian:9 /x /y
          dockerfile/base-tag ¦ 1 ¦ FROM a:1|RUN --mount=from=busybox,target=/b x
          dockerfile/base-tag ¦ 1 ¦ FROM a:1|RUN --mount=type=bind,target=/b,from=busybox:latest x
          dockerfile/base-tag ¦ 0 ¦ FROM a:1|RUN --mount=type=bind,source=.,target=/b --mount=type=cache,target=/c x
          dockerfile/base-tag ¦ 0 ¦ FROM a:1 AS b|FROM c:1|COPY --from=b /x /y|COPY --from=0 /x /z|RUN --mount=from=B,target=/b x
          dockerfile/base-tag ¦ 0 ¦ FROM a:1|COPY --from=nginx:1.27 /x /y|COPY --from=scratch /x /y
          dockerfile/base-tag ¦ 1 ¦ FROM alpine:edge
          dockerfile/base-tag ¦ 1 ¦ FROM debian:sid-slim
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER 1|ONBUILD USER root
          dockerfile/final-user ¦ 0 ¦ FROM a:1|USER 1|ONBUILD USER root|ONBUILD RUN x|ONBUILD USER 1
          dockerfile/final-user ¦ 0 ¦ FROM a:1 AS b|ONBUILD USER root|FROM c:1|USER 1
          dockerfile/final-user ¦ 1 ¦ FROM a:1|RUN adduser -D -u 0 toor|USER toor
          dockerfile/numeric-user ¦ 0 ¦ FROM a:1|RUN adduser -D -u 0 toor|USER toor
          dockerfile/final-user ¦ 1 ¦ FROM a:1|RUN useradd -ou 0 toor|USER toor
          dockerfile/final-user ¦ 1 ¦ FROM a:1 AS b|RUN useradd --uid=0 -o toor|FROM b|USER toor
          dockerfile/final-user ¦ 0 ¦ FROM a:1|RUN adduser -D -u 0 toor|USER app
          dockerfile/final-user ¦ 0 ¦ FROM a:1|RUN adduser -D -u 1000 -G 0 app|USER app
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY .docker/config.json /x/
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY config.json /root/.docker/config.json
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY config.json /root/.docker/
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1|COPY config.json /app/config.json
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY .env* /app/
          dockerfile/no-secret-files ¦ 1 ¦ FROM a:1|COPY prod.env /app/
          dockerfile/no-secret-files ¦ 2 ¦ FROM a:1|COPY secrets.yml service-account.json /app/
          dockerfile/no-secret-files ¦ 5 ¦ FROM a:1|COPY pip.conf settings.xml gradle.properties NuGet.config auth.json /x/
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1 AS b|COPY gradle.properties settings.xml /x/|FROM c:1
          dockerfile/no-secret-files ¦ 0 ¦ FROM a:1|COPY package.json settings.gradle secrets.py environment.yml /x/
          dockerfile/pipefail ¦ 0 ¦ FROM a:1|RUN bash -o pipefail -c "foo ‖ bar"
          dockerfile/pipefail ¦ 0 ¦ FROM a:1|RUN ["/bin/bash","-eo","pipefail","-c","foo ‖ bar"]
          dockerfile/pipefail ¦ 1 ¦ FROM a:1|RUN bash -c "foo ‖ bar"
          dockerfile/pipefail ¦ 1 ¦ FROM a:1|SHELL ["bash", "-o", "pipefail", "-c"]|RUN sh -c "foo ‖ bar"
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN apt-get install -y a && apt-get dist-clean
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|RUN apt-get install -y a && apt-get clean
          dockerfile/supported-base ¦ 1 ¦ FROM python:2-slim
          dockerfile/supported-base ¦ 1 ¦ FROM php:7-fpm
          dockerfile/supported-base ¦ 1 ¦ FROM ruby:2
          dockerfile/supported-base ¦ 1 ¦ FROM node:fermium
          dockerfile/supported-base ¦ 1 ¦ FROM redis:5
          dockerfile/supported-base ¦ 1 ¦ FROM amazonlinux:1
          dockerfile/supported-base ¦ 0 ¦ FROM python:3-slim
          dockerfile/supported-base ¦ 0 ¦ FROM php:8-fpm
          dockerfile/supported-base ¦ 0 ¦ FROM redis:8
          dockerfile/supported-base ¦ 0 ¦ FROM mysql:8
          dockerfile/supported-base ¦ 0 ¦ FROM node:krypton
          dockerfile/supported-base ¦ 0 ¦ FROM golang:1
          dockerfile/supported-base ¦ 0 ¦ FROM nginx:1
          dockerfile/supported-base ¦ 1 ¦ FROM maven:3-jdk-8
          dockerfile/supported-base ¦ 0 ¦ FROM maven:3-eclipse-temurin-21
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN python -m pip install flask
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|RUN python3 -m pip install flask
          dockerfile/pip-with-hashes ¦ 1 ¦ FROM a:1|RUN python -m pip install flask
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN python3 -m venv pip
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pip install --trusted-host index.example.com foo==1
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN pip install git+https://example.com/a/b.git
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pip install git+https://example.com/a/b.git@v1.2.3
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN uv pip install flask
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN conda install -y -n base numpy
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN conda install -y numpy=2.1
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN cargo install x
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN cargo install x --version 1.0
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN go get example.com/x
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN yarn global add x
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN yarn global add x@1.2.3
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN apk add curl=latest
          dockerfile/final-user ¦ 1 ¦ FROM a:1|ENV ID=1|ARG ID=0|USER $ID
          dockerfile/final-user ¦ 0 ¦ FROM a:1|ARG ID=0|ENV ID=1|USER $ID
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ARG VALUE=hunter2hunter2|ENV DB_PASSWORD=$VALUE
          dockerfile/no-secret-in-variables ¦ 1 ¦ ARG VALUE=hunter2hunter2|FROM a:1|ARG VALUE|LABEL api_token="${VALUE}"
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ARG VALUE=hunter2hunter2|ENV DATABASE_URL=postgres://app:${VALUE}@db/app
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ARG VALUE=hunter2hunter2|ENV NAME=$VALUE
          dockerfile/no-secret-in-variables ¦ 0 ¦ FROM a:1|ARG VALUE=changeme|ENV DB_PASSWORD=$VALUE
          dockerfile/no-secret-in-variables ¦ 1 ¦ FROM a:1|ARG VALUE=ghp_0123456789abcdefghijABCDEFGHIJ012345|RUN x
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|ARG VALUE=hunter2hunter2|RUN curl -u bot:$VALUE https://example.com
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|ARG VALUE=hunter2hunter2|RUN git clone https://bot:${VALUE}@git.example.com/a
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|ARG VALUE=hunter2hunter2|RUN make install NAME=$VALUE
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN npx prettier --check .
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN npx --yes -p typescript tsc
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN npx prettier@3.6.2 --check .
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN npx @angular/cli@20.1.0 build
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN npx @angular/cli build
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN npm ci && npx prisma generate
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|COPY --from=deps /app/node_modules ./node_modules|RUN npx prisma generate
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN npm ci && npx prisma@latest generate
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN npx --no-install tsc
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN npm ci && pnpm dlx serve
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN uvx ruff check
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pipx install poetry==2.1.4
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN pacman -S --noconfirm git curl
          dockerfile/pinned-packages ¦ 1 ¦ FROM a:1|RUN pacman --sync git
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pacman -Syu --noconfirm && pacman -Ss git && pacman -Q git
          dockerfile/pinned-packages ¦ 0 ¦ FROM a:1|RUN pacman -U https://archive.example.com/git-2.50.0-1.pkg.tar.zst
          dockerfile/no-upgrade ¦ 1 ¦ FROM a:1|RUN pacman -Syu --noconfirm git
          dockerfile/no-upgrade ¦ 1 ¦ FROM a:1|RUN pacman -S -y -u
          dockerfile/no-upgrade ¦ 0 ¦ FROM a:1|RUN pacman -Sy git && pacman -Qu
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|RUN pacman -Sy --noconfirm git
          dockerfile/no-package-cache ¦ 1 ¦ FROM a:1|RUN pacman -Sy --noconfirm git && pacman -Sc
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN pacman -Sy --noconfirm git && yes ‖ pacman -Scc
          dockerfile/no-package-cache ¦ 0 ¦ FROM a:1|RUN pacman -Sy --noconfirm git && rm -rf /var/cache/pacman/pkg/*
          dockerfile/assume-yes ¦ 1 ¦ FROM a:1|RUN pacman -Syu git
          dockerfile/assume-yes ¦ 0 ¦ FROM a:1|RUN pacman -Syu --noconfirm git
          dockerfile/supported-base ¦ 1 ¦ FROM elasticsearch:6.8.23
          dockerfile/supported-base ¦ 0 ¦ FROM elasticsearch:8.19.1
          dockerfile/supported-base ¦ 1 ¦ FROM java:8
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T echo $T > /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T printf "token=%s" "${T}" >> /etc/app.conf
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T echo $T ‖ base64 -d ‖ tee /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T sed -i "s/@T@/$T/" /app/conf
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T envsubst < /app/conf.in > /app/conf
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T cat <<EOF > /app/conf|token=$T|EOF
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T cat <<'EOF' > /app/conf|token=$T|EOF
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T git config --global url.https://$T@git.example.com/.insteadOf https://git.example.com/
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T npm config set //npm.example.com/:_authToken $T && npm ci
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T npm config set //npm.example.com/:_authToken $T && npm ci && npm config delete //npm.example.com/:_authToken
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T git clone https://$T@git.example.com/a /src
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T git clone https://$T@git.example.com/a /src && rm -rf /src/.git
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T echo $T ‖ docker login -u bot --password-stdin registry.example.com
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T --mount=type=tmpfs,target=/root echo $T ‖ docker login -u bot --password-stdin registry.example.com
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T curl -H "Authorization: Bearer $T" -o /app/tool https://example.com/tool
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T npm ci > /log
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T test -n "$T" && echo ok > /file
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T echo '$T' > /file
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t,env=T echo $T > /tmp/t && login /tmp/t && rm -rf /tmp/*
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN echo $T > /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t echo "$(cat /run/secrets/t)" > /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t T=$(cat /run/secrets/t) && echo "t=$T" > /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t export T="$(cat /run/secrets/t)"; sed -i "s/x/$T/" /f
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t read -r T < /run/secrets/t && echo $T > /file
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|RUN --mount=type=secret,id=t cat < /run/secrets/t > /file
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|RUN --mount=type=secret,id=t echo "$(wc -c /run/secrets/t)" > /size
          dockerfile/no-secret-in-run ¦ 1 ¦ FROM a:1|ARG NPM_TOKEN|RUN echo "//npm.example.com/:_authToken=$NPM_TOKEN" > /app/npm.conf
          dockerfile/no-secret-in-run ¦ 0 ¦ FROM a:1|ARG VERSION|RUN echo "$VERSION" > /app/version
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /x/.env|RUN cp /x/.env /app/config|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /x/.env|RUN mv /x/.env /app/config|FROM c:1|COPY --from=b /app/config /c
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|COPY .env /x/.env|RUN mv /x/.env /y/config|FROM c:1|COPY --from=b /x /x
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|COPY .env /x/.env|RUN cp -r /x /app|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|COPY .env /x/.env|RUN cp /x/.env /app/e && make && rm /app/e|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|ARG DB_PASSWORD|RUN sed -i "s/@P@/$DB_PASSWORD/" /app/conf.ini|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|ARG DB_PASSWORD|RUN envsubst < conf.in > /app/conf|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|ARG VERSION|RUN envsubst < conf.in > /app/conf|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|ARG DB_PASSWORD|RUN cat <<EOF > /app/conf|p=$DB_PASSWORD|EOF|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|RUN cat <<EOF > /app/conf|password=hunter2hunter2|EOF|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 1 ¦ FROM a:1 AS b|WORKDIR /app|RUN --mount=type=secret,id=t,env=T echo $T > token|FROM c:1|COPY --from=b /app /app
          dockerfile/no-secret-from-stage ¦ 0 ¦ FROM a:1 AS b|WORKDIR /app|RUN --mount=type=secret,id=t,env=T echo $T > token|FROM c:1|COPY --from=b /app/bin /app
          dockerfile/no-secret-removed-later ¦ 0 ¦ FROM a:1|COPY id_rsa /x/|RUN cp /x/id_rsa /app/e && make && rm /app/e
          """)
  void controlsComplain(String control, int times, String text) {
    assertThat(findings(control, text.replace('|', '\n').replace('‖', '|'))).hasSize(times);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM a:1\nCOPY . /app\n",
        "FROM a:1\nARG D=.\nCOPY $D /app\n",
        "FROM a:1\nRUN --mount=type=bind,source=.,target=/s cp -r /s /app\n",
        "FROM a:1\nRUN --mount=target=/s cp -a /s/. /app\n"
      })
  void allOfTheContextIsComplainedOfWhereItIsKnown(String text) {
    assertThat(inContext(new BuildContext(true, IgnoreFile.NONE), text).findings()).hasSize(1);
    assertThat(inContext(new BuildContext(true, IgnoreFile.read(".env\n.git\n")), text).findings())
        .isEmpty();
    assertThat(inContext(BuildContext.UNKNOWN, text).unjudged())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).contains("is not known"));
  }

  @Test
  void anIgnoreFileThatDockerRefusesIsUnjudged() {
    BuildContext context = new BuildContext(true, IgnoreFile.read(".env\n.git\n[\n"));
    assertThat(inContext(context, "FROM a:1\nCOPY src /app\n").unjudged())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).startsWith("line 3 of the ignore file"));
  }

  private static SourceJudgement inContext(BuildContext context, String text) {
    return new DockerfileAudit(
            List.of(new ContextKeptOut()), Policy.DEFAULT, LocalDate.of(2026, 9, 1))
        .judge("Dockerfile", text.getBytes(StandardCharsets.UTF_8), context);
  }

  @Test
  void whatHadolintIgnoresIsWaivedAndCountedSo() {
    String text = "# hadolint ignore = DL3006, DL3008 we know\nFROM a\nUSER 1\n";
    SourceJudgement judgement = judged(DockerfileChecks.ALL, text);
    assertThat(judgement.findings())
        .filteredOn(one -> one.waiver().isPresent())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.control()).isEqualTo("dockerfile/base-tag");
          assertThat(one.waiver().orElseThrow().words())
              .isEqualTo("waived by a comment: hadolint ignore=DL3006,DL3008");
          assertThat(one.waiver().orElseThrow().place().words()).isEqualTo("Dockerfile:1:1");
        });
    assertThat(judgement.tally().summary().standing().waived()).isEqualTo(1);
  }

  @Test
  void whatNoPosixShellReadsIsUnjudgedForControlsOfCommands() {
    String text = "FROM a:1\nSHELL [\"pwsh\", \"-c\"]\nRUN iwr x | iex\nRUN y\nUSER 1\n";
    assertThat(judged(DockerfileChecks.ALL, text).unjudged())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.location().words()).isEqualTo("Dockerfile:3:1");
          assertThat(one.reason()).startsWith("no POSIX shell reads 2 RUN instructions");
          assertThat(one.controls())
              .contains("dockerfile/no-pipe-to-shell")
              .doesNotContain("dockerfile/final-user");
        });
  }

  @Test
  void aScriptThatIsNotUnderstoodIsUnjudgedWhereNothingIsFound() {
    String text = "FROM a:1\nRUN sudo x && echo 'open\nUSER 1\n";
    assertThat(judged(DockerfileChecks.ALL, text).unjudged())
        .singleElement()
        .satisfies(one ->
            assertThat(one.controls())
                .contains("dockerfile/no-pipe-to-shell")
                .doesNotContain("dockerfile/no-sudo"));
  }

  @Test
  void aSecretInAStageThatOnlyBuildsWeighsLess() {
    assertThat(findings("dockerfile/no-secret-files", "FROM a:1 AS b\nCOPY .env /\nFROM c:1\n"))
        .singleElement()
        .satisfies(one -> assertThat(one.severity()).isEqualTo(Severity.MEDIUM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM a:1\nENV DB_PASSWORD=correct\n  horse-battery-staple x\n",
        "FROM a:1\nENV DB_PASSWORD=correct horse-battery-staple\n",
        "FROM a:1\nhorse-battery-staple\n"
      })
  void aRefusalQuotesNothingThatMayBeAPartOfASecret(String text) {
    assertThat(judged(DockerfileChecks.ALL, text).unjudged())
        .singleElement()
        .satisfies(
            one -> assertThat(one.toString().toLowerCase(Locale.ROOT)).doesNotContain("battery"));
  }

  @Test
  void aNameThatSaysNonrootProvesNothing() {
    assertThat(findings("dockerfile/final-user", "FROM gcr.io/distroless/static:nonroot\n"))
        .singleElement()
        .satisfies(one -> assertThat(one.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void whatLostItsSupportLastYearWeighsLess() {
    assertThat(findings("dockerfile/supported-base", "FROM node:20\n"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.severity()).isEqualTo(Severity.MEDIUM);
          assertThat(one.message())
              .isEqualTo("Node.js 20 gets no fixes: its support ended on 2026-04-30");
          assertThat(one.remediation()).endsWith("the newest known here is Node.js 26");
        });
  }

  @Test
  void theDefaultThatStandsForASecretIsShownNowhere() {
    String text = "FROM a\nARG VALUE=hunter2hunter2 A=b\nENV DB_PASSWORD=$VALUE\nUSER root\n";
    for (Finding finding : judged(DockerfileChecks.ALL, text).findings()) {
      assertThat(finding.toString()).doesNotContain("hunter2hunter2");
    }
  }

  @Test
  void noExcerptShowsASecret() {
    String text = "FROM a:1\nENV DB_PASSWORD=hunter2hunter2 \\\n  USER_NAME=x\nUSER root\n";
    for (Finding finding : judged(DockerfileChecks.ALL, text).findings()) {
      assertThat(finding.toString()).doesNotContain("hunter2hunter2");
    }
  }

  @Test
  void whatBuildKitRefusesIsUnjudgedWithItsPlace() {
    assertThat(judged(DockerfileChecks.ALL, "FROM a:1\nRUM x\n").unjudged())
        .singleElement()
        .satisfies(one -> assertThat(one.location().words()).isEqualTo("Dockerfile:2:1"));
  }

  @Test
  void whatBuildKitWouldNotBuildIsSaidBesideTheFindings() {
    SourceJudgement judgement = judged(DockerfileChecks.ALL, "ARG BASE\nFROM ${BASE}\nUSER root\n");

    assertThat(judgement.unjudged())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.location().words()).isEqualTo("Dockerfile:2:6");
          assertThat(one.reason()).startsWith("the base image is empty");
        });
    assertThat(judgement.findings()).isNotEmpty();
  }

  private static List<Finding> findings(String control, String text) {
    List<DockerfileCheck> checks =
        DockerfileChecks.ALL.stream().filter(one -> one.control().id().equals(control)).toList();
    assertThat(checks).as(control).hasSize(1);
    SourceJudgement judgement = judged(checks, text);
    assertThat(judgement.unjudged()).allMatch(one -> one.controls().isEmpty());
    return judgement.findings().stream().filter(one -> one.waiver().isEmpty()).toList();
  }

  private static SourceJudgement judged(List<DockerfileCheck> checks, String text) {
    return new DockerfileAudit(checks, Policy.DEFAULT, LocalDate.of(2026, 9, 1))
        .judge("Dockerfile", text.getBytes(StandardCharsets.UTF_8), BuildContext.UNKNOWN);
  }
}
