package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.Assessment;
import dev.brynje.core.Findings;
import dev.brynje.core.Tally;
import dev.brynje.core.testing.Hostile;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.xml.sax.SAXException;

class JunitReportTest {

  @Test
  void eachFindingIsATestThatFailed() throws Exception {
    Assessment assessment =
        Samples.assessment(
            Findings.of(List.of(Samples.bare(), Samples.whole())),
            List.of(),
            List.of(),
            new Tally());

    assertThat(valid(assessment))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="brynje audit">
              <testsuite name="k8s/api.yaml" tests="2" failures="1" errors="0" skipped="1" \
            timestamp="2026-11-24T12:00:00Z">
                <testcase classname="network.default-deny" name="k8s/api.yaml">
                  <failure type="medium" message="namespace shop has no policy among these files">\
            k8s/api.yaml
            what: namespace shop has no policy among these files
            fix:  Add a NetworkPolicy that selects all pods and allows nothing
            more: brynje controls network/default-deny
            </failure>
                </testcase>
                <testcase classname="workload.run-as-non-root" \
            name="k8s/api.yaml:21:13 Deployment shop/api, container api">
                  <skipped message="waived by team-shop until 2027-03-31: moves in Q1"/>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void whatIsNotJudgedIsAnErrorAndWhatIsDeniedAFailure() throws Exception {
    assertThat(valid(Samples.assessment()))
        .contains("<testsuite name=\"not judged\" tests=\"1\" failures=\"0\" errors=\"1\"")
        .contains("<error type=\"not judged\" message=\"hostNetwork must be a boolean")
        .contains("<failure type=\"denied\" message=\"one finding\">");
  }

  @Test
  void aFileWithoutFindingsIsATestThatPassed() throws Exception {
    Assessment clean =
        Samples.assessment(Findings.of(List.of()), List.of(), List.of(), new Tally());

    assertThat(valid(clean))
        .contains("<testcase classname=\"brynje\" name=\"k8s/api.yaml nothing found\"/>");
  }

  @Test
  void theSchemaIsReallyAsked() throws IOException {
    String xml = text(Samples.assessment()).replace(" errors=", " mistakes=");

    assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
  }

  @ParameterizedTest
  @FieldSource("dev.brynje.core.testing.Hostile#TEXTS")
  void whatManifestsSayStaysText(String text) throws Exception {
    assertThat(valid(Hostile.assessment(text)))
        .doesNotContain("]]>", "<evil", "<script", "<img", "\u001b", "\u0000");
  }

  private static String valid(Assessment assessment) throws Exception {
    String xml = text(assessment);
    validate(xml);
    return xml;
  }

  private static void validate(String xml) throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitReportTest.class.getResource("/schema/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private static String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new JunitReport().write(assessment, out);
    return out.toString();
  }
}
