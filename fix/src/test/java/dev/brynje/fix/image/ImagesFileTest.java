package dev.brynje.fix.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.workload.image.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImagesFileTest {
  private static final String CONDITION = "(>=|<)[0-9.]+|!?\\*[a-z]+\\*";
  private static final String WRITES = "-|((/[a-z0-9_.-]+)+(=filled|=data)? ?)*\\??";

  @Test
  void eachRowIsWellFormed() throws IOException {
    for (String[] cells : rows()) {
      String row = String.join(" ", cells);
      assertThat(cells).as(row).hasSize(6);
      if (!cells[1].isEmpty()) {
        assertThat(cells[1].split(" ", -1)).as(row).allMatch(one -> one.matches(CONDITION));
      }
      assertThat(cells[2]).as(row).matches("([1-9][0-9]*)?");
      assertThat(cells[3]).as(row).matches("([1-9][0-9]*)?");
      assertThat(cells[4]).as(row).isNotEmpty().matches(WRITES).doesNotEndWith(" ");
      assertThat(cells[2].isEmpty() && cells[4].equals("?")).as("says nothing: " + row).isFalse();
    }
  }

  @Test
  void eachRowHasASource() throws IOException {
    for (String[] cells : rows()) {
      assertThat(cells[5].split(" ", -1))
          .as(cells[0])
          .allMatch(source -> source.matches("https://[a-z.]+/[A-Za-z0-9_./#-]+"));
    }
  }

  @Test
  void atLeast45ImagesAreKnown() throws IOException {
    assertThat(rows().stream().map(cells -> cells[0]).distinct()).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void imagesAreSortedAndNamedAsTheirReferencesBegin() throws IOException {
    List<String> images = rows().stream().map(cells -> cells[0]).toList();
    assertThat(images).isSorted();
    for (String image : images) {
      assertThat(ImageReference.of(image).map(ImageReference::repository))
          .as(image)
          .get()
          .isIn(image, "docker.io/" + image, "docker.io/library/" + image);
      assertThat(image).doesNotStartWith("docker.io/").doesNotStartWith("library/");
    }
  }

  @Test
  void noRowIsHiddenByOneBefore() throws IOException {
    List<String> every = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (String[] cells : rows()) {
      assertThat(every).as("after every tag: " + cells[0]).doesNotContain(cells[0]);
      assertThat(seen).doesNotContain(cells[0] + " " + cells[1]);
      seen.add(cells[0] + " " + cells[1]);
      if (cells[1].isEmpty()) {
        every.add(cells[0]);
      }
    }
  }

  @Test
  void noDirectoryOfARowIsWithinAnother() throws IOException {
    for (String[] cells : rows()) {
      List<WritablePath> paths = ImageRow.of(String.join("\t", cells)).writes().paths();
      for (WritablePath one : paths) {
        assertThat(paths).noneMatch(other -> one.path().startsWith(other.path() + "/"));
      }
    }
  }

  @Test
  void eachLowPortHasASourceAndNoProgramOfItMayListenThereAnyway() throws IOException {
    List<String> images = new ArrayList<>();
    for (String line : lines("low-ports.tsv").filter(one -> !one.startsWith("#")).toList()) {
      String[] cells = line.split("\t", -1);
      assertThat(cells).as(line).hasSize(4);
      assertThat(Integer.parseInt(cells[2])).as(line).isBetween(1, 1023);
      assertThat(cells[3]).as(line).matches("https://[a-z.]+/[A-Za-z0-9_./#-]+");
      assertThat(ImageTable.known().fileCapability(cells[0])).as(line).isEmpty();
      images.add(cells[0]);
    }
    assertThat(images).isNotEmpty().isSorted();
  }

  private static List<String[]> rows() throws IOException {
    return lines("images.tsv")
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static Stream<String> lines(String name) throws IOException {
    try (InputStream file = ImageTable.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
