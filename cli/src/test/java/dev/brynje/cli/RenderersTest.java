package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a=1; a=1",
        "a=1,b.c=x; a=1|b.c=x",
        "a={x,y},b=2; a={x,y}|b=2",
        "a=x\\,y,b=2; a=x,y|b=2",
        "a=; a="
      })
  void severalSettingsStandInOneFlag(String given, String settings) {
    assertThat(Renderers.apart(given)).isEqualTo(List.of(settings.split("\\|", -1)));
  }

  @Test
  void aSlipIsToldWhereNoChartIs() {
    Run values = Session.plain().reading("").run("audit", "--values", "nosuch.yaml", "-");
    Run set = Session.plain().reading("").run("audit", "--set", "a=hush1,hush2", "-");

    assertThat(values.err()).contains("--values nosuch.yaml is no file that can be read");
    assertThat(set.err())
        .contains("--set must be like name=value, but is like 'a=…,…'; write \\, for a comma")
        .doesNotContain("hush1", "hush2");
    assertThat(values.code()).isEqualTo(2);
    assertThat(set.code()).isEqualTo(2);
  }
}
