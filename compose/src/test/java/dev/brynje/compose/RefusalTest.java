package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
  /** The key that is not known, and what it should probably be. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {services: {a: {imagee: x}}} | imagee | image
          {services: {a: {image: x, volume: [a]}}} | volume | volumes
          {services: {a: {image: x, envirnoment: [a]}}} | envirnoment | environment
          {services: {a: {image: x, healthcheck: {tests: [a]}}}} | tests | test
          {service: {a: {image: x}}, services: {}} | service | services
          {services: {a: {image: x, deploy: {resource: {}}}}} | resource | resources
          """)
  void anUnknownKeyIsToldWithTheNearestOne(String text, String key, String nearest) {
    Problem problem = problem(text);
    assertThat(problem.message()).endsWith("has no key \"" + key + "\"");
    assertThat(problem.advice()).startsWith("did you mean " + nearest + "?");
  }

  @Test
  void aKeyThatIsLikeNoneIsOnlyTold() {
    assertThat(problem("{services: {a: {image: x, quux: 1}}}").advice())
        .isEqualTo("correct it, or begin its name with x- if it is yours");
  }

  @Test
  void aFileOfLabelsThatIsNotThereIsToldWhereItIsNamed() {
    Problem problem = problem("{services: {a: {image: x, label_file: none.labels}}}");
    assertThat(problem.message()).isEqualTo("the file of labels \"none.labels\" is not there");
    assertThat(problem.span().column()).isEqualTo(39);
  }

  private static Problem problem(String text) {
    Reading reading =
        new TrickyProject("", Map.of("compose.yaml", text), List.of("compose.yaml"), "").read();
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).problem();
  }
}
