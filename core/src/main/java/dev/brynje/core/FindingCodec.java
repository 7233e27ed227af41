package dev.brynje.core;

import dev.brynje.yaml.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Findings as bytes, for one process only. Words that come again and again (controls, remediations,
 * most messages) are written as their number in a dictionary that is bounded in words and in the
 * length of each.
 */
@SuppressWarnings("EnumOrdinal") // read back by the process that wrote it
final class FindingCodec {
  private static final int DICTIONARY = 20_000;
  private static final int LONGEST_WORD = 256;
  private static final Ring[] RINGS = Ring.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final Location.Origin[] ORIGINS = Location.Origin.values();

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> words = new ArrayList<>();

  byte[] encode(List<Finding> findings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(findings.size() * 96);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeInt(out, findings.size());
      for (Finding finding : findings) {
        write(out, finding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  List<Finding> decode(byte[] bytes) {
    List<Finding> findings = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = readInt(in);
      for (int i = 0; i < count; i++) {
        findings.add(read(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a block of findings is cut short", e);
    }
    return findings;
  }

  private void write(DataOutputStream out, Finding finding) throws IOException {
    writeWord(out, finding.control());
    writeInt(out, finding.ring().ordinal());
    writeInt(out, finding.severity().ordinal());
    writeWord(out, finding.message());
    writeWord(out, finding.remediation());
    Resource resource = finding.resource();
    writeWord(out, resource.apiVersion());
    writeWord(out, resource.kind());
    writeWord(out, resource.namespace());
    writeText(out, resource.name());
    writeWord(out, resource.container());
    Location location = finding.location();
    writeText(out, location.path());
    writeInt(out, location.line());
    writeInt(out, location.column());
    writeInt(out, location.endLine());
    writeInt(out, location.endColumn());
    writeText(out, location.excerpt().text());
    writeInt(out, location.excerpt().column());
    writeInt(out, location.excerpt().endColumn());
    writeInt(out, location.origin().ordinal());
    writeWord(out, finding.field());
    writeInt(out, finding.evidence().size());
    for (Map.Entry<String, String> seen : finding.evidence().entrySet()) {
      writeWord(out, seen.getKey());
      writeText(out, seen.getValue());
    }
    out.writeBoolean(finding.fix().isPresent());
    if (finding.fix().isPresent()) {
      write(out, finding.fix().get());
    }
    out.writeBoolean(finding.waiver().isPresent());
    if (finding.waiver().isPresent()) {
      write(out, finding.waiver().get());
    }
    out.writeBoolean(finding.known());
  }

  private static void write(DataOutputStream out, Fix fix) throws IOException {
    writeInt(out, fix.state().ordinal());
    writeText(out, fix.description());
    writeInt(out, fix.notes().size());
    for (String note : fix.notes()) {
      writeText(out, note);
    }
  }

  private void write(DataOutputStream out, Waiver waiver) throws IOException {
    writeInt(out, waiver.kind().ordinal());
    writeWord(out, waiver.owner());
    writeWord(out, waiver.reason());
    out.writeBoolean(waiver.expires().isPresent());
    if (waiver.expires().isPresent()) {
      out.writeLong(waiver.expires().get().toEpochDay());
    }
    writeText(out, waiver.place().path());
    writeInt(out, waiver.place().line());
    writeInt(out, waiver.place().column());
  }

  private Finding read(DataInputStream in) throws IOException {
    return new Finding(
        readWord(in),
        RINGS[readInt(in)],
        SEVERITIES[readInt(in)],
        readWord(in),
        readWord(in),
        new Resource(readWord(in), readWord(in), readWord(in), readText(in), readWord(in)),
        new Location(
            readText(in),
            readInt(in),
            readInt(in),
            readInt(in),
            readInt(in),
            new Excerpt(readText(in), readInt(in), readInt(in)),
            ORIGINS[readInt(in)]),
        readWord(in),
        readEvidence(in),
        in.readBoolean() ? Optional.of(readFix(in)) : Optional.empty(),
        in.readBoolean() ? Optional.of(readWaiver(in)) : Optional.empty(),
        in.readBoolean());
  }

  private static Fix readFix(DataInputStream in) throws IOException {
    Fix.State state = Fix.State.values()[readInt(in)];
    String description = readText(in);
    List<String> notes = new ArrayList<>();
    for (int left = readInt(in); left > 0; left--) {
      notes.add(readText(in));
    }
    return new Fix(state, description, notes);
  }

  private Waiver readWaiver(DataInputStream in) throws IOException {
    return new Waiver(
        Waiver.Kind.values()[readInt(in)],
        readWord(in),
        readWord(in),
        in.readBoolean() ? Optional.of(LocalDate.ofEpochDay(in.readLong())) : Optional.empty(),
        Location.start(readText(in), readInt(in), readInt(in)));
  }

  private Map<String, String> readEvidence(DataInputStream in) throws IOException {
    int count = readInt(in);
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> evidence = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      evidence.put(readWord(in), readText(in));
    }
    return Collections.unmodifiableMap(evidence);
  }

  /** A word of the dictionary by its number from 1, or 0 and the text itself. */
  private void writeWord(DataOutputStream out, String word) throws IOException {
    Integer number = word.length() > LONGEST_WORD ? Integer.valueOf(0) : numbers.get(word);
    if (number == null) {
      number = learn(word);
    }
    writeInt(out, number);
    if (number == 0) {
      writeText(out, word);
    }
  }

  private synchronized int learn(String word) {
    Integer known = numbers.get(word);
    if (known != null) {
      return known;
    }
    if (words.size() == DICTIONARY) {
      return 0;
    }
    words.add(word);
    numbers.put(word, words.size());
    return words.size();
  }

  private String readWord(DataInputStream in) throws IOException {
    int number = readInt(in);
    if (number == 0) {
      return readText(in);
    }
    synchronized (this) {
      return words.get(number - 1);
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(out, bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(readInt(in)), StandardCharsets.UTF_8);
  }

  /** Seven bits a byte, the lowest first. */
  private static void writeInt(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readInt(DataInputStream in) throws IOException {
    int value = 0;
    int shift = 0;
    while (true) {
      int next = in.readUnsignedByte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
      shift += 7;
    }
  }
}
