package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.yaml.edit.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes Dockerfiles so that findings about them go. */
public final class DockerfileFix implements SourceFix {
  private static final String RING = "dockerfile/";

  /** Many times what people write; each change is judged again by all of it. */
  private static final int MOST_BYTES = 128 << 10;

  private static final int MOST_FINDINGS = 1000;

  private final Wishes wishes;
  private final KnownImages images;
  private final BuildDirectories directories;

  public DockerfileFix(Wishes wishes, KnownImages images, BuildDirectories directories) {
    this.wishes = wishes;
    this.images = images;
    this.directories = directories;
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.control().startsWith(RING)
        && (DockerfileFixes.know(finding.control()) || IgnoreEntries.knows(finding))
        && finding.location().origin() == Location.Origin.WRITTEN;
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    Optional<byte[]> bytes = files.read(unit);
    if (bytes.isEmpty()) {
      return List.of(Mended.left(unit, findings, SourceFiles.CHANGED));
    }
    if (!findings.getFirst().resource().equals(Resource.NONE)) {
      return List.of(
          Mended.left(
              unit,
              findings,
              "the Dockerfile stands within this file; put it in a file of its own, or change it here by hand"));
    }
    if (bytes.get().length > MOST_BYTES || findings.size() > MOST_FINDINGS) {
      return List.of(
          Mended.left(
              unit,
              findings,
              "only Dockerfiles up to %d KiB with up to %d findings are changed; fix some of them by --only"
                  .formatted(MOST_BYTES >> 10, MOST_FINDINGS)));
    }
    return switch (DockerfileReader.read(bytes.get())) {
      case Reading.Refused _ ->
          List.of(Mended.left(unit, findings, "it is no Dockerfile that can be read"));
      case Reading.Read read ->
          Encoding.of(bytes.get(), read.source().text())
              .map(encoding -> fix(unit, findings, files, read, encoding))
              .orElseGet(() ->
                  List.of(
                      Mended.left(unit, findings, "it is not all UTF-8; save it as UTF-8 first")));
    };
  }

  private List<Mended> fix(
      String unit,
      List<Finding> findings,
      SourceFiles files,
      Reading.Read read,
      Encoding encoding) {
    Written written = new Written(read);
    List<Finding> ofContext = findings.stream().filter(IgnoreEntries::knows).toList();
    List<Finding> ofText = findings.stream().filter(one -> !IgnoreEntries.knows(one)).toList();
    Mending mending =
        new Mending(
            written,
            now -> new Subject(now, wishes, images, name -> files.read(beside(unit, name))));
    mending.run(ofText);
    List<Mended> mended = new ArrayList<>();
    mended.add(
        Mended.of(
            unit,
            read.source(),
            encoding.bytes(mending.text()),
            mending.splices(),
            mending.outcomes()));
    if (!ofContext.isEmpty()) {
      mended.add(
          new IgnoreEntries(written, files, directories)
              .mended(unit, ofContext, mending.numbers()));
    }
    return mended;
  }

  private static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }
}
