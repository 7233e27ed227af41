package dev.brynje.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X | redis://cache:6379/0 | cache:6379",
        "X | redis://cache/0 | cache:6379",
        "X | postgres://user:p%40ss@db.shop:5433/x?sslmode=disable | db.shop:5433",
        "X | jdbc:postgresql://db/orders | db:5432",
        "X | postgresql+asyncpg://a:b@db/orders | db:5432",
        "X | mongodb://a:27017,b:27018/x | a:27017 b:27018",
        "X | kafka-0.kafka:9092,kafka-1.kafka:9092 | kafka-0.kafka:9092 kafka-1.kafka:9092",
        "X | host=db port=5432 | ",
        "X | --upstream=api.shop.svc.cluster.local:8080 | api.shop.svc.cluster.local:8080",
        "X | proxy_pass http://api; | api:80",
        "X | 10.0.0.7:443 | 10.0.0.7:443",
        "DB_HOST | db | db:0",
        "db.host | db | db:0",
        "API_URL | http://api:8080/v1 | api:8080",
        "NAME | db | ",
        "LEVEL | info | ",
        "X | 12:30 | ",
        "X | a:b | ",
        "X | a:99999 | ",
        "X | registry.example.com/shop/web:3.1 | ",
        "X | sh -c 'sleep 1' | ",
        "MY_SECRET | tok_live_1234 | ",
      })
  void findsHostsAndNothingElse(String name, String text, String hosts) {
    List<String> found = new ArrayList<>();
    HostNames.in(name, text, (host, port) -> found.add(host + ":" + port));
    assertThat(String.join(" ", found)).isEqualTo(hosts == null ? "" : hosts);
  }
}
