package dev.brynje.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageContentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          debian:9-slim | Debian 9 (stretch)
          debian:11.7 | Debian 11 (bullseye)
          debian:bullseye-20230522-slim | Debian 11 (bullseye)
          debian:stable |
          debian |
          ubuntu:18.04 | Ubuntu 18.04 (bionic)
          ubuntu:focal-20220531 | Ubuntu 20.04 (focal)
          buildpack-deps:stretch-scm | Debian 9 (stretch)
          alpine:3 |
          alpine:3.1 | Alpine 3.1
          alpine:3.14.2 | Alpine 3.14
          python:3.9-alpine3.14 | Python 3.9, Alpine 3.14
          python:3 |
          python:3.13.0-slim-bookworm@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | Python 3.13, Debian 12 (bookworm)
          node:lts-alpine3.12 | Alpine 3.12
          node:8.17.0 | Node.js 8
          node:80 |
          node:current |
          golang:1.16-stretch | Go 1.16, Debian 9 (stretch)
          golang:1.1 |
          php:7.4-fpm-alpine | PHP 7.4
          openjdk:8u292-jdk-slim-buster | OpenJDK 8, Debian 10 (buster)
          eclipse-temurin:17_35-jdk-focal | Eclipse Temurin 17, Ubuntu 20.04 (focal)
          maven:3.6-jdk-8-slim-buster | Debian 10 (buster), OpenJDK 8
          maven:3-openjdk-17 | OpenJDK 17
          maven:3-eclipse-temurin-21 |
          python:2-slim | Python 2.7
          php:7-fpm | PHP 7.4
          php:8-fpm |
          node:fermium | Node.js 14
          debian:oldoldstable | Debian 11 (bullseye)
          amazonlinux:1 | Amazon Linux 2018.03
          elasticsearch:6.8 | Elasticsearch 6
          elasticsearch:5.6-alpine | Elasticsearch 5
          docker.elastic.co/elasticsearch/elasticsearch:7.17.9 | Elasticsearch 7
          docker.elastic.co/kibana/kibana-oss:6.8.23 | Kibana 6
          shop/elasticsearch:6.8 |
          cassandra:3 | Apache Cassandra 3.11
          cassandra:4 | Apache Cassandra 4.1
          memcached:1.5-alpine | Memcached 1.5
          solr:8.11 | Apache Solr 8
          couchdb:3.2 | Apache CouchDB 3.2
          valkey/valkey:7.2-alpine | Valkey 7.2
          postgis/postgis:12-3.4 | PostgreSQL 12
          perl:5.30.1-slim-buster | Perl 5.30, Debian 10 (buster)
          java:8-jre-alpine | Java 8
          amazoncorretto:11-al2-jdk | Amazon Corretto 11, Amazon Linux 2
          centos:7 | CentOS 7
          centos:centos7.9.2009 | CentOS 7
          quay.io/centos/centos:stream8 | CentOS Stream 8
          amazonlinux:2.0.20210126.0 | Amazon Linux 2
          amazonlinux:2018.03 | Amazon Linux 2018.03
          registry.access.redhat.com/ubi7/ubi-minimal:7.9 | Red Hat Enterprise Linux 7
          redhat/ubi8 | Red Hat Enterprise Linux 8
          gcr.io/distroless/nodejs14-debian10:nonroot | Node.js 14, Debian 10 (buster)
          gcr.io/distroless/static-debian12 | Debian 12 (bookworm)
          mcr.microsoft.com/dotnet/sdk:3.1-bionic | .NET 3.1, Ubuntu 18.04 (bionic)
          public.ecr.aws/docker/library/node:14 | Node.js 14
          registry.example.com/hub/library/debian:9 | Debian 9 (stretch)
          registry.example.com/debian:9 |
          shop/python:3.6-buster |
          """)
  void namesAndTagsTellWhatAnImageHolds(String reference, String expected) {
    String held =
        ImageContents.of(reference).stream().map(Release::words).collect(Collectors.joining(", "));
    assertThat(held).isEqualTo(expected == null ? "" : expected);
  }
}
